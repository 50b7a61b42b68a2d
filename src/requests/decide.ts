import { accept, refuse, type Actor, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { whyIneligible } from '../groups/eligibility.ts';
import { rightToDecide } from './approvers.ts';
import { admit, findMissingSeat, type SeatFacts } from './decideSeat.ts';
import { maxNoteLength, type FailureCode, type JoinRequest, type Right } from './joinRequest.ts';
import { changeOf, type AuditNote, type RequestChange } from './requestChange.ts';
import type { RequestRefusal } from './requestViews.ts';
import { countingVotes, factsOfStage, findShortStage, openStage, recount, type VoteFacts } from './votes.ts';

/** What the directory says at the moment of a decision; read for this decision, not remembered. */
export interface ApprovalFacts extends VoteFacts {
  readonly now: Date;
  readonly actor: Pick<Actor, 'userId' | 'name'>;
  readonly allowGuests: boolean;
  readonly group: DirectoryGroup | undefined;
  readonly requester: DirectoryUser | undefined;
  /** True when the requester is in a group that does not go with this one. */
  readonly isIncompatible?: boolean;
  /** What a guest may not do where licences are given. */
  readonly guestsInLicensed?: 'refuse' | 'warn';
  /** What the licences of the group mean for it; undefined where there is nothing to weigh. */
  readonly seat?: SeatFacts | undefined;
}

export interface NoteInput {
  readonly note: string;
}

export interface ApproveInput extends NoteInput {
  /** True when the person may be put on the waiting list. */
  readonly mayWait?: boolean;
}

type RequestDecision = Decision<RequestChange, RequestRefusal>;

/**
 * An approver says yes. The last approval it takes starts the delivery; one before leads on to those who are missing.
 * What can no longer be carried out is closed with its reason instead.
 */
export function approve(facts: ApprovalFacts, input: ApproveInput): RequestDecision {
  const refusal = whyNotDecide(facts);
  if (refusal !== undefined) return refuse(refusal);
  const note = input.note.trim();
  if (note.length > maxNoteLength) return refuse({ code: 'noteTooLong', max: maxNoteLength });
  const failure = whyImpossible(facts);
  if (failure === 'guestInLicensedGroup') {
    return refuse({ code: failure, groupName: facts.request.groupName });
  }
  if (failure !== undefined) return accept(failed(facts.request, failure, facts.now));
  if (hasVoted(facts)) return refuse({ code: 'alreadyVoted', groupName: facts.request.groupName });
  const voted = recount({ ...facts, request: withVote(facts) });
  const short = findShortStage(voted);
  if (short !== undefined) return accept(goOn(facts, voted, short, note));
  const productName = findMissingSeat(facts.seat);
  if (productName !== undefined && input.mayWait !== true) {
    return refuse({ code: 'noSeat', groupName: facts.request.groupName, productName });
  }
  return accept(deliver(facts, voted, note));
}

function deliver(facts: ApprovalFacts, voted: JoinRequest, note: string): RequestChange {
  const { votes, stages } = voted;
  const { after, effects } = admit(facts.seat, facts.now);
  return changeOf(
    facts.request,
    { ...after, ...decidedBy(facts), votes, stages, note: note === '' ? null : note },
    { ...noteFor(facts, 'requests.approve', note), details: { waits: after.state === 'waitingForSeat' } },
    { refreshApprovers: true, ...effects },
  );
}

/** Approvals are still missing: in this round, in the next, or again in one that lost a vote. */
function goOn(facts: ApprovalFacts, voted: JoinRequest, stage: number, note: string): RequestChange {
  const { votes, stages } = voted;
  const audit = { ...noteFor(facts, 'requests.vote', note), details: { stage, votes: votes.length } };
  const effects = { refreshApprovers: true };
  if (stage === facts.request.stage) return changeOf(facts.request, { votes, stages }, audit, effects);
  const next = openStage({ ...facts, request: voted }, stage);
  if (next === undefined) return failed(voted, 'noApproverReachable', facts.now);
  const { approvers, asked } = next;
  return changeOf(facts.request, { votes, stages, stage, approvers }, audit, { ...effects, asked });
}

/** An approver says no, and says why. */
export function deny(facts: ApprovalFacts, input: NoteInput): RequestDecision {
  const refusal = whyNotDecide(facts);
  if (refusal !== undefined) return refuse(refusal);
  const note = input.note.trim();
  if (note === '') return refuse({ code: 'noteMissing' });
  if (note.length > maxNoteLength) return refuse({ code: 'noteTooLong', max: maxNoteLength });
  return accept(
    changeOf(
      facts.request,
      { state: 'denied', ...decidedBy(facts), note, finishedAt: facts.now },
      noteFor(facts, 'requests.deny', note),
      { refreshApprovers: true, tellOutcome: true },
    ),
  );
}

/** The requester no longer wants it. */
export function withdraw(facts: Pick<ApprovalFacts, 'now' | 'actor' | 'request'>): RequestDecision {
  const { request, actor, now } = facts;
  if (request.requester.id !== actor.userId) return refuse({ code: 'notYourRequest' });
  if (request.state !== 'pendingApproval' && request.state !== 'waitingForSeat')
    return refuse({ code: 'requestClosed', groupName: request.groupName });
  const after = { state: 'withdrawn', finishedAt: now, seatOrder: null, seatPlace: null } as const;
  return accept(
    changeOf(request, after, noteFor(facts, 'requests.withdraw', ''), {
      refreshApprovers: true,
    }),
  );
}

/** Nobody decided in time. Undefined when it is not time yet, or somebody did. */
export function expire(request: JoinRequest, now: Date): RequestChange | undefined {
  if (request.state !== 'pendingApproval' || request.expiresAt > now) return undefined;
  return changeOf(
    request,
    { state: 'expired', finishedAt: now },
    { at: now, actor: { kind: 'usher' }, action: 'requests.expire', reason: null, details: {} },
    { refreshApprovers: true, tellOutcome: true },
  );
}

/** The request ends without a membership, for a reason the requester is told. */
export function failed(request: JoinRequest, failure: FailureCode, now: Date): RequestChange {
  return changeOf(
    request,
    { state: 'deliveryFailed', failure, finishedAt: now, seatOrder: null, seatPlace: null },
    { at: now, actor: { kind: 'usher' }, action: 'requests.fail', reason: failure, details: {} },
    {
      refreshApprovers: true,
      tellOutcome: true,
      notice: failure === 'noApproverReachable' ? 'noApprover' : 'deliveryFailed',
    },
  );
}

/** Why the membership cannot be, whoever approves it; undefined when nothing stands against it. */
export function whyImpossible(
  facts: Pick<ApprovalFacts, 'group' | 'requester' | 'allowGuests' | 'isIncompatible' | 'guestsInLicensed'>,
): FailureCode | undefined {
  if (facts.group === undefined) return 'groupGone';
  if (whyIneligible(facts.group) !== undefined) return 'groupNotEligible';
  if (facts.requester === undefined) return 'requesterGone';
  if (!facts.requester.accountEnabled) return 'requesterDisabled';
  if (facts.requester.userType === 'Guest' && !facts.allowGuests) return 'guestNotAllowed';
  if (isGuestInLicensed(facts)) return 'guestInLicensedGroup';
  return facts.isIncompatible === true ? 'incompatibleGroups' : undefined;
}

/** Microsoft advises against guests in groups that give licences; a policy may let them in all the same. */
export function isGuestInLicensed({
  group,
  requester,
  guestsInLicensed = 'warn',
}: Pick<ApprovalFacts, 'group' | 'requester' | 'guestsInLicensed'>): boolean {
  return guestsInLicensed === 'refuse' && requester?.userType === 'Guest' && group?.isLicensed === true;
}

/** Also asked before the form for the note is shown. */
export function whyNotDecide(facts: ApprovalFacts): RequestRefusal | undefined {
  const { request, actor } = facts;
  if (request.requester.id === actor.userId) return { code: 'ownRequest' };
  const right = rightOf(facts);
  const closed = { code: 'requestClosed', groupName: request.groupName } as const;
  if (right !== undefined && request.state !== 'pendingApproval') return closed;
  const tooLate = whyTooLate(request, actor.userId);
  if (right === undefined && request.state === 'pendingApproval' && hasVoted(facts)) {
    return { code: 'alreadyVoted', groupName: request.groupName };
  }
  return right === undefined
    ? (tooLate ?? { code: 'notAnApprover', groupName: request.groupName })
    : undefined;
}

/**
 * The answer to a press on a request that is decided, without asking the directory. Who was asked once may be told
 * how it ended; a stranger learns nothing about the request.
 */
export function whyTooLate(request: JoinRequest, userId: string): RequestRefusal | undefined {
  const wasAsked = request.approvers.some((approver) => approver.id === userId);
  if (request.state === 'pendingApproval' || !wasAsked || request.requester.id === userId) return undefined;
  return { code: 'requestClosed', groupName: request.groupName };
}

function decidedBy(facts: ApprovalFacts): Partial<JoinRequest> {
  const { id, name } = personOf(facts);
  return { decidedBy: { id, name }, decidedAs: rightOf(facts) ?? null, decidedAt: facts.now };
}

function rightOf(facts: Pick<ApprovalFacts, 'actor'> & VoteFacts): Right | undefined {
  return rightToDecide(facts.actor.userId, factsOfStage(facts, facts.request.stage));
}

/** An approval that counts, in whatever round. */
function hasVoted(facts: ApprovalFacts): boolean {
  const vote = facts.request.votes.find(({ id }) => id === facts.actor.userId);
  return vote !== undefined && countingVotes(facts, vote.stage).includes(vote);
}

function withVote(facts: ApprovalFacts): JoinRequest {
  const { request, now } = facts;
  const person = personOf(facts);
  const vote = { ...person, stage: request.stage, castAs: rightOf(facts) ?? 'owner', at: now };
  return { ...request, votes: [...request.votes.filter(({ id }) => id !== person.id), vote] };
}

/** The directory's name for the person; what a client calls itself is only the last resort. */
function personOf({ actor, owners, fallback, named = [] }: ApprovalFacts): { id: string; name: string } {
  const known = [...owners, ...fallback, ...named.flatMap((round) => round ?? [])];
  const user = known.find((candidate) => candidate.id === actor.userId);
  return { id: actor.userId, name: user?.displayName ?? actor.name };
}

function noteFor(
  facts: { readonly now: Date; readonly actor: Pick<Actor, 'userId'> },
  action: string,
  reason: string,
): AuditNote {
  return {
    at: facts.now,
    actor: { kind: 'user', userId: facts.actor.userId },
    action,
    reason: reason === '' ? null : reason,
    details: {},
  };
}
