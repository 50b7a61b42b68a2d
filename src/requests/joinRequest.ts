import type { Stage } from '../groups/policy.ts';
import type { LicenceNeed } from '../licensing/licenceNeed.ts';
import type { LicenceOutcome } from '../licensing/licenceOutcome.ts';

/** The noun of this slice: somebody's wish to be in a group, and what became of it. */

export type JoinRequestState =
  | 'pendingApproval'
  /** Approved; a seat of the group's products is missing. */
  | 'waitingForSeat'
  | 'delivering'
  | 'delivered'
  | 'deliveryFailed'
  | 'denied'
  | 'withdrawn'
  | 'expired';

export type GroupKind = 'security' | 'microsoft365';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Owner of the group, somebody the policy names, or somebody who stands in because none of those could be asked. */
export type Right = 'owner' | 'named' | 'fallback';

export interface Approver extends Person {
  readonly why: Right;
  /** The round in which this person was asked, from 0. */
  readonly stage: number;
  readonly reach: 'asked' | 'unreachable';
}

/** Why an approved change could not be carried out. */
export type FailureCode =
  | 'groupGone'
  | 'groupNotEligible'
  | 'requesterGone'
  | 'requesterDisabled'
  | 'guestNotAllowed'
  | 'guestInLicensedGroup'
  /** Nobody gave a seat back, and none was bought, in all the time. */
  | 'noSeatInTime'
  | 'refusedByDirectory'
  | 'directoryUnavailable'
  /** The person is in a group that does not go with this one. */
  | 'incompatibleGroups'
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

/** The products joining the group takes, as last read, and what became of them afterwards. */
export interface RequestLicence extends LicenceNeed {
  /** Null before the membership is there, and where nothing could be read. */
  readonly outcome: LicenceOutcome | { readonly state: 'late' } | null;
}

/** One round of approvals of one request. */
export interface RequestStage extends Stage {
  /** How many approvals it takes, as far as is known now. */
  readonly needed: number;
  /** Who decides in it, when that is not the owners: the name of the group or of the people. */
  readonly title: string | null;
}

export interface Vote extends Person {
  readonly stage: number;
  readonly castAs: Right;
  readonly at: Date;
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
  /** 'policy' when anybody may join, so that nobody had to decide. */
  readonly decidedAs: Right | 'policy' | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
  readonly writtenAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly failure: FailureCode | null;
  readonly cardFacts: CardFacts;
  readonly approvers: readonly Approver[];
  /** The rounds of approval it takes, as the policy was when it was made. */
  readonly stages: readonly RequestStage[];
  /** The round it is in. */
  readonly stage: number;
  /** Approvals given so far, those of earlier rounds included; one of a person. */
  readonly votes: readonly Vote[];
  /** Null where the group gives no licences, or nothing may be read about them. */
  readonly licence: RequestLicence | null;
  /** Set while it waits for a seat: the lower one comes first. */
  readonly seatOrder: number | null;
  /** The place on the waiting list, from 1. */
  readonly seatPlace: number | null;
}

export const maxJustificationLength = 500;
export const maxNoteLength = 500;
export const durationChoices = [7, 30, 90, 180, 365] as const;
export const maxDurationDays = 3650;

export const openStates = ['pendingApproval', 'waitingForSeat', 'delivering'] as const;

export function isOpen(request: Pick<JoinRequest, 'state'>): boolean {
  return openStates.some((state) => state === request.state);
}
