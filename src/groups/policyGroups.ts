import type { Directory, DirectoryGroup } from '../directory/types.ts';
import { mostIncompatible, type JoinPolicy } from './policy.ts';
import type { TypedPolicy } from './policyViews.ts';
import { resolveGroup } from './resolve.ts';

/** Whose form it is, and what holds so far. */
export interface FormReader {
  readonly directory: Directory;
  readonly userId: string;
  readonly current: JoinPolicy;
}

const longestName = 120;

/**
 * The one group of this name or id. A group with hidden members is found by its owners, and stays where it is
 * named already: as an approver its members would be named to whoever asks.
 */
export async function findGroup(
  { directory, userId, current }: FormReader,
  text: string,
): Promise<DirectoryGroup | undefined> {
  const resolved = await resolveGroup(directory, text.slice(0, longestName));
  if (resolved.kind !== 'one') return undefined;
  const { group } = resolved;
  if (group.visibility !== 'HiddenMembership' || groupsIn(current).includes(group.id)) return group;
  const owners = await directory.listOwners(group.id, 'interactive');
  return owners.some((owner) => owner.id === userId) ? group : undefined;
}

/** The groups picked in a form that comes back, so that the picker can show their names. */
export async function namesOfPicked(
  reader: FormReader,
  { pickedApproverGroup, pickedSecondGroup, pickedIncompatible }: TypedPolicy,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const single = [pickedApproverGroup, pickedSecondGroup].filter((id) => id !== null);
  const ids = [...new Set([...single, ...pickedIncompatible.slice(0, mostIncompatible)])];
  const groups = await Promise.all(ids.map((id) => findGroup(reader, id)));
  return groups.flatMap((group) => (group === undefined ? [] : [{ id: group.id, name: group.displayName }]));
}

function groupsIn({ first, second, incompatibleGroupIds }: JoinPolicy): readonly string[] {
  const approvers = [first.approvers, ...(second === null ? [] : [second.approvers])];
  return [
    ...approvers.flatMap((choice) => (choice.kind === 'group' ? [choice.groupId] : [])),
    ...incompatibleGroupIds,
  ];
}
