import type { SubscribedSku } from '../directory/licenceTypes.ts';

/** The product's counts as the directory told them. */
export interface SeatReading {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly enabledUnits: number;
  readonly warningUnits: number;
  readonly consumedUnits: number;
  /** When the reading began: what happened later may not be in it. */
  readonly readAt: Date;
}

/** A seat of one product kept for one person, from an approval until the licence is seen or will not come. */
export interface SeatPromise {
  readonly skuId: string;
  readonly userId: string;
  readonly endedAt: Date | null;
  /** `seen`: the person has the licence, so that the directory counts it. `released`: no seat was taken. */
  readonly outcome: 'seen' | 'released' | null;
}

/**
 * Seats nobody has and nobody was promised; never negative. A promise counts against a reading until it was seen
 * before that reading began: seen later, its seat may not be among the consumed ones yet. Several promises to one
 * person are one seat, as a person takes one seat of a product however many groups give it.
 * Units in warning can be given, suspended ones cannot.
 */
export function freeSeats(reading: SeatReading, promises: readonly SeatPromise[]): number {
  const { enabledUnits, warningUnits, consumedUnits } = reading;
  return Math.max(0, enabledUnits + warningUnits - consumedUnits - promisedSeats(reading, promises));
}

/** How many people were promised a seat that this reading does not count as consumed for certain. */
export function promisedSeats(
  { skuId, readAt }: Pick<SeatReading, 'skuId' | 'readAt'>,
  promises: readonly SeatPromise[],
): number {
  const counting = promises.filter((promise) => promise.skuId === skuId && isOpenFor(promise, readAt));
  return new Set(counting.map(({ userId }) => userId)).size;
}

export function toReading(sku: SubscribedSku, readAt: Date): SeatReading {
  const { skuId, skuPartNumber, consumedUnits } = sku;
  // What is deleted or locked out may still show units, and gives nobody anything.
  const isGiven = sku.status !== 'Deleted' && sku.status !== 'LockedOut';
  const enabledUnits = isGiven ? sku.enabledUnits : 0;
  const warningUnits = isGiven ? sku.warningUnits : 0;
  return { skuId, skuPartNumber, enabledUnits, warningUnits, consumedUnits, readAt };
}

function isOpenFor({ endedAt, outcome }: SeatPromise, readAt: Date): boolean {
  return endedAt === null || (outcome === 'seen' && endedAt.getTime() >= readAt.getTime());
}
