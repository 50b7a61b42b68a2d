/**
 * What a rule says about somebody. `in` and `out` as documented; `unknown` when a property was not fetched;
 * `unevaluable` when a regular expression cannot be evaluated here.
 */
export type Outcome = 'out' | 'in' | 'unknown' | 'unevaluable';

/** The same as a number while it is worked out: 0 false, 1 true, 2 unknown, 3 cannot be evaluated here. */
export type Truth = 0 | 1 | 2 | 3;

export const outcomes: readonly [Outcome, Outcome, Outcome, Outcome] = [
  'out',
  'in',
  'unknown',
  'unevaluable',
];
