/** The noun of this slice: somebody's wish to be in a group, and what became of it. */

export type JoinRequestState =
  'pendingApproval' | 'delivering' | 'delivered' | 'deliveryFailed' | 'denied' | 'withdrawn' | 'expired';

export type GroupKind = 'security' | 'microsoft365';

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Approver extends Person {
  /** Owner of the group, or somebody who stands in because no owner could be asked. */
  readonly why: 'owner' | 'fallback';
  readonly reach: 'asked' | 'unreachable';
}

/** Why an approved change could not be carried out. */
export type FailureCode =
  | 'groupGone'
  | 'groupNotEligible'
  | 'requesterGone'
  | 'requesterDisabled'
  | 'guestNotAllowed'
  | 'refusedByDirectory'
  | 'directoryUnavailable'
  /** Nobody who could approve could be asked. */
  | 'noApproverReachable';

/** What an approver is shown about requester and group, as it was when the request was made. */
export interface CardFacts {
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly managerName: string | null;
  readonly groupDescription: string | null;
  readonly groupMemberCount: number | null;
}

export interface JoinRequest {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly groupKind: GroupKind;
  readonly requester: Person;
  readonly justification: string;
  /** Null means until the person leaves. */
  readonly durationDays: number | null;
  readonly state: JoinRequestState;
  readonly version: number;
  readonly activityId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: Person | null;
  readonly decidedAs: 'owner' | 'fallback' | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
  readonly writtenAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly failure: FailureCode | null;
  readonly cardFacts: CardFacts;
  readonly approvers: readonly Approver[];
}

export const maxJustificationLength = 500;
export const maxNoteLength = 500;
export const durationChoices = [7, 30, 90, 180, 365] as const;
export const maxDurationDays = 3650;

export function isOpen(request: Pick<JoinRequest, 'state'>): boolean {
  return request.state === 'pendingApproval' || request.state === 'delivering';
}
