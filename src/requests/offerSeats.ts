import type { Transaction } from 'kysely';
import { followForMs } from '../groups/licensingSettings.ts';
import { isPromised } from '../licensing/availableSeats.ts';
import { assessNeed, type LicenceNeed } from '../licensing/licenceNeed.ts';
import { readLicences, readSeats } from '../licensing/readLicences.ts';
import { freeSeats, type SeatReading } from '../licensing/seats.ts';
import { listPromises, lockSeats } from '../licensing/seatStore.ts';
import { whoseTurn } from '../licensing/waitingList.ts';
import { recordNotice, settleNotice } from '../store/notices.ts';
import type { Database } from '../store/schema.ts';
import { commit } from './commit.ts';
import type { RequestsContext } from './context.ts';
import { continueWithSeat } from './decideSeat.ts';
import { keepReadings } from './keepReadings.ts';
import { tellPlaces } from './seats.ts';
import { isAnybodyWaiting, isSeatAskedFor, listSeatWaits, type ListedWait } from './seatWaitStore.ts';
import { lockRequest } from './store.ts';

/** How many of those at the front are compared with the directory in one go; the others come in the next. */
const perGo = 20;

/**
 * Job: lets those go on whose turn it is, and tells the others their place, and those who are asked about somebody
 * whether there is a seat. It may run at any time: what is free and who
 * comes first is looked up anew, and given away under the lock.
 */
export async function offerSeats(context: RequestsContext): Promise<void> {
  const front = (await listSeatWaits(context.db)).slice(0, perGo);
  if (front.length === 0 && !(await isSeatAskedFor(context.db))) return;
  const readings = await readSeats(context, 'background');
  const needs = readings === undefined ? new Map<string, LicenceNeed>() : await readNeeds(context, front);
  await context.db.transaction().execute(async (trx) => {
    await lockSeats(trx);
    if (readings !== undefined) await giveSeats(trx, context, readings, needs);
    await noteReadable(trx, readings !== undefined, context.now());
    await tellPlaces(trx, context);
  });
}

/**
 * Job: somebody was taken out of a group, and the service takes the licence back a little later. Looks now and again,
 * for a few minutes; what comes later is found by the timer.
 */
export async function followRemoval(
  context: RequestsContext,
  removals: readonly { readonly until: string }[],
): Promise<{ readonly againInSeconds: number } | undefined> {
  await offerSeats(context);
  const until = Math.max(...removals.map((removal) => Date.parse(removal.until)));
  const leftMs = until - context.now().getTime();
  if (!(leftMs > 0) || !(await isAnybodyWaiting(context.db))) return undefined;
  return { againInSeconds: Math.min(30, Math.max(1, Math.round((followForMs - leftMs) / 2000))) };
}

/** While seats may not be read nobody moves up, and only an operator can mend that. */
async function noteReadable(trx: Transaction<Database>, isReadable: boolean, at: Date): Promise<void> {
  const code = 'seatsUnreadable';
  if (isReadable) await settleNotice(trx, { code, at });
  else await recordNotice(trx, { code, subjectId: null, details: {}, at });
}

/** What joining takes may have changed since: another product, or the person got it by another way. */
async function readNeeds(
  context: RequestsContext,
  waits: readonly ListedWait[],
): Promise<Map<string, LicenceNeed>> {
  const needs = new Map<string, LicenceNeed>();
  for (const [groupId, inGroup] of Map.groupBy(waits, (wait) => wait.groupId)) {
    const userIds = inGroup.map(({ userId }) => userId);
    const read = await readLicences(context, groupId, userIds, 'background');
    for (const { requestId, userId } of inGroup) {
      // A group without licences any more keeps nobody waiting.
      needs.set(requestId, read?.needs.get(userId) ?? assessNeed({ licences: [] }, undefined, null));
    }
  }
  return needs;
}

async function giveSeats(
  trx: Transaction<Database>,
  context: RequestsContext,
  readings: readonly SeatReading[],
  needs: ReadonlyMap<string, LicenceNeed>,
): Promise<void> {
  await keepReadings(trx, context, readings);
  const promises = await listPromises(trx, readings);
  const free = new Map(readings.map((reading) => [reading.skuId, freeSeats(reading, promises)]));
  const waits = (await listSeatWaits(trx)).map((wait) => {
    const need = needs.get(wait.requestId);
    return need === undefined ? wait : { ...wait, skuIds: takenIn(need) };
  });
  const turn = whoseTurn(waits, free, (userId, skuId) => isPromised(promises, userId, skuId));
  for (const requestId of turn.filter((id) => needs.has(id))) {
    const request = await lockRequest(trx, requestId);
    const need = needs.get(requestId);
    if (request?.state !== 'waitingForSeat' || need === undefined) continue;
    const settings = context.rules().licensing;
    const facts = { need, available: free, lastPlace: { order: 0, place: 1 }, settings };
    await commit(trx, context, continueWithSeat(request, facts, context.now()));
  }
}

function takenIn({ products }: LicenceNeed): readonly string[] {
  return products.filter(({ takesSeat }) => takesSeat).map(({ skuId }) => skuId);
}
