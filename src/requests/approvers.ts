import type { DirectoryUser } from '../directory/types.ts';
import type { Approver } from './joinRequest.ts';

/** Everything the choice of approvers depends on. `fallback` may be empty when the owners suffice. */
export interface ApproverFacts {
  readonly requesterId: string;
  readonly owners: readonly DirectoryUser[];
  readonly fallback: readonly DirectoryUser[];
  /** People who removed or blocked Usher. */
  readonly unreachableIds: ReadonlySet<string>;
}

/**
 * Who is asked: the owners who can answer; when there is none, the fallback approvers who can.
 * Nobody is ever asked about their own request.
 */
export function chooseApprovers(facts: ApproverFacts): readonly Approver[] {
  const owners = facts.owners.filter((user) => canBeAsked(user, facts));
  const why = owners.length > 0 ? 'owner' : 'fallback';
  const chosen = owners.length > 0 ? owners : facts.fallback.filter((user) => canBeAsked(user, facts));
  return chosen.map((user) => ({ id: user.id, name: nameOf(user), why, reach: 'asked' }));
}

/** True when no owner can be asked, so that the fallback approvers have to be looked up. */
export function needsFallback(facts: Omit<ApproverFacts, 'fallback'>): boolean {
  return !facts.owners.some((user) => canBeAsked(user, facts));
}

/**
 * By which right this person may decide now, or undefined when there is none. An owner may always decide,
 * asked by card or not; a fallback approver only while asked for this request and still configured.
 */
export function rightToDecide(
  userId: string,
  facts: Omit<ApproverFacts, 'unreachableIds'> & { readonly asked: readonly Approver[] },
): 'owner' | 'fallback' | undefined {
  if (userId === facts.requesterId) return undefined;
  if (facts.owners.some((user) => user.id === userId && isTrusted(user))) return 'owner';
  const wasAsked = facts.asked.some((approver) => approver.id === userId && approver.why === 'fallback');
  return wasAsked && facts.fallback.some((user) => user.id === userId && isTrusted(user))
    ? 'fallback'
    : undefined;
}

export function nameOf(user: Pick<DirectoryUser, 'displayName' | 'userPrincipalName'>): string {
  return user.displayName ?? user.userPrincipalName ?? '';
}

function canBeAsked(
  user: DirectoryUser,
  facts: Pick<ApproverFacts, 'requesterId' | 'unreachableIds'>,
): boolean {
  return user.id !== facts.requesterId && isTrusted(user) && !facts.unreachableIds.has(user.id);
}

function isTrusted(user: DirectoryUser): boolean {
  return user.accountEnabled && user.userType === 'Member';
}
