import type { Actor } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import type { DeskRefusal } from './deskViews.ts';
import { whyIneligible, type IneligibleReason, type KnownGroup } from './eligibility.ts';
import type { LicensingSettings } from './licensingSettings.ts';
import type { MembershipChange } from './membershipChange.ts';

/** What every step on the desk depends on, read now. */
export interface DeskFacts {
  readonly actor: Pick<Actor, 'userId' | 'name'>;
  readonly group: KnownGroup | undefined;
  readonly owners: readonly DirectoryUser[];
  readonly now: Date;
}

export type GroupPart = 'members' | 'group';

/** Only who owns the group at this moment may look after it. Undefined when this person does. */
export function whyNotManage(
  facts: Omit<DeskFacts, 'now'>,
  groupText: string | null,
): DeskRefusal | undefined {
  const { group, owners, actor } = facts;
  if (group === undefined) return { code: 'groupNotFound', text: groupText };
  if (mayManage(actor.userId, owners)) return undefined;
  // That a hidden group exists is told to nobody who has no part in it.
  if (group.visibility === 'HiddenMembership') return { code: 'groupNotFound', text: groupText };
  const { displayName: groupName } = group;
  return owners.some(canOwn) ? { code: 'notAnOwner', groupName } : { code: 'ownerless', groupName };
}

export function mayManage(userId: string, owners: readonly DirectoryUser[]): boolean {
  return owners.some((owner) => owner.id === userId && canOwn(owner));
}

/** Neither guests nor people who have left look after a group. */
export function canOwn(user: DirectoryUser): boolean {
  return user.accountEnabled && user.userType === 'Member';
}

/** Why this part cannot be written; where a rule decides, the members are the rule's, while the name is its owners'. */
export function whyFixed(group: KnownGroup, part: GroupPart): IneligibleReason | undefined {
  const reason = whyIneligible(group);
  const isByRule = reason === 'dynamic' || reason === 'keptByRule';
  return part === 'group' && isByRule ? undefined : reason;
}

/** Names of guests that the policy lets into a group with licences, although Microsoft advises against it. */
export function guestsToWarnOf(
  group: DirectoryGroup | undefined,
  people: readonly DirectoryUser[],
  guests: LicensingSettings['guests'],
): readonly string[] {
  if (group?.isLicensed !== true || guests === 'refuse') return [];
  return people.filter(({ userType }) => userType === 'Guest').map(nameOf);
}

/** What all new changes have in common. */
export function newChange(
  facts: DeskFacts,
  input: { readonly changeId: string; readonly activityId: string | null },
): Omit<MembershipChange, 'kind' | 'state' | 'steps'> {
  return {
    id: input.changeId,
    groupId: facts.group?.id ?? '',
    groupName: facts.group?.displayName ?? '',
    actor: { id: facts.actor.userId, name: facts.actor.name },
    version: 1,
    activityId: input.activityId,
    createdAt: facts.now,
    finishedAt: null,
    doubts: [],
    facts: null,
    seats: [],
    undoOf: null,
  };
}

export function nameOf(user: Pick<DirectoryUser, 'id' | 'displayName' | 'userPrincipalName'>): string {
  return user.displayName ?? user.userPrincipalName ?? user.id;
}
