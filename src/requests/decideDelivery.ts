import { chooseApprovers, rightToDecide, type ApproverFacts } from './approvers.ts';
import { failed, whyImpossible, type ApprovalFacts } from './decide.ts';
import type { Approver, FailureCode, JoinRequest } from './joinRequest.ts';
import { changeOf, type AuditNote, type RequestChange } from './requestChange.ts';

export type DeliveryFacts = Omit<ApprovalFacts, 'actor'> & {
  readonly unreachableIds: ReadonlySet<string>;
};

/** How long a written membership may stay unseen before the write's own answer is trusted alone. */
export const patienceMs = 10 * 60 * 1000;

/**
 * The last look before the write: undefined when the membership may be written now, otherwise what happens to
 * the request instead. An approver who lost the right meanwhile takes the approval along.
 */
export function recheckBeforeWrite(facts: DeliveryFacts): RequestChange | undefined {
  const failure = whyImpossible(facts);
  if (failure !== undefined) return failed(facts.request, failure, facts.now);
  const { request } = facts;
  const stillRight =
    request.decidedBy !== null &&
    rightToDecide(request.decidedBy.id, {
      ...facts,
      requesterId: request.requester.id,
      asked: request.approvers,
    }) !== undefined;
  return stillRight ? undefined : reopen(facts);
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
  return changeOf(
    request,
    { state: 'delivered', verifiedAt: seen ? now : null, finishedAt: now },
    { ...byUsher(now, 'requests.deliver'), details: { verified: seen } },
    { tellOutcome: true, refreshApprovers: true, notice: seen ? null : 'membershipNotSeen' },
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
  if (remaining.some((approver) => approver.reach === 'asked')) {
    return changeOf(request, { approvers: remaining }, audit);
  }
  const chosen = newAmong(chooseApprovers({ ...facts, requesterId: request.requester.id }), remaining);
  if (chosen.length === 0) {
    return failed({ ...request, approvers: remaining }, 'noApproverReachable', now);
  }
  return changeOf(request, { approvers: [...remaining, ...chosen] }, audit, { asked: chosen });
}

/**
 * A waiting request compared with the directory of today. Undefined when nothing has to change: the group
 * and the requester are still there, and somebody who was asked may still decide.
 */
export function recheckWaiting(facts: DeliveryFacts): RequestChange | undefined {
  const { request, now } = facts;
  if (request.state !== 'pendingApproval') return undefined;
  const failure = whyImpossible(facts);
  if (failure !== undefined) return failed(request, failure, now);
  const chosen = chooseApprovers({ ...facts, requesterId: request.requester.id });
  const asked = newAmong(chosen, request.approvers);
  if (asked.length > 0) {
    const approvers = [...request.approvers, ...asked];
    return changeOf(request, { approvers }, byUsher(now, 'requests.askMore'), { asked });
  }
  const someoneMay = request.approvers.some(
    (approver) => approver.reach === 'asked' && mayStillDecide(approver.id, facts),
  );
  return someoneMay ? undefined : failed(request, 'noApproverReachable', now);
}

/** Graph refused this one membership for good. */
export function refusedByDirectory(request: JoinRequest, failure: FailureCode, now: Date): RequestChange {
  return failed(request, failure, now);
}

function reopen(facts: DeliveryFacts): RequestChange {
  const { request, now } = facts;
  const chosen = chooseApprovers({ ...facts, requesterId: request.requester.id });
  const gone = request.decidedBy?.id ?? null;
  if (chosen.length === 0) return failed(request, 'noApproverReachable', now);
  const others = request.approvers.filter(
    (approver) => approver.id !== gone && !chosen.some((candidate) => candidate.id === approver.id),
  );
  return changeOf(
    request,
    {
      state: 'pendingApproval',
      decidedBy: null,
      decidedAs: null,
      decidedAt: null,
      note: null,
      approvers: [...others, ...chosen],
    },
    { ...byUsher(now, 'requests.reopen'), details: { formerApproverId: gone } },
    { asked: chosen, refreshApprovers: true },
  );
}

function mayStillDecide(userId: string, facts: DeliveryFacts): boolean {
  const asked = facts.request.approvers;
  return rightToDecide(userId, { ...facts, requesterId: facts.request.requester.id, asked }) !== undefined;
}

function newAmong(chosen: readonly Approver[], known: readonly Approver[]): readonly Approver[] {
  return chosen.filter((candidate) => !known.some((approver) => approver.id === candidate.id));
}

function byUsher(at: Date, action: string): AuditNote {
  return { at, actor: { kind: 'usher' }, action, reason: null, details: {} };
}
