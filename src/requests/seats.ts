import type { Transaction } from 'kysely';
import type { LicenceReading } from '../licensing/licenceReading.ts';
import { availableFor, seatsLeft, type SeatLedger } from '../licensing/availableSeats.ts';
import { listPromises, listReadings, lockSeats } from '../licensing/seatStore.ts';
import { placeBehind, placesOf, seatsAwaited, type SeatWait } from '../licensing/waitingList.ts';
import { wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { RequestsContext } from './context.ts';
import { keepReadings } from './keepReadings.ts';
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
  context: Pick<RequestsContext, 'rules' | 'enqueue'>,
  reading: LicenceReading | undefined,
  { requestId, requesterId }: Weighed,
): Promise<SeatFacts | undefined> {
  const need = reading?.needs.get(requesterId);
  if (reading === undefined || need === undefined) return undefined;
  await lockSeats(trx);
  if (reading.readings !== null) await keepReadings(trx, context, reading.readings, requestId);
  const skuIds = need.products.map(({ skuId }) => skuId);
  const waits = (await listSeatWaits(trx)).filter((wait) => wait.requestId !== requestId);
  const taken = need.products.filter(({ takesSeat }) => takesSeat).map(({ skuId }) => skuId);
  return {
    need,
    available:
      reading.readings === null ? null : availableFor(requesterId, await readLedger(trx, skuIds, waits)),
    lastPlace: { order: (waits.at(-1)?.order ?? 0) + 1, place: placeBehind(waits, taken) },
    settings: context.rules().licensing,
  };
}

async function readLedger(
  trx: Transaction<Database>,
  skuIds: readonly string[],
  waits: readonly SeatWait[],
): Promise<SeatLedger> {
  const readings = await listReadings(trx, skuIds);
  return { readings, promises: await listPromises(trx, readings), waits };
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
    const free = seatsLeft(reading, promises, waits);
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
