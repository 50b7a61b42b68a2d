import type { GroupError } from './groupErrors.ts';

/** An error of which people were told, and whether it was gone since. */
export interface ToldError {
  readonly userId: string;
  readonly skuId: string;
  readonly problem: string;
  readonly hasEnded: boolean;
}

export interface ErrorNews {
  /** To be told: never told before, or gone in between. */
  readonly begun: readonly GroupError[];
  /** Told once and gone now. */
  readonly ended: readonly ToldError[];
}

/** What is new about the errors of one group. Somebody who was told once hears of it again only when it came back. */
export function newsOf(found: readonly GroupError[], told: readonly ToldError[]): ErrorNews {
  const lasting = new Set(told.filter(({ hasEnded }) => !hasEnded).map(keyOf));
  const now = new Set(found.map(keyOf));
  return {
    begun: found.filter((one) => !lasting.has(keyOf(one))),
    ended: told.filter((one) => !one.hasEnded && !now.has(keyOf(one))),
  };
}

function keyOf({ userId, skuId, problem }: Pick<ToldError, 'userId' | 'skuId' | 'problem'>): string {
  return `${userId} ${skuId} ${problem}`;
}
