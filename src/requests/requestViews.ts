import type { GroupKindName, IneligibleReason } from '../groups/eligibility.ts';
import type { Approver, FailureCode, JoinRequest } from './joinRequest.ts';

/** Every "no" of this slice, with the facts its sentence needs. */
export type RequestRefusal =
  | { readonly code: 'groupNotFound'; readonly text: string | null }
  | { readonly code: 'groupNotEligible'; readonly groupName: string; readonly reason: IneligibleReason }
  | { readonly code: 'alreadyMember'; readonly groupName: string; readonly nested: boolean }
  | { readonly code: 'alreadyAsked'; readonly groupName: string; readonly requestId: string }
  | { readonly code: 'guestInLicensedGroup'; readonly groupName: string }
  /** The group gives a product of which no seat is free; the approver may put the person on the list. */
  | { readonly code: 'noSeat'; readonly groupName: string; readonly productName: string }
  | { readonly code: 'requesterNotFound' }
  | { readonly code: 'requesterDisabled' }
  | { readonly code: 'guestNotAllowed' }
  | { readonly code: 'reasonMissing' }
  | { readonly code: 'reasonTooLong'; readonly max: number }
  | { readonly code: 'durationInvalid'; readonly max: number }
  | { readonly code: 'noteMissing' }
  | { readonly code: 'noteTooLong'; readonly max: number }
  | { readonly code: 'noApprover'; readonly groupName: string }
  | { readonly code: 'requestNotFound' }
  /** Somebody decided, withdrew or let it expire before; the card below shows who and when. */
  | { readonly code: 'requestClosed'; readonly groupName: string }
  | { readonly code: 'ownRequest' }
  /** Their approval counts already; others are still to answer. */
  | { readonly code: 'alreadyVoted'; readonly groupName: string }
  /** Only owners add people; their names, so that the person knows whom to write to. */
  | { readonly code: 'groupClosed'; readonly groupName: string; readonly ownerNames: readonly string[] }
  | {
      readonly code: 'incompatibleGroup';
      readonly groupName: string;
      readonly otherName: string;
      readonly within: string | null;
    }
  | { readonly code: 'notAnApprover'; readonly groupName: string }
  | { readonly code: 'notYourRequest' }
  | { readonly code: 'notAMember'; readonly groupName: string }
  | { readonly code: 'nestedMember'; readonly groupName: string }
  | { readonly code: 'leaveNotPossible'; readonly groupName: string; readonly reason: IneligibleReason };

/** What the policy of the group asks of the form. */
export interface FormTerms {
  readonly reasonRequired: boolean;
  /** Null means that a membership may last until the person leaves. */
  readonly longestDays: number | null;
  /** True when nobody has to approve. */
  readonly isOpen: boolean;
}

export interface RequestFormData {
  readonly groupId: string;
  readonly groupName: string;
  readonly groupKind: GroupKindName;
  readonly description: string | null;
  readonly ownerNames: readonly string[];
  /** Names of the products the group gives. */
  readonly products: readonly string[];
  /** What the person had typed when the form comes back with a complaint. */
  readonly justification: string;
  readonly durationDays: number | null;
  readonly terms: FormTerms;
  readonly problem: RequestRefusal | null;
}

/** The requester's own card about one request. */
export interface RequestStatusData {
  readonly request: JoinRequest;
  readonly problem: RequestRefusal | null;
}

/** Where an approver came from, so that the answer leads back there. */
export type ApprovalOrigin = 'card' | 'list';

/** The seats of one product a request takes. */
export interface SeatCount {
  readonly skuId: string;
  /** Left for this request, those of people who wait ahead taken off. */
  readonly free: number;
  /** How many others wait for one. */
  readonly waiting: number;
  /** True where an approval puts the person on the waiting list, as none is free and the policy lets nobody in without. */
  readonly mustWait: boolean;
}

export interface ApprovalData {
  readonly request: JoinRequest;
  /** One for each product that takes a seat, as told last; a product whose seats are not known is missing. */
  readonly seats: readonly SeatCount[];
  readonly viewerId: string;
  /** The viewer's own row among the approvers; undefined when the viewer was not asked by card. */
  readonly viewer: Approver | undefined;
  readonly origin: ApprovalOrigin;
  readonly problem: RequestRefusal | null;
}

export interface DenyFormData {
  readonly request: JoinRequest;
  readonly note: string;
  readonly origin: ApprovalOrigin;
  readonly problem: RequestRefusal | null;
}

/** An approver's card once nothing is left to decide. */
export interface DecidedData {
  readonly request: JoinRequest;
  readonly viewerId: string;
  readonly origin: ApprovalOrigin;
  /** Set when the viewer pressed a button too late. */
  readonly problem: RequestRefusal | null;
}

export interface ApprovalListItem {
  readonly request: JoinRequest;
}

/** Everything that waits for one person, oldest first; also what the digest card shows. */
export interface ApprovalListData {
  readonly items: readonly ApprovalListItem[];
  readonly total: number;
  readonly page: number;
  readonly more: boolean;
  /** True for the card that replaced single cards because many came at once. */
  readonly isDigest: boolean;
  /** The request this viewer just decided from the list. */
  readonly justDecided: JoinRequest | null;
  readonly problem: RequestRefusal | null;
}

export interface MyRequestsData {
  readonly open: readonly JoinRequest[];
  readonly recent: readonly JoinRequest[];
}

export interface LeaveConfirmData {
  readonly groupId: string;
  readonly groupName: string;
}

export interface LeaveStatusData {
  readonly departureId: string;
  readonly groupName: string;
  readonly state: 'leaving' | 'left' | 'failed';
  readonly failure: FailureCode | null;
  readonly at: Date;
}

/** The one new message at the end of a request. */
export interface OutcomeData {
  readonly request: JoinRequest;
}

export interface WaitingListItem {
  readonly requestId: string;
  readonly name: string;
  readonly groupName: string;
  readonly productNames: readonly string[];
  /** The place in the list that is looked at, from 1. */
  readonly place: number;
  readonly since: Date;
  readonly isLast: boolean;
}

/** Everybody who waits for a seat of a group or a product, in order. */
export interface WaitingListData {
  readonly text: string;
  readonly items: readonly WaitingListItem[];
  readonly total: number;
  readonly page: number;
  readonly more: boolean;
}

export interface RefusalData {
  readonly refusal: RequestRefusal;
}

export type RequestsView =
  | { readonly card: 'requestForm'; readonly data: RequestFormData }
  | { readonly card: 'requestStatus'; readonly data: RequestStatusData }
  | { readonly card: 'approval'; readonly data: ApprovalData }
  | { readonly card: 'denyForm'; readonly data: DenyFormData }
  | { readonly card: 'decided'; readonly data: DecidedData }
  | { readonly card: 'approvalList'; readonly data: ApprovalListData }
  | { readonly card: 'myRequests'; readonly data: MyRequestsData }
  | { readonly card: 'leaveConfirm'; readonly data: LeaveConfirmData }
  | { readonly card: 'leaveStatus'; readonly data: LeaveStatusData }
  | { readonly card: 'outcome'; readonly data: OutcomeData }
  | { readonly card: 'waitingList'; readonly data: WaitingListData }
  | { readonly card: 'refusal'; readonly data: RefusalData };
