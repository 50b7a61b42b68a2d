import { resolveNow } from './language/dates.ts';
import { comparisonsOf, type Rule } from './language/tree.ts';

/** How far before or after a date of somebody's the rule may change its mind, in ms; empty when time changes nothing. */
export function turnOffsets(rule: Rule): readonly number[] {
  const offsets = comparisonsOf(rule).flatMap(({ comparison: { value } }) =>
    value.type === 'now' ? [resolveNow(value.offset, 0)] : [],
  );
  return [...new Set(offsets)];
}

/**
 * The next instant at which the passing of time may change what a rule says of people with these dates, in ms since
 * 1970; undefined when there is none. `-ge` and `-le` both hold at the very instant, so one changes there and
 * the other a millisecond later.
 */
export function nextTurn(
  offsets: readonly number[],
  dates: Iterable<unknown>,
  now: number,
): number | undefined {
  let next = Infinity;
  for (const date of dates) {
    const at = typeof date === 'string' ? Date.parse(date) : Number.NaN;
    if (Number.isNaN(at)) continue;
    for (const offset of offsets) {
      const turn = at - offset;
      if (turn > now) next = Math.min(next, turn);
      else if (turn === now) next = Math.min(next, turn + 1);
    }
  }
  return next === Infinity ? undefined : next;
}
