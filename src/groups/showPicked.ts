import type { Actor } from '../decision.ts';
import type { DirectoryGroup } from '../directory/types.ts';
import type { GroupsContext } from './context.ts';
import { kindOf, whyIneligible } from './eligibility.ts';
import type { GroupsView } from './groupViews.ts';
import { listGroups } from './handlers.ts';
import { offeredTo } from './offered.ts';
import type { SharedGroupData } from './searchViews.ts';

/**
 * The group somebody chose from a list that is minutes old, or says to have chosen: read again, and unknown when this
 * person may not be offered it.
 */
export async function findOffered(
  context: GroupsContext,
  userId: string,
  groupId: string,
): Promise<DirectoryGroup | undefined> {
  const group = await context.directory.getGroup(groupId, 'interactive');
  const [offered] = group === undefined ? [] : await offeredTo(context, userId, [group]);
  return offered;
}

export async function showPicked(context: GroupsContext, actor: Actor, groupId: string): Promise<GroupsView> {
  const group = await findOffered(context, actor.userId, groupId);
  const list = { text: group?.displayName ?? '', page: 0, more: false, purpose: 'found' } as const;
  return listGroups(context, actor, group === undefined ? [] : [group], list);
}

/** What everybody in a chat may see of a group. */
export function toShared(group: DirectoryGroup): SharedGroupData {
  return {
    groupId: group.id,
    name: group.displayName,
    description: group.description,
    kind: kindOf(group),
    ineligible: whyIneligible(group),
  };
}
