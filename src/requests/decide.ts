import { accept, refuse, type Actor, type Decision } from '../decision.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { whyIneligible } from '../groups/eligibility.ts';
import { rightToDecide } from './approvers.ts';
import { maxNoteLength, type FailureCode, type JoinRequest } from './joinRequest.ts';
import { changeOf, type AuditNote, type RequestChange } from './requestChange.ts';
import type { RequestRefusal } from './requestViews.ts';

/** What the directory says at the moment of a decision; read for this decision, not remembered. */
export interface ApprovalFacts {
  readonly now: Date;
  readonly actor: Pick<Actor, 'userId' | 'name'>;
  readonly request: JoinRequest;
  readonly allowGuests: boolean;
  readonly group: DirectoryGroup | undefined;
  readonly requester: DirectoryUser | undefined;
  readonly owners: readonly DirectoryUser[];
  readonly fallback: readonly DirectoryUser[];
}

export interface NoteInput {
  readonly note: string;
}

type RequestDecision = Decision<RequestChange, RequestRefusal>;

/** An approver says yes. What can no longer be carried out is closed with its reason instead. */
export function approve(facts: ApprovalFacts, input: NoteInput): RequestDecision {
  const refusal = whyNotDecide(facts);
  if (refusal !== undefined) return refuse(refusal);
  const note = input.note.trim();
  if (note.length > maxNoteLength) return refuse({ code: 'noteTooLong', max: maxNoteLength });
  const failure = whyImpossible(facts);
  if (failure !== undefined) return accept(failed(facts.request, failure, facts.now));
  return accept(
    changeOf(
      facts.request,
      { state: 'delivering', ...decidedBy(facts), note: note === '' ? null : note },
      noteFor(facts, 'requests.approve', note),
      { refreshApprovers: true, job: 'deliverMembership' },
    ),
  );
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
  if (request.state !== 'pendingApproval')
    return refuse({ code: 'requestClosed', groupName: request.groupName });
  return accept(
    changeOf(request, { state: 'withdrawn', finishedAt: now }, noteFor(facts, 'requests.withdraw', ''), {
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
    { state: 'deliveryFailed', failure, finishedAt: now },
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
  facts: Pick<ApprovalFacts, 'group' | 'requester' | 'allowGuests'>,
): FailureCode | undefined {
  if (facts.group === undefined) return 'groupGone';
  if (whyIneligible(facts.group) !== undefined) return 'groupNotEligible';
  if (facts.requester === undefined) return 'requesterGone';
  if (!facts.requester.accountEnabled) return 'requesterDisabled';
  if (facts.requester.userType === 'Guest' && !facts.allowGuests) return 'guestNotAllowed';
  return undefined;
}

/** Also asked before the form for the note is shown. */
export function whyNotDecide(facts: ApprovalFacts): RequestRefusal | undefined {
  const { request, actor } = facts;
  if (request.requester.id === actor.userId) return { code: 'ownRequest' };
  const asked = request.approvers;
  const right = rightToDecide(actor.userId, { ...facts, requesterId: request.requester.id, asked });
  const closed = { code: 'requestClosed', groupName: request.groupName } as const;
  if (right !== undefined && request.state !== 'pendingApproval') return closed;
  const tooLate = whyTooLate(request, actor.userId);
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
  const { actor, request, now } = facts;
  const right = rightToDecide(actor.userId, {
    ...facts,
    requesterId: request.requester.id,
    asked: request.approvers,
  });
  // The directory's name for the person; what a client calls itself is only the last resort.
  const user = [...facts.owners, ...facts.fallback].find((candidate) => candidate.id === actor.userId);
  const name = user?.displayName ?? actor.name;
  return { decidedBy: { id: actor.userId, name }, decidedAs: right ?? null, decidedAt: now };
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
