import type { Transaction } from 'kysely';
import type { LicenceReading } from '../licensing/licenceReading.ts';
import { freeSeats, type SeatPromise, type SeatReading } from '../licensing/seats.ts';
import { listPromises, listReadings, lockSeats, saveReadings } from '../licensing/seatStore.ts';
import { placeBehind, placesOf, seatsAwaited, type SeatWait } from '../licensing/waitingList.ts';
import { wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { RequestsContext } from './context.ts';
import type { SeatFacts } from './decideSeat.ts';
import type { JoinRequest } from './joinRequest.ts';
import type { SeatCount } from './requestViews.ts';
import { listSeatWaits, saveSeatPlace } from './seatWaitStore.ts';

interface Weighed {
  readonly requestId: string;
  readonly requesterId: string;
}

/**
 * What the licences mean for one request now. From here to the end of the transaction nobody else gives seats away;
 * to be called before any request is locked. Undefined where there is nothing to weigh.
 */
export async function weighSeats(
  trx: Transaction<Database>,
  context: Pick<RequestsContext, 'rules'>,
  reading: LicenceReading | undefined,
  { requestId, requesterId }: Weighed,
): Promise<SeatFacts | undefined> {
  const need = reading?.needs.get(requesterId);
  if (reading === undefined || need === undefined) return undefined;
  await lockSeats(trx);
  if (reading.readings !== null) await saveReadings(trx, reading.readings);
  const skuIds = need.products.map(({ skuId }) => skuId);
  const waits = (await listSeatWaits(trx)).filter((wait) => wait.requestId !== requestId);
  const taken = need.products.filter(({ takesSeat }) => takesSeat).map(({ skuId }) => skuId);
  return {
    need,
    available: reading.readings === null ? null : await countAvailable(trx, skuIds, waits, requesterId),
    lastPlace: { order: (waits.at(-1)?.order ?? 0) + 1, place: placeBehind(waits, taken) },
    settings: context.rules().licensing,
  };
}

/** What an approver reads about seats, from what was told last. */
export async function countSeats(
  { db, rules }: Pick<RequestsContext, 'db' | 'rules'>,
  request: Pick<JoinRequest, 'id' | 'licence'>,
): Promise<readonly SeatCount[]> {
  const skuIds = (request.licence?.products ?? [])
    .filter(({ takesSeat }) => takesSeat)
    .map(({ skuId }) => skuId);
  if (skuIds.length === 0) return [];
  const readings = await listReadings(db, skuIds);
  const promises = await listPromises(db, readings);
  const waits = (await listSeatWaits(db)).filter((wait) => wait.requestId !== request.id);
  return readings.map((reading) => {
    const waiting = seatsAwaited(waits, reading.skuId);
    const free = Math.max(0, freeSeats(reading, promises) - waiting);
    const mustWait = free === 0 && rules().licensing.whenNoSeat === 'wait';
    return { skuId: reading.skuId, free, waiting, mustWait };
  });
}

/** Tells everybody on the lists whose place is another one now. */
export async function tellPlaces(trx: Transaction<Database>, context: RequestsContext): Promise<void> {
  const waits = await listSeatWaits(trx);
  const places = placesOf(waits);
  const moved = waits.filter((wait) => places.get(wait.requestId) !== wait.place);
  for (const { requestId } of moved) {
    const version = await saveSeatPlace(trx, requestId, places.get(requestId) ?? 1);
    if (version !== undefined) await wantVersion(trx, requestId, ['requests.status'], version);
  }
  const readers = [...new Set(moved.map(({ userId }) => userId))];
  await context.enqueue(
    trx,
    'teams.deliver',
    readers.map((userId) => ({ userId })),
  );
}

/** Seats left for somebody behind all who wait; a seat that was promised to this very person counts as theirs. */
async function countAvailable(
  trx: Transaction<Database>,
  skuIds: readonly string[],
  waits: readonly SeatWait[],
  requesterId: string,
): Promise<ReadonlyMap<string, number>> {
  const readings = await listReadings(trx, skuIds);
  const promises = await listPromises(trx, readings);
  return new Map(
    readings.map((reading) => {
      if (isPromised(promises, requesterId, reading.skuId)) return [reading.skuId, 1];
      return [reading.skuId, leftBehind(reading, promises, waits, requesterId)];
    }),
  );
}

function leftBehind(
  reading: SeatReading,
  promises: readonly SeatPromise[],
  waits: readonly SeatWait[],
  requesterId: string,
): number {
  const others = waits.filter(({ userId }) => userId !== requesterId);
  return Math.max(0, freeSeats(reading, promises) - seatsAwaited(others, reading.skuId));
}

export function isPromised(promises: readonly SeatPromise[], userId: string, skuId: string): boolean {
  return promises.some(
    (promise) => promise.userId === userId && promise.skuId === skuId && promise.endedAt === null,
  );
}
