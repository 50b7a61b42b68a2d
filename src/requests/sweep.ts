import { DirectoryError } from '../errors.ts';
import { listKeepingSeats } from '../groups/membershipChangeStore.ts';
import { listPeopleOwedSince } from '../store/outbox.ts';
import type { RequestsContext } from './context.ts';
import { expire } from './decide.ts';
import { recheckWaiting } from './decideDelivery.ts';
import { endWaiting } from './decideSeat.ts';
import { listStuckDepartures } from './departureStore.ts';
import { readDeliveryFacts } from './facts.ts';
import { changeLocked } from './changeLocked.ts';
import type { JoinRequest } from './joinRequest.ts';
import { listLicencesPending, listExpired, listStuck, listUnchecked, markChecked } from './sweepStore.ts';

const batch = 200;
const stuckAfterMs = 15 * 60 * 1000;
const recheckAfterMs = 24 * 60 * 60 * 1000;

/**
 * Expires what waited too long, gives what is stuck its job back, and compares waiting requests with the
 * directory once a day. Everything it does is decided again under the lock, so it may run at any time.
 */
export async function sweep(context: RequestsContext): Promise<void> {
  await expireOverdue(context);
  await restartStuck(context);
  await recheckOld(context);
}

async function expireOverdue(context: RequestsContext): Promise<void> {
  const now = context.now();
  for (const requestId of await listExpired(context.db, now, batch)) {
    await changeLocked(context, requestId, (current) => expire(current, now) ?? endWaiting(current, now));
  }
}

async function restartStuck(context: RequestsContext): Promise<void> {
  const before = new Date(context.now().getTime() - stuckAfterMs);
  const stuck = await listStuck(context.db, before, batch);
  const departures = await listStuckDepartures(context.db, before, batch);
  const unlicensed = await listLicencesPending(context.db, before, batch);
  const added = await listKeepingSeats(context.db, before, batch);
  const people = await listPeopleOwedSince(context.db, before, batch);
  const unwritten = stuck.filter((request) => request.writtenAt === null);
  const unseen = stuck.filter((request) => request.writtenAt !== null);
  await context.db.transaction().execute(async (trx) => {
    await context.enqueueMissing(
      trx,
      'requests.deliverMembership',
      unwritten.map((request) => ({ groupId: request.groupId, requestId: request.id })),
    );
    await context.enqueueMissing(
      trx,
      'requests.verifyMembership',
      unseen.map((request) => ({ requestId: request.id })),
    );
    await context.enqueueMissing(
      trx,
      'requests.verifyLicence',
      unlicensed.map((requestId) => ({ requestId })),
    );
    await context.enqueueMissing(
      trx,
      'requests.verifyAdded',
      added.map((changeId) => ({ changeId })),
    );
    await context.enqueueMissing(
      trx,
      'requests.removeMembership',
      departures.map((departure) => ({ departureId: departure.id })),
    );
    await context.enqueueMissing(
      trx,
      'teams.deliver',
      people.map((userId) => ({ userId })),
    );
  });
}

async function recheckOld(context: RequestsContext): Promise<void> {
  const before = new Date(context.now().getTime() - recheckAfterMs);
  for (const [groupId, requests] of byGroup(await listUnchecked(context.db, before, batch))) {
    try {
      const { factsOf } = await readDeliveryFacts(context, groupId, requests);
      for (const request of requests) {
        const facts = await factsOf(request);
        await changeLocked(context, request.id, (current) => recheckWaiting({ ...facts, request: current }));
        await markChecked(context.db, request.id, context.now());
      }
    } catch (error) {
      // The directory is away: what could not be compared now is compared at the next sweep.
      if (!(error instanceof DirectoryError)) throw error;
    }
  }
}

function byGroup(requests: readonly JoinRequest[]): ReadonlyMap<string, JoinRequest[]> {
  const groups = new Map<string, JoinRequest[]>();
  for (const request of requests) {
    groups.set(request.groupId, [...(groups.get(request.groupId) ?? []), request]);
  }
  return groups;
}
