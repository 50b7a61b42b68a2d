import type { DirectoryGroup } from '../directory/types.ts';
import type { LicenceReading } from '../licensing/licenceReading.ts';
import { isPromised } from '../licensing/availableSeats.ts';
import { listPromises, listReadings } from '../licensing/seatStore.ts';
import { commit } from './commit.ts';
import type { RequestsContext } from './context.ts';
import { seatBeforeWrite, type SeatFacts } from './decideSeat.ts';
import { licencesOf } from './facts.ts';
import type { JoinRequest } from './joinRequest.ts';
import { weighSeats } from './seats.ts';
import { lockRequest } from './store.ts';
import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

/**
 * The last look at the seats of requests that are about to be written. Who was promised a seat has it; who comes without
 * one, because the group got its licences since, gets one now or waits.
 * @returns those that may be written, as they are now
 */
export async function takeSeats(
  context: RequestsContext,
  group: DirectoryGroup | undefined,
  ready: readonly JoinRequest[],
): Promise<readonly JoinRequest[]> {
  const userIds = ready.map(({ requester }) => requester.id);
  const reading = ready.length === 0 ? undefined : await licencesOf(context, group, userIds, 'background');
  if (reading === undefined) return ready;
  const seated: JoinRequest[] = [];
  for (const request of ready) {
    const current = await takeSeat(context, reading, request);
    if (current?.state === 'delivering') seated.push(current);
  }
  return seated;
}

/** Undefined when the request is not what it was a moment ago. */
async function takeSeat(
  context: RequestsContext,
  reading: LicenceReading,
  seen: JoinRequest,
): Promise<JoinRequest | undefined> {
  return context.db.transaction().execute(async (trx) => {
    const weighed = { requestId: seen.id, requesterId: seen.requester.id };
    const seat = await weighSeats(trx, context, reading, weighed);
    const current = await lockRequest(trx, seen.id);
    if (seat === undefined || current?.version !== seen.version) return undefined;
    const promised = await listPromised(trx, seat, current.requester.id);
    const change = seatBeforeWrite(current, seat, promised, context.now());
    if (change === undefined) return current;
    await commit(trx, context, change);
    return change.request;
  });
}

async function listPromised(
  trx: Transaction<Database>,
  { need }: SeatFacts,
  userId: string,
): Promise<ReadonlySet<string>> {
  const skuIds = need.products.map(({ skuId }) => skuId);
  const promises = await listPromises(trx, await listReadings(trx, skuIds));
  return new Set(skuIds.filter((skuId) => isPromised(promises, userId, skuId)));
}
