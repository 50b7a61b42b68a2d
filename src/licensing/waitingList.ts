/** Somebody who is approved and waits until every product of the group has a seat. */
export interface SeatWait {
  readonly requestId: string;
  readonly userId: string;
  /** Products of which a seat is needed. */
  readonly skuIds: readonly string[];
  /** Who has the lower one comes first. */
  readonly order: number;
}

/** Whether this person was promised, or has, a seat of the product already. */
export type HasSeat = (userId: string, skuId: string) => boolean;

/**
 * Whose turn it is. Nobody overtakes: who needs several products keeps the free seats of those that have one until the
 * others have one too, or the list would pass them by for ever.
 * @param waits In their order.
 * @param free Seats nobody has or was promised, by product.
 */
export function whoseTurn(
  waits: readonly SeatWait[],
  free: ReadonlyMap<string, number>,
  hasSeat: HasSeat = () => false,
): readonly string[] {
  const left = new Map(free);
  const kept = new Set<string>();
  return waits
    .filter(({ userId, skuIds }) => {
      const needed = skuIds.filter((skuId) => !hasSeat(userId, skuId) && !kept.has(`${userId} ${skuId}`));
      const isTurn = needed.every((skuId) => (left.get(skuId) ?? 0) > 0);
      for (const skuId of needed) {
        left.set(skuId, (left.get(skuId) ?? 0) - 1);
        kept.add(`${userId} ${skuId}`);
      }
      return isTurn;
    })
    .map(({ requestId }) => requestId);
}

/** The place of everybody, from 1: how many who come first need one of the same products. */
export function placesOf(waits: readonly SeatWait[]): ReadonlyMap<string, number> {
  return new Map(
    waits.map((wait, index) => [wait.requestId, placeBehind(waits.slice(0, index), wait.skuIds)]),
  );
}

/** The place of somebody who comes behind all of these. */
export function placeBehind(ahead: readonly SeatWait[], skuIds: readonly string[]): number {
  return 1 + ahead.filter((other) => other.skuIds.some((skuId) => skuIds.includes(skuId))).length;
}

/** Seats of a product that are spoken for by those who wait, each person once. */
export function seatsAwaited(waits: readonly SeatWait[], skuId: string): number {
  return new Set(waits.filter((wait) => wait.skuIds.includes(skuId)).map(({ userId }) => userId)).size;
}

export type Move = 'first' | 'up' | 'down';

/**
 * New orders after one of these moved among them; those of the rest stay, so that other lists keep theirs.
 * @param waits In their order; the part of the list that was looked at.
 */
export function moveWait(
  waits: readonly SeatWait[],
  requestId: string,
  move: Move,
): readonly Pick<SeatWait, 'requestId' | 'order'>[] {
  const from = waits.findIndex((wait) => wait.requestId === requestId);
  const to = move === 'first' ? 0 : move === 'up' ? from - 1 : from + 1;
  const [moved] = waits.slice(from, from + 1);
  if (from < 0 || to < 0 || to >= waits.length || to === from || moved === undefined) return [];
  const others = waits.filter((wait) => wait !== moved);
  const after = [...others.slice(0, to), moved, ...others.slice(to)];
  return after
    .map((wait, index) => ({ requestId: wait.requestId, order: waits[index]?.order ?? wait.order }))
    .filter(({ requestId: id, order }) => waits.find((wait) => wait.requestId === id)?.order !== order);
}
