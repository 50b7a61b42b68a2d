import type { Transaction } from 'kysely';
import { seatsLeft } from '../licensing/availableSeats.ts';
import type { SeatReading } from '../licensing/seats.ts';
import { listPromises, listReadings, saveReadings } from '../licensing/seatStore.ts';
import type { Database } from '../store/schema.ts';
import type { RequestsContext } from './context.ts';
import { refreshSeatCards } from './refreshSeatCards.ts';
import { listSeatWaits } from './seatWaitStore.ts';

/**
 * Keeps what the directory told of seats. Where the last one went or the first came free meanwhile, those who are asked
 * about somebody see it on their cards. To be called while seats are locked.
 * @param weighedFor The request that is decided right now, whose cards follow from the decision.
 */
export async function keepReadings(
  trx: Transaction<Database>,
  context: Pick<RequestsContext, 'enqueue'>,
  readings: readonly SeatReading[],
  weighedFor: string | null = null,
): Promise<void> {
  const skuIds = readings.map(({ skuId }) => skuId);
  const before = await listScarce(trx, skuIds);
  await saveReadings(trx, readings);
  const after = await listScarce(trx, skuIds);
  const turned = skuIds.filter((skuId) => before.has(skuId) && before.get(skuId) !== after.get(skuId));
  await refreshSeatCards(trx, context, turned, weighedFor);
}

/** Of each product that was read before, whether no seat is left for those who come now. */
async function listScarce(
  trx: Transaction<Database>,
  skuIds: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const readings = await listReadings(trx, skuIds);
  const promises = await listPromises(trx, readings);
  const waits = await listSeatWaits(trx);
  return new Map(readings.map((reading) => [reading.skuId, seatsLeft(reading, promises, waits) === 0]));
}
