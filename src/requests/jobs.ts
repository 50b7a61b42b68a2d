import type { MembershipOutcome } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import { withLease } from '../store/leases.ts';
import { changeLocked } from './changeLocked.ts';
import type { RequestsContext } from './context.ts';
import { failed } from './decide.ts';
import { recheckBeforeWrite, settle, written } from './decideDelivery.ts';
import { readDeliveryFacts } from './facts.ts';
import type { JoinRequest } from './joinRequest.ts';
import { listToWrite } from './listStore.ts';
import type { RequestChange } from './requestChange.ts';
import { takeSeats } from './takeSeats.ts';
import { findRequest } from './store.ts';

/** Microsoft Graph takes at most 20 members in one PATCH. */
const membersPerWrite = 20;
const writeLeaseMs = 120_000;

/**
 * Writes what is approved for one group, up to 20 memberships in one request. One process writes to a group at a
 * time; who comes second is asked to come again, because the first may have looked before this row was there.
 */
export async function deliverMemberships(
  context: RequestsContext,
  groupId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  for (;;) {
    const outcome = await withLease(context.db, `group:${groupId}`, writeLeaseMs, async () => {
      const waiting = await listToWrite(context.db, groupId, membersPerWrite);
      if (waiting.length > 0) await writeTogether(context, groupId, waiting);
      return waiting.length;
    });
    if (!outcome.ran) return { againInSeconds: 2 };
    if (outcome.result === 0) return undefined;
  }
}

/** Reads one written membership back; the directory's replicas may need a while to show it. */
export async function verifyMembership(
  context: RequestsContext,
  requestId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  const request = await findRequest(context.db, requestId);
  if (request?.state !== 'delivering' || request.writtenAt === null) return undefined;
  const { groupId, requester, writtenAt } = request;
  const memberOf = await context.directory.checkMembership(requester.id, [groupId], 'background');
  const isSettled = await changeLocked(context, request.id, (current) =>
    settle(current, memberOf.has(groupId), context.now()),
  );
  return isSettled
    ? undefined
    : { againInSeconds: patienceStep(context.now().getTime() - writtenAt.getTime()) };
}

async function writeTogether(
  context: RequestsContext,
  groupId: string,
  waiting: readonly JoinRequest[],
): Promise<void> {
  const ready: JoinRequest[] = [];
  const { group, factsOf } = await readDeliveryFacts(context, groupId, waiting);
  for (const request of waiting) {
    const instead = recheckBeforeWrite(await factsOf(request));
    if (instead === undefined) ready.push(request);
    else await changeLocked(context, request.id, (current) => sameState(current, request, instead));
  }
  const seated = await takeSeats(context, group, ready);
  if (seated.length === 0) return;
  const outcomes = await context.directory.addMembers(
    groupId,
    seated.map((request) => request.requester.id),
  );
  const unknown: Error[] = [];
  for (const request of seated) {
    const outcome = outcomes.get(request.requester.id);
    const now = context.now();
    const change = outcome === undefined ? undefined : changeFor(request, outcome, now);
    if (change === undefined) unknown.push(faultOf(outcome));
    else await changeLocked(context, request.id, (current) => sameState(current, request, change));
  }
  if (unknown[0] !== undefined) throw unknown[0];
}

/** Undefined when nothing is known and the job has to come back. */
function changeFor(request: JoinRequest, outcome: MembershipOutcome, now: Date): RequestChange | undefined {
  if (outcome === 'done' || outcome === 'alreadySo') return written(request, now);
  const error = outcome.failed;
  if (!(error instanceof DirectoryError)) return undefined;
  if (error.reason === 'notFound') return failed(request, 'requesterGone', now);
  // A conflict is somebody else writing to the group at this moment; the next attempt may well succeed.
  const isFinal = error.reason === 'forbidden' || error.reason === 'rejected';
  return isFinal ? failed(request, 'refusedByDirectory', now) : undefined;
}

/** The decision was made without the lock; it counts only if nothing happened in between. */
function sameState(
  current: JoinRequest,
  seen: JoinRequest,
  change: RequestChange,
): RequestChange | undefined {
  return current.version === seen.version ? change : undefined;
}

function faultOf(outcome: MembershipOutcome | undefined): Error {
  if (outcome !== undefined && typeof outcome === 'object') return outcome.failed;
  return new DirectoryError('unavailable', 'Graph did not say what became of a membership.');
}

function patienceStep(waitedMs: number): number {
  return Math.min(60, Math.max(1, Math.round(waitedMs / 2000)));
}
