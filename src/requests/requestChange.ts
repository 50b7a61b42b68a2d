import type { AuditActor } from '../decision.ts';
import type { Approver, JoinRequest } from './joinRequest.ts';

/** What one decision about a request changes; `commit` writes all of it in one transaction. */
export interface RequestChange {
  /** The request as it is from now on, its version already grown. */
  readonly request: JoinRequest;
  /** Approvers asked by this change; each gets a card. */
  readonly asked: readonly Approver[];
  readonly audit: AuditNote;
  /** True when the requester's card has to tell something new. */
  readonly refreshRequester: boolean;
  /** True when the owners' cards have to tell something new. */
  readonly refreshApprovers: boolean;
  /** True when this is the end, and the requester gets the one message about it. */
  readonly tellOutcome: boolean;
  readonly job: 'deliverMembership' | 'verifyMembership' | 'verifyLicence' | null;
  /** Products of which a seat is kept from now on, or what became of those that were kept. */
  readonly seats: { readonly take: readonly string[] } | { readonly end: 'seen' | 'released' } | null;
  /** Owners who read in their digest that somebody joined. */
  readonly joined: readonly string[];
  /** Something an operator should know. */
  readonly notice: 'noApprover' | 'membershipNotSeen' | 'deliveryFailed' | 'licenceMissing' | null;
}

export interface AuditNote {
  readonly at: Date;
  readonly actor: AuditActor;
  readonly action: string;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * A change of state with the usual effects of none. The version grows here and nowhere else.
 */
export function changeOf(
  before: JoinRequest,
  after: Partial<JoinRequest>,
  audit: AuditNote,
  effects: Partial<Omit<RequestChange, 'request' | 'audit'>> = {},
): RequestChange {
  return {
    request: { ...before, ...after, version: before.version + 1 },
    asked: [],
    refreshRequester: true,
    refreshApprovers: false,
    tellOutcome: false,
    job: null,
    seats: null,
    notice: null,
    joined: [],
    ...effects,
    audit,
  };
}
