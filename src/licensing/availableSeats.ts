import { freeSeats, type SeatPromise, type SeatReading } from './seats.ts';
import { seatsAwaited, type SeatWait } from './waitingList.ts';

/** What is known of seats at one moment, under the lock. */
export interface SeatLedger {
  readonly readings: readonly SeatReading[];
  readonly promises: readonly SeatPromise[];
  readonly waits: readonly SeatWait[];
}

/** Seats of each product left for somebody behind all who wait; one promised to this very person counts as theirs. */
export function availableFor(
  userId: string,
  { readings, promises, waits }: SeatLedger,
): ReadonlyMap<string, number> {
  return new Map(
    readings.map((reading) => {
      const { skuId } = reading;
      if (isPromised(promises, userId, skuId)) return [skuId, 1];
      const others = waits.filter((wait) => wait.userId !== userId);
      return [skuId, seatsLeft(reading, promises, others)];
    }),
  );
}

/** Seats left for somebody behind all of these. */
export function seatsLeft(
  reading: SeatReading,
  promises: readonly SeatPromise[],
  waits: readonly SeatWait[],
): number {
  const { skuId } = reading;
  // Who waits for another product may have a seat of this one already.
  const without = waits.filter(({ userId }) => !isPromised(promises, userId, skuId));
  return Math.max(0, freeSeats(reading, promises) - seatsAwaited(without, skuId));
}

/** Whether a seat of the product is kept for this person now. */
export function isPromised(promises: readonly SeatPromise[], userId: string, skuId: string): boolean {
  return promises.some(
    (promise) => promise.userId === userId && promise.skuId === skuId && promise.endedAt === null,
  );
}
