import { accept, refuse, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { effectivePolicy, type EffectivePolicy } from '../groups/ceiling.ts';
import { isNamed, isUnknownTo, kindOf, whyIneligible } from '../groups/eligibility.ts';
import { defaultPolicy } from '../groups/policy.ts';
import { nameOf, type ApproverFacts } from './approvers.ts';
import {
  maxDurationDays,
  maxJustificationLength,
  type CardFacts,
  type JoinRequest,
  type Person,
  type RequestStage,
} from './joinRequest.ts';
import type { RequestChange } from './requestChange.ts';
import type { RequestRefusal } from './requestViews.ts';
import { admit, licenceOf, type SeatFacts } from './decideSeat.ts';
import { isGuestInLicensed } from './decide.ts';
import { openStage, recount } from './votes.ts';

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
  /** What the policy of the group demands; the default when nothing is said. */
  readonly join?: EffectivePolicy;
  /** Name of a group the person is in that does not go with this one. */
  readonly incompatibleWith?:
    | {
        readonly name: string;
        /** The group around the wanted one that it does not go with; null when it is the wanted one itself. */
        readonly within: string | null;
      }
    | undefined;
  /** Whom the policy names, by round, with the round's title. */
  readonly rounds?: readonly {
    readonly named: readonly DirectoryUser[] | null;
    readonly title: string | null;
  }[];
  readonly openRequest: JoinRequest | undefined;
  readonly guestsInLicensed?: 'refuse' | 'warn';
  readonly seat?: SeatFacts | undefined;
  readonly approvers: Pick<ApproverFacts, 'owners' | 'fallback' | 'unreachableIds'>;
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

const dayMs = 24 * 60 * 60 * 1000;
export const usualPolicy = effectivePolicy(defaultPolicy, []);

/** May this person ask for this group now, and whom does Usher ask? */
export function submit(facts: SubmitFacts, input: SubmitInput): Decision<RequestChange, RequestRefusal> {
  const join = facts.join ?? usualPolicy;
  const refusal = whyNotAsk(facts, input.groupText) ?? whyNotSend(input, join);
  if (refusal !== undefined) return refuse(refusal);
  const { group, requester } = facts;
  if (group === undefined || requester === undefined) return refuse({ code: 'requesterNotFound' });
  const request = newRequest(facts, input, group, { id: requester.id, name: nameOf(requester) });
  if (join.mode === 'open') return accept(letIn(request, facts));
  const named = (facts.rounds ?? []).map((round) => round.named);
  const opened = openStage({ ...facts.approvers, named, request }, 0);
  if (opened === undefined) return refuse({ code: 'noApprover', groupName: group.displayName });
  return accept(newChange({ ...request, approvers: opened.approvers }, { asked: opened.asked }));
}

/** Anybody may join: nobody has to decide, and the owners read about it afterwards. */
function letIn(request: JoinRequest, facts: SubmitFacts): RequestChange {
  const { after, effects } = admit(facts.seat, facts.now);
  return newChange(
    { ...request, ...after, decidedAs: 'policy', decidedAt: facts.now },
    { ...effects, joined: facts.approvers.owners.map((owner) => owner.id) },
  );
}

function newChange(
  request: JoinRequest,
  effects: Partial<Pick<RequestChange, 'asked' | 'job' | 'joined' | 'seats'>>,
): RequestChange {
  const { groupId, durationDays, approvers, justification, createdAt, decidedAs } = request;
  const details = { groupId, durationDays, approvers: approvers.length, decidedAs };
  return {
    request,
    asked: [],
    refreshRequester: true,
    refreshApprovers: false,
    tellOutcome: false,
    job: null,
    seats: null,
    notice: null,
    joined: [],
    ...effects,
    audit: {
      at: createdAt,
      actor: { kind: 'user', userId: request.requester.id },
      action: 'requests.submit',
      reason: justification === '' ? null : justification,
      details,
    },
  };
}

/** The reasons against asking at all; also checked before the form is shown. Undefined when there is none. */
export function whyNotAsk(
  facts: Omit<SubmitFacts, 'approvers' | 'cardFacts' | 'now'> & {
    readonly owners?: readonly DirectoryUser[];
  },
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
  if (isKeptFrom(facts, group, groupText)) return { code: 'groupNotFound', text: groupText };
  const reason = whyIneligible(group);
  if (reason !== undefined) return { code: 'groupNotEligible', groupName, reason };
  if (isGuestInLicensed(facts)) return { code: 'guestInLicensedGroup', groupName };
  if (facts.openRequest !== undefined) {
    return { code: 'alreadyAsked', groupName, requestId: facts.openRequest.id };
  }
  return whyPolicyForbids(facts, groupName);
}

/** What is not offered to somebody is not told for its id either; a closed group's own button still says who adds people. */
function isKeptFrom(
  { requester, owners = [], join }: Parameters<typeof whyNotAsk>[0],
  group: DirectoryGroup,
  groupText: string | null,
): boolean {
  if (owners.some(({ id }) => id === requester?.id)) return false;
  const isClosed = join?.mode === 'closed' && groupText !== null && !isNamed(group, groupText);
  return isClosed || isUnknownTo(group, groupText);
}

function whyPolicyForbids(
  {
    join,
    incompatibleWith,
    owners,
  }: Pick<SubmitFacts, 'join' | 'incompatibleWith'> & { readonly owners?: readonly DirectoryUser[] },
  groupName: string,
): RequestRefusal | undefined {
  if (join?.mode === 'closed')
    return { code: 'groupClosed', groupName, ownerNames: (owners ?? []).map(nameOf) };
  return incompatibleWith === undefined
    ? undefined
    : {
        code: 'incompatibleGroup',
        groupName,
        otherName: incompatibleWith.name,
        within: incompatibleWith.within,
      };
}

/** The reasons against what the person filled in. */
export function whyNotSend(
  input: Pick<SubmitInput, 'justification' | 'durationDays'>,
  { longestDays, reasonRequired }: Pick<EffectivePolicy, 'longestDays' | 'reasonRequired'> = usualPolicy,
): RequestRefusal | undefined {
  const days = input.durationDays;
  const max = longestDays ?? maxDurationDays;
  if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= max)) {
    return { code: 'durationInvalid', max };
  }
  if (reasonRequired && input.justification.trim() === '') return { code: 'reasonMissing' };
  if (input.justification.length > maxJustificationLength) {
    return { code: 'reasonTooLong', max: maxJustificationLength };
  }
  return undefined;
}

function newRequest(
  facts: SubmitFacts,
  input: SubmitInput,
  group: DirectoryGroup,
  requester: Person,
): JoinRequest {
  const join = facts.join ?? usualPolicy;
  const made: JoinRequest = {
    id: input.requestId,
    groupId: group.id,
    groupName: group.displayName,
    groupKind: kindOf(group) === 'microsoft365' ? 'microsoft365' : 'security',
    requester,
    justification: input.justification.trim(),
    // A policy with a limit has no membership without end: who does not say gets its usual one.
    durationDays: input.durationDays ?? (join.longestDays === null ? null : usualDays(join)),
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
    approvers: [],
    stages: stagesOf(join, facts.rounds),
    stage: 0,
    votes: [],
    licence: licenceOf(facts.seat),
    seatOrder: null,
    seatPlace: null,
  };
  const named = (facts.rounds ?? []).map((round) => round.named);
  return recount({ ...facts.approvers, named, request: made });
}

/** What the form starts with; null is until the person leaves. */
export function usualDays({ defaultDays, longestDays }: EffectivePolicy): number | null {
  return defaultDays ?? longestDays;
}

function stagesOf({ stages }: EffectivePolicy, rounds: SubmitFacts['rounds']): readonly RequestStage[] {
  return stages.map((stage, index) => ({ ...stage, needed: 1, title: rounds?.[index]?.title ?? null }));
}
