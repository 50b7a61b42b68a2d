import { admit } from './decideSeat.ts';
import { chooseApprovers, rightToDecide, type ApproverFacts } from './approvers.ts';
import { failed, whyImpossible, type ApprovalFacts } from './decide.ts';
import type { Approver, FailureCode, JoinRequest } from './joinRequest.ts';
import { changeOf, type AuditNote, type RequestChange } from './requestChange.ts';
import { factsOfStage, findShortStage, openStage, recount } from './votes.ts';

export type DeliveryFacts = Omit<ApprovalFacts, 'actor'> & {
  readonly unreachableIds: ReadonlySet<string>;
  /** True when anybody may join now. */
  readonly isOpen?: boolean;
};

/** How long a written membership may stay unseen before the write's own answer is trusted alone. */
export const patienceMs = 10 * 60 * 1000;

/**
 * The last look before the write: undefined when the membership may be written now, otherwise what happens to
 * the request instead. An approver who lost the right meanwhile takes the approval along, and a group that closed its
 * doors asks for approval of those who came through them.
 */
export function recheckBeforeWrite(facts: DeliveryFacts): RequestChange | undefined {
  const failure = whyImpossible(facts);
  if (failure !== undefined) return failed(facts.request, failure, facts.now);
  const counted = recount(facts);
  if (facts.request.decidedAs === 'policy' && facts.isOpen === true) return undefined;
  const short = findShortStage(counted);
  return short === undefined ? undefined : reopen(facts, counted, short);
}

/** Graph accepted the membership; what is left is to see it. */
export function written(request: JoinRequest, now: Date): RequestChange {
  return changeOf(request, { writtenAt: now }, byUsher(now, 'requests.write'), {
    job: 'verifyMembership',
    // "Being added" stays true until the membership has been seen.
    refreshRequester: false,
  });
}

/** The membership was seen, or has been waited for long enough. Undefined while patience lasts. */
export function settle(request: JoinRequest, seen: boolean, now: Date): RequestChange | undefined {
  if (request.state !== 'delivering' || request.writtenAt === null) return undefined;
  if (!seen && now.getTime() - request.writtenAt.getTime() < patienceMs) return undefined;
  const { licence } = request;
  // The one message at the end tells of the licence, too, so it waits for it.
  const looksForLicence = seen && licence !== null && licence.products.length > 0;
  return changeOf(
    request,
    {
      state: 'delivered',
      verifiedAt: seen ? now : null,
      finishedAt: now,
      ...(looksForLicence ? { licence: { ...licence, outcome: { state: 'pending' } } } : {}),
    },
    { ...byUsher(now, 'requests.deliver'), details: { verified: seen } },
    {
      tellOutcome: !looksForLicence,
      refreshApprovers: true,
      notice: seen ? null : 'membershipNotSeen',
      job: looksForLicence ? 'verifyLicence' : null,
      seats: looksForLicence || licence === null ? null : { end: 'released' },
    },
  );
}

/** Somebody who was asked cannot be reached: the others go on, or others are asked, or it ends aloud. */
export function replaceApprover(
  request: JoinRequest,
  unreachableId: string,
  facts: Omit<ApproverFacts, 'requesterId'>,
  now: Date,
): RequestChange | undefined {
  if (request.state !== 'pendingApproval') return undefined;
  const remaining = request.approvers.map((approver) =>
    approver.id === unreachableId ? { ...approver, reach: 'unreachable' as const } : approver,
  );
  const audit = { ...byUsher(now, 'requests.replaceApprover'), details: { unreachableId } };
  if (ofStage(remaining, request.stage).some((approver) => approver.reach === 'asked')) {
    return changeOf(request, { approvers: remaining }, audit);
  }
  const { stage } = request;
  const chosen = newAmong(
    chooseApprovers({ ...facts, requesterId: request.requester.id, stage }),
    ofStage(remaining, stage),
  );
  if (chosen.length === 0) {
    return failed({ ...request, approvers: remaining }, 'noApproverReachable', now);
  }
  return changeOf(request, { approvers: withChosen(remaining, chosen) }, audit, { asked: chosen });
}

/**
 * A waiting request compared with the directory of today. Undefined when nothing has to change: the group
 * and the requester are still there, and somebody who was asked may still decide.
 */
export function recheckWaiting(facts: DeliveryFacts): RequestChange | undefined {
  const { request, now } = facts;
  if (request.state !== 'pendingApproval') return undefined;
  const failure = whyImpossible(facts);
  // An owner may still say no to a guest, with a reason of their own.
  if (failure !== undefined && failure !== 'guestInLicensedGroup') return failed(request, failure, now);
  const enough = completed(facts);
  if (enough !== undefined) return enough;
  const inStage = ofStage(request.approvers, request.stage);
  const asked = newAmong(chooseApprovers(factsOfStage(facts, request.stage)), inStage);
  if (asked.length > 0) {
    const approvers = withChosen(request.approvers, asked);
    return changeOf(request, { approvers }, byUsher(now, 'requests.askMore'), { asked });
  }
  const someoneMay = inStage.some(
    (approver) => approver.reach === 'asked' && mayStillDecide(approver.id, facts),
  );
  return someoneMay ? undefined : failed(request, 'noApproverReachable', now);
}

/** Graph refused this one membership for good. */
export function refusedByDirectory(request: JoinRequest, failure: FailureCode, now: Date): RequestChange {
  return failed(request, failure, now);
}

function reopen(facts: DeliveryFacts, counted: JoinRequest, stage: number): RequestChange {
  const { request, now } = facts;
  const next = openStage({ ...facts, request: counted }, stage);
  if (next === undefined) return failed(counted, 'noApproverReachable', now);
  const kept = new Set([...counted.votes, ...next.asked].map(({ id }) => id));
  const lost = request.votes.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const { votes, stages } = counted;
  return changeOf(
    request,
    {
      state: 'pendingApproval',
      votes,
      stages,
      stage,
      decidedBy: null,
      decidedAs: null,
      decidedAt: null,
      note: null,
      approvers: next.approvers.filter(({ id }) => !lost.includes(id)),
    },
    { ...byUsher(now, 'requests.reopen'), details: { formerApproverId: lost[0] ?? null } },
    { asked: next.asked, refreshApprovers: true },
  );
}

/** All of the owners have to approve, and the one who had not is no owner any more: the others are enough now. */
function completed(facts: DeliveryFacts): RequestChange | undefined {
  const { votes, stages } = recount(facts);
  const last = votes.at(-1);
  if (last === undefined || findShortStage({ ...facts.request, votes, stages }) !== undefined)
    return undefined;
  const decided = {
    decidedBy: { id: last.id, name: last.name },
    decidedAs: last.castAs,
    decidedAt: facts.now,
  };
  const { after, effects } = admit(facts.seat, facts.now);
  return changeOf(
    facts.request,
    { ...after, ...decided, votes, stages },
    byUsher(facts.now, 'requests.complete'),
    { refreshApprovers: true, ...effects },
  );
}

function mayStillDecide(userId: string, facts: DeliveryFacts): boolean {
  return rightToDecide(userId, factsOfStage(facts, facts.request.stage)) !== undefined;
}

function ofStage(approvers: readonly Approver[], stage: number): readonly Approver[] {
  return approvers.filter((approver) => approver.stage === stage);
}

/** Somebody asked in an earlier round, whose answer was not needed there, may be asked again in this one. */
function withChosen(known: readonly Approver[], chosen: readonly Approver[]): readonly Approver[] {
  return [...known.filter(({ id }) => !chosen.some((one) => one.id === id)), ...chosen];
}

function newAmong(chosen: readonly Approver[], known: readonly Approver[]): readonly Approver[] {
  return chosen.filter((candidate) => !known.some((approver) => approver.id === candidate.id));
}

function byUsher(at: Date, action: string): AuditNote {
  return { at, actor: { kind: 'usher' }, action, reason: null, details: {} };
}
