import { undefinedIfGone } from './gone.ts';
import type { Operation } from './graph.ts';
import { asRaw, GROUP_PROPERTIES, idOf, isKind, toGroup } from './graphShapes.ts';
import { collect, items } from './pager.ts';
import type { DirectoryGroup, Memberships } from './types.ts';
import { path, withQuery } from './url.ts';

/** Source: Microsoft Graph, "Check member groups". */
const MOST_GROUPS_A_CHECK = 20;
const LARGEST_PAGE = 999;

/** Empty also when the person is gone. */
export async function checkMembership(
  graph: Operation,
  userId: string,
  groupIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(groupIds.map((id) => id.toLowerCase()))];
  const chunks = Array.from({ length: Math.ceil(ids.length / MOST_GROUPS_A_CHECK) }, (_, index) =>
    ids.slice(index * MOST_GROUPS_A_CHECK, (index + 1) * MOST_GROUPS_A_CHECK),
  );
  const found = await Promise.all(chunks.map((chunk) => checkChunk(graph, userId, chunk)));
  return new Set(found.flat());
}

/**
 * Direct groups, and those held only through another group. Both lists are read without a cast to groups: the cast
 * makes an advanced query, and the lagging index beside a current list would show a group somebody has just left
 * as one held through nesting.
 */
export async function listMemberships(graph: Operation, userId: string): Promise<Memberships> {
  const [direct, all] = await Promise.all([
    listGroups(graph, path`/users/${userId}/memberOf`),
    listGroups(graph, path`/users/${userId}/transitiveMemberOf`),
  ]);
  const directIds = new Set(direct.map((group) => group.id));
  return { direct, nested: all.filter((group) => !directIds.has(group.id)) };
}

/**
 * Groups around a group. Read without a cast for the same reason.
 * Source: Microsoft Graph, "List group transitive memberOf".
 */
export async function listContainers(graph: Operation, groupId: string): Promise<readonly DirectoryGroup[]> {
  return listGroups(graph, path`/groups/${groupId}/transitiveMemberOf`);
}

/**
 * Asks from the person's side, as people are in far fewer groups than groups have members. A filter on the group's
 * members would be shorter, but it is an advanced query and so answered from an index that lags, while this is what
 * tells people their membership is real. `checkMemberGroups` is no help: it counts nested groups.
 * Source: Microsoft Graph, "Advanced query capabilities" and "List a user's direct memberships".
 */
export async function isDirectMember(graph: Operation, groupId: string, userId: string): Promise<boolean> {
  const url = withQuery(path`/users/${userId}/memberOf`, { $select: 'id', $top: LARGEST_PAGE });
  const wanted = groupId.toLowerCase();
  const search = async (): Promise<boolean> => {
    for await (const raw of items(graph, url)) if (idOf(raw) === wanted) return true;
    return false;
  };
  return (await undefinedIfGone(search())) ?? false;
}

async function checkChunk(graph: Operation, userId: string, groupIds: readonly string[]): Promise<string[]> {
  // A question despite its POST.
  const request = { method: 'POST', ...membershipQuestion(userId, groupIds), repeatable: true } as const;
  const answer = await undefinedIfGone(graph.send(request));
  return answer === undefined ? [] : idsIn(answer);
}

/** Which of the groups, at most 20, the person is in, directly or nested. */
export function membershipQuestion(
  userId: string,
  groupIds: readonly string[],
): { readonly url: string; readonly body: object } {
  return { url: path`/users/${userId}/checkMemberGroups`, body: { groupIds } };
}

export function idsIn(answer: unknown): string[] {
  const value = asRaw(answer)['value'];
  const ids = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  return ids.map((id) => id.toLowerCase());
}

/** Directory roles and administrative units stand in the same lists. */
async function listGroups(graph: Operation, url: string): Promise<readonly DirectoryGroup[]> {
  const query = { $select: GROUP_PROPERTIES, $top: LARGEST_PAGE };
  const holders = (await undefinedIfGone(collect(items(graph, withQuery(url, query))))) ?? [];
  return holders.filter((raw) => isKind(raw, 'group')).map(toGroup);
}
