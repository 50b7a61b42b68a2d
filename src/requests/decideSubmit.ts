import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { kindOf, whyIneligible } from '../groups/eligibility.ts';
import { chooseApprovers, nameOf, type ApproverFacts } from './approvers.ts';
import {
  maxDurationDays,
  maxJustificationLength,
  type CardFacts,
  type JoinRequest,
  type Person,
} from './joinRequest.ts';
import type { RequestChange } from './requestChange.ts';
import type { RequestRefusal } from './requestViews.ts';

export interface RequestPolicy {
  readonly allowGuests: boolean;
  readonly requestExpiryDays: number;
}

export interface SubmitFacts {
  readonly now: Date;
  readonly policy: RequestPolicy;
  readonly group: DirectoryGroup | undefined;
  readonly requester: DirectoryUser | undefined;
  readonly membership: 'none' | 'direct' | 'nested';
  readonly openRequest: JoinRequest | undefined;
  readonly approvers: Omit<ApproverFacts, 'requesterId'>;
  readonly cardFacts: CardFacts;
}

export interface SubmitInput {
  readonly requestId: string;
  /** What the person typed to name the group, for the sentence when there is none. */
  readonly groupText: string | null;
  readonly justification: string;
  readonly durationDays: number | null;
  readonly activityId: string | null;
}

/** What a repeated delivery has in common with the first. */
type SubmitCopy = Pick<SubmitInput, 'activityId' | 'justification'> & { readonly groupId: string };

const redeliveryWindowMs = 2 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** May this person ask for this group now, and whom does Usher ask? */
export function submit(facts: SubmitFacts, input: SubmitInput): Decision<RequestChange, RequestRefusal> {
  const refusal = whyNotAsk(facts, input.groupText) ?? whyNotSend(input);
  if (refusal !== undefined) return refuse(refusal);
  const { group, requester } = facts;
  if (group === undefined || requester === undefined) return refuse({ code: 'requesterNotFound' });
  const approvers = chooseApprovers({ ...facts.approvers, requesterId: requester.id });
  if (approvers.length === 0) return refuse({ code: 'noApprover', groupName: group.displayName });
  const request = newRequest(facts, input, group, { id: requester.id, name: nameOf(requester) });
  return accept({
    request: { ...request, approvers },
    asked: approvers,
    refreshRequester: true,
    refreshApprovers: false,
    tellOutcome: false,
    job: null,
    notice: null,
    audit: {
      at: facts.now,
      actor: { kind: 'user', userId: requester.id },
      action: 'requests.submit',
      reason: input.justification,
      details: { groupId: group.id, durationDays: input.durationDays, approvers: approvers.length },
    },
  });
}

/** The reasons against asking at all; also checked before the form is shown. Undefined when there is none. */
export function whyNotAsk(
  facts: Omit<SubmitFacts, 'approvers' | 'cardFacts' | 'now'>,
  groupText: string | null,
): RequestRefusal | undefined {
  const { group, requester } = facts;
  if (requester === undefined) return { code: 'requesterNotFound' };
  if (!requester.accountEnabled) return { code: 'requesterDisabled' };
  if (requester.userType === 'Guest' && !facts.policy.allowGuests) return { code: 'guestNotAllowed' };
  if (group === undefined) return { code: 'groupNotFound', text: groupText };
  const groupName = group.displayName;
  if (facts.membership !== 'none') {
    return { code: 'alreadyMember', groupName, nested: facts.membership === 'nested' };
  }
  const reason = whyIneligible(group);
  if (reason !== undefined) return { code: 'groupNotEligible', groupName, reason };
  if (facts.openRequest !== undefined) {
    return { code: 'alreadyAsked', groupName, requestId: facts.openRequest.id };
  }
  return undefined;
}

/** The reasons against what the person filled in. */
export function whyNotSend(
  input: Pick<SubmitInput, 'justification' | 'durationDays'>,
): RequestRefusal | undefined {
  const days = input.durationDays;
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= maxDurationDays)) {
    return { code: 'durationInvalid', max: maxDurationDays };
  }
  if (input.justification.trim() === '') return { code: 'reasonMissing' };
  if (input.justification.length > maxJustificationLength) {
    return { code: 'reasonTooLong', max: maxJustificationLength };
  }
  return undefined;
}

/**
 * True when this is the press, or the message, that made the request: Teams repeats both when an answer came late, the
 * first time with the same id and then with a new one (BotFramework-Services issue 59, botbuilder-dotnet issue 5005).
 */
export function isSamePress(request: JoinRequest, input: SubmitCopy, now: Date): boolean {
  if (input.activityId !== null && request.activityId === input.activityId) return true;
  const isRecent = now.getTime() - request.createdAt.getTime() < redeliveryWindowMs;
  return (
    isRecent && request.groupId === input.groupId && request.justification === input.justification.trim()
  );
}

function newRequest(
  facts: SubmitFacts,
  input: SubmitInput,
  group: DirectoryGroup,
  requester: Person,
): Omit<JoinRequest, 'approvers'> {
  return {
    id: input.requestId,
    groupId: group.id,
    groupName: group.displayName,
    groupKind: kindOf(group) === 'microsoft365' ? 'microsoft365' : 'security',
    requester,
    justification: input.justification.trim(),
    durationDays: input.durationDays,
    state: 'pendingApproval',
    version: 1,
    activityId: input.activityId,
    createdAt: facts.now,
    expiresAt: new Date(facts.now.getTime() + facts.policy.requestExpiryDays * dayMs),
    decidedBy: null,
    decidedAs: null,
    decidedAt: null,
    note: null,
    writtenAt: null,
    verifiedAt: null,
    finishedAt: null,
    failure: null,
    cardFacts: facts.cardFacts,
  };
}
