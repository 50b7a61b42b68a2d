import { undefinedIfGone } from './gone.ts';
import type { Operation } from './graph.ts';
import { asRaw, GROUP_PROPERTIES, idOf, isKind, toGroup, type Raw } from './graphShapes.ts';
import { items } from './pager.ts';
import type { MembershipRule, RuleGroup } from './ruleTypes.ts';
import type { GroupSummary } from './types.ts';
import { path, withQuery } from './url.ts';

const LARGEST_PAGE = 999;
const DYNAMIC = 'DynamicMembership';

/** A group with its rule and the products it gives; undefined when it is gone. */
export async function readRuleGroup(graph: Operation, groupId: string): Promise<RuleGroup | undefined> {
  const $select = `${GROUP_PROPERTIES},membershipRuleProcessingState`;
  const url = withQuery(path`/groups/${groupId}`, { $select });
  const answer = await undefinedIfGone(graph.send({ method: 'GET', url }));
  if (answer === undefined) return undefined;
  const raw = asRaw(answer);
  const group = toGroup(raw);
  const isPaused = raw['membershipRuleProcessingState'] === 'Paused';
  const rule =
    group.groupTypes.includes(DYNAMIC) && group.membershipRule !== null
      ? { text: group.membershipRule, isPaused }
      : null;
  return { group, rule, skuIds: skuIdsOf(raw) };
}

/**
 * Gives the group this rule, or with null assigned members again. A group that becomes dynamic loses all its members
 * first; one that becomes assigned keeps them. The rule is never sent without its state, and never members with it.
 * Repeatable. Needs `Group.ReadWrite.All`. Throws `DirectoryError`: rejected for a rule that Entra does not take or a
 * tenant without Entra ID P1, forbidden for a role-assignable group.
 * Source: Microsoft Graph, "Update group"; Microsoft Entra, "Change static group to dynamic".
 */
export async function writeMembershipRule(
  graph: Operation,
  groupId: string,
  rule: MembershipRule | null,
): Promise<void> {
  const url = path`/groups/${groupId}`;
  const now = await readRuleGroup(graph, groupId);
  const others = (now?.group.groupTypes ?? []).filter((type) => type !== DYNAMIC);
  const body =
    rule === null
      ? { groupTypes: others, membershipRuleProcessingState: 'Paused' }
      : {
          groupTypes: [...others, DYNAMIC],
          membershipRule: rule.text,
          membershipRuleProcessingState: rule.isPaused ? 'Paused' : 'On',
        };
  await graph.send({ method: 'PATCH', url, body, repeatable: true });
}

/**
 * Ids of all users that are direct members, page by page to the end or to `limit`, and how many other things there are.
 * Empty when the group is gone.
 */
export async function listMemberIds(
  graph: Operation,
  groupId: string,
  limit: number,
): Promise<{ readonly ids: readonly string[]; readonly others: number; readonly more: boolean }> {
  const url = withQuery(path`/groups/${groupId}/members`, { $select: 'id', $top: LARGEST_PAGE });
  const ids: string[] = [];
  let others = 0;
  const fill = async (): Promise<boolean> => {
    for await (const raw of items(graph, url)) {
      if (ids.length === limit) return true;
      if (isKind(raw, 'user')) ids.push(idOf(raw));
      else others += 1;
    }
    return false;
  };
  const more = (await undefinedIfGone(fill())) ?? false;
  return { ids, others, more };
}

/** Groups inside the group, at any depth, with their names. */
export async function listGroupsInside(graph: Operation, groupId: string): Promise<readonly GroupSummary[]> {
  const url = withQuery(path`/groups/${groupId}/transitiveMembers`, {
    $select: 'id,displayName',
    $top: LARGEST_PAGE,
  });
  const found: GroupSummary[] = [];
  const fill = async (): Promise<true> => {
    for await (const raw of items(graph, url)) {
      if (!isKind(raw, 'group')) continue;
      const name = raw['displayName'];
      found.push({ id: idOf(raw), displayName: typeof name === 'string' ? name : idOf(raw) });
    }
    return true;
  };
  await undefinedIfGone(fill());
  return found;
}

/**
 * One person with just these properties under Graph's names, to be judged by a rule; a property Graph has no value for
 * is null. Undefined when the person is gone.
 */
export async function readSubject(
  graph: Operation,
  userId: string,
  plan: { readonly select: readonly string[]; readonly expand: readonly string[] },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  // Graph cuts an expanded memberOf off after 20, so it is read as a collection of its own.
  const expanded = plan.expand.filter((one) => !one.startsWith('memberOf'));
  const expand = expanded.length === 0 ? {} : { $expand: expanded.join(',') };
  const url = withQuery(path`/users/${userId}`, { $select: plan.select.join(','), ...expand });
  const answer = await undefinedIfGone(graph.send({ method: 'GET', url }));
  if (answer === undefined) return undefined;
  const raw = asRaw(answer);
  // Graph leaves an expanded manager out where there is none.
  const manager = plan.expand.some((one) => one.startsWith('manager')) ? { manager: null } : {};
  const groups =
    expanded.length === plan.expand.length ? {} : { memberOf: await listDirectGroups(graph, userId) };
  const asked = Object.fromEntries(plan.select.map((name) => [name, null]));
  return { ...asked, ...manager, ...groups, ...raw, id: idOf(raw) };
}

async function listDirectGroups(graph: Operation, userId: string): Promise<readonly { id: string }[]> {
  const url = withQuery(path`/users/${userId}/memberOf`, { $select: 'id', $top: LARGEST_PAGE });
  const found: { id: string }[] = [];
  for await (const raw of items(graph, url)) found.push({ id: idOf(raw) });
  return found;
}

function skuIdsOf(raw: Raw): readonly string[] {
  const licences = raw['assignedLicenses'];
  if (!Array.isArray(licences)) return [];
  return licences
    .map((one) => asRaw(one)['skuId'])
    .flatMap((id) => (typeof id === 'string' ? [id.toLowerCase()] : []));
}
