import { askTogether, type BatchItem, type BatchOutcome } from './batch.ts';
import type { Operation } from './graph.ts';
import {
  asRaw,
  GROUP_PROPERTIES,
  isKind,
  toGroup,
  toUser,
  USER_PROPERTIES,
  type Raw,
} from './graphShapes.ts';
import { undefinedIfGone } from './gone.ts';
import { collect, items, rest } from './pager.ts';
import type { DirectoryGroup, DirectoryUser, GroupFacts } from './types.ts';
import { literal, path, withQuery } from './url.ts';

/** The largest page Graph gives of directory objects. */
const LARGEST_PAGE = 999;

export async function getGroup(graph: Operation, groupId: string): Promise<DirectoryGroup | undefined> {
  const raw = await undefinedIfGone(graph.send({ method: 'GET', url: groupUrl(groupId) }));
  return raw === undefined ? undefined : toGroup(asRaw(raw));
}

export async function listOwners(graph: Operation, groupId: string): Promise<readonly DirectoryUser[]> {
  return toOwners((await undefinedIfGone(collect(items(graph, ownersUrl(groupId))))) ?? []);
}

/** Names are not unique in a directory, so there may be several. */
export async function findGroupsByName(
  graph: Operation,
  displayName: string,
): Promise<readonly DirectoryGroup[]> {
  const url = withQuery('/groups', {
    $filter: `displayName eq ${literal(displayName)}`,
    $select: GROUP_PROPERTIES,
  });
  return (await collect(items(graph, url))).map(toGroup);
}

/** Two questions a group, so ten groups fit in one request. */
export async function describeGroups(
  graph: Operation,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, GroupFacts>> {
  const questions = groupIds.flatMap((groupId) => [
    memberCountQuestion(groupId),
    { url: ownersUrl(groupId) },
  ]);
  const outcomes = await askTogether(graph, questions);
  const facts = new Map<string, GroupFacts>();
  for (const [index, groupId] of groupIds.entries()) {
    const owners = outcomes[index * 2 + 1];
    if (owners === undefined || 'failed' in owners) continue;
    facts.set(groupId.toLowerCase(), {
      memberCount: countIn(outcomes[index * 2]),
      owners: toOwners(await collect(rest(graph, asRaw(owners.body)))),
    });
  }
  return facts;
}

/**
 * Without a cast to users in the path: a cast would make this an advanced query and so read the index, which lags,
 * while who is in a fallback group decides who may approve.
 */
export async function listTransitiveUserIds(graph: Operation, groupId: string): Promise<readonly string[]> {
  const url = withQuery(path`/groups/${groupId}/transitiveMembers`, {
    $select: 'id,userPrincipalName,accountEnabled,userType',
    $top: LARGEST_PAGE,
  });
  const members = (await undefinedIfGone(collect(items(graph, url)))) ?? [];
  const users = members.filter((raw) => isKind(raw, 'user')).map(toUser);
  return users.filter((user) => user.accountEnabled && user.userType !== 'Guest').map((user) => user.id);
}

export function groupUrl(groupId: string): string {
  return withQuery(path`/groups/${groupId}`, { $select: GROUP_PROPERTIES });
}

export function ownersUrl(groupId: string): string {
  return withQuery(path`/groups/${groupId}/owners`, { $select: USER_PROPERTIES });
}

/** Owners may be service principals too; those cannot be asked in chat. */
export function toOwners(all: readonly Raw[]): readonly DirectoryUser[] {
  return all.filter((raw) => isKind(raw, 'user')).map(toUser);
}

/** `/$count` is answered by the index alone. A count that is some seconds old does no harm on a card. */
export function memberCountQuestion(groupId: string): BatchItem {
  return { url: path`/groups/${groupId}/members/$count`, eventual: true };
}

/** A count comes as text, which a batch carries in base64 as it is not JSON; digits never look like base64 of digits. */
export function countIn(outcome: BatchOutcome | undefined): number | null {
  if (outcome === undefined || 'failed' in outcome) return null;
  const text = String(outcome.body);
  const plain = /^\uFEFF?\d+$/.test(text) ? text : Buffer.from(text, 'base64').toString('utf8');
  const digits = /^\uFEFF?(\d+)$/.exec(plain)?.[1];
  return digits === undefined ? null : Number(digits);
}
