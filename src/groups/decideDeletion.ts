import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { isUnknownTo, kindOf, whyIneligible, type IneligibleReason } from './eligibility.ts';
import { restorableDays, type DeletionRefusal, type GroupDeletion } from './groupDeletion.ts';
import { isSameName } from './naming.ts';

export interface DeletionFacts {
  readonly now: Date;
  /** Who asks, by the authenticated activity. */
  readonly userId: string;
  readonly group: DirectoryGroup | undefined;
  readonly owners: readonly DirectoryUser[];
  readonly isLicensed: boolean;
}

/** May this person delete the group here and now? Undefined when yes. */
export function whyNotDelete({
  group,
  owners,
  ...facts
}: Omit<DeletionFacts, 'now'>): DeletionRefusal | undefined {
  if (group === undefined) return { code: 'noSuchGroup' };
  const groupName = group.displayName;
  if (!owners.some((owner) => owner.id === facts.userId && mayOwn(owner)))
    return isUnknownTo(group, null) ? { code: 'noSuchGroup' } : { code: 'notAnOwner', groupName };
  const reason = whyIneligible(group);
  if (reason !== undefined && !aboutMembershipOnly.includes(reason))
    return { code: 'deletionNotPossible', groupName, reason };
  return facts.isLicensed ? { code: 'groupLicensed', groupName } : undefined;
}

/** The typed name is the last question; nobody deletes a group by a slip of the finger. */
export function deleteGroup(
  facts: DeletionFacts,
  input: { readonly typedName: string; readonly deletionId: string },
): Decision<GroupDeletion, DeletionRefusal> {
  const refusal = whyNotDelete(facts);
  const { group, owners, now } = facts;
  if (refusal !== undefined) return refuse(refusal);
  if (group === undefined) return refuse({ code: 'noSuchGroup' });
  const groupName = group.displayName;
  if (!isSameName(input.typedName, groupName)) return refuse({ code: 'nameDiffers', groupName });
  const named = owners.map((owner) => ({ id: owner.id, name: owner.displayName ?? owner.id }));
  return accept({
    id: input.deletionId,
    groupId: group.id,
    groupName,
    deletedBy: named.find(({ id }) => id === facts.userId) ?? { id: facts.userId, name: '' },
    owners: named,
    state: 'deleting',
    version: 1,
    restorable: isRestorable(group),
    createdAt: now,
    finishedAt: null,
    failure: null,
  });
}

export interface RestoreFacts {
  readonly now: Date;
  readonly userId: string;
  readonly user: DirectoryUser | undefined;
}

/** May this person bring the group back? Who owned it at its end may, for 30 days, while the account is in order. */
export function restoreGroup(
  deletion: GroupDeletion,
  facts: RestoreFacts,
): Decision<GroupDeletion, DeletionRefusal> {
  const { groupName } = deletion;
  const isOwner = deletion.owners.some(({ id }) => id === facts.userId);
  if (!isOwner || facts.user === undefined || !mayOwn(facts.user))
    return refuse({ code: 'deletionNotFound' });
  if (!mayRestore(deletion, facts.userId, facts.now)) return refuse({ code: 'restoreTooLate', groupName });
  return accept({
    ...deletion,
    state: 'restoring',
    version: deletion.version + 1,
    finishedAt: null,
    failure: null,
  });
}

export function mayRestore(deletion: GroupDeletion, userId: string, now: Date): boolean {
  const { state, restorable, finishedAt, owners } = deletion;
  if (state !== 'deleted' || !restorable || finishedAt === null) return false;
  const days = (now.getTime() - finishedAt.getTime()) / (24 * 60 * 60 * 1000);
  return days < restorableDays && owners.some(({ id }) => id === userId);
}

/** Source: Microsoft Graph, "Restore deleted directory object item": security groups are deleted for good. */
export function isRestorable(group: DirectoryGroup): boolean {
  return kindOf(group) === 'microsoft365';
}

/** These keep Usher from writing members; the group itself can be deleted all the same. */
const aboutMembershipOnly: readonly IneligibleReason[] = ['dynamic', 'hiddenMembership'];

function mayOwn(user: DirectoryUser): boolean {
  return user.accountEnabled && user.userType !== 'Guest';
}
