import type { Word } from './ruleWords.ts';

interface Place {
  readonly words: readonly Word[];
  at: number;
}

/** A date of a rule. `isMoving` when it hangs on `system.now`. */
export interface RuleDate {
  /** Milliseconds since 1970. */
  readonly at: (now: number) => number;
  readonly isMoving: boolean;
}

const durationPattern = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** A date, quoted or not, or `system.now` with at most one `-plus` or `-minus`, in brackets or not. */
export function dateValue(place: Place): RuleDate {
  const word = next(place);
  if (word.kind === 'sign' && word.value === '(') {
    const inner = dateValue(place);
    const closing = next(place);
    if (closing.kind !== 'sign' || closing.value !== ')') throw new SyntaxError('Query compilation error.');
    return inner;
  }
  if (word.kind === 'name' && word.value.toLowerCase() === 'system.now') return moving(place);
  const instant =
    word.kind === 'date' || (word.kind === 'text' && /^\d{4}-\d\d-\d\d/.test(word.value))
      ? Date.parse(word.value)
      : Number.NaN;
  if (Number.isNaN(instant)) throw new SyntaxError('Query compilation error.');
  return { at: () => instant, isMoving: false };
}

function moving(place: Place): RuleDate {
  const step = place.words[place.at]?.value.toLowerCase();
  if (step !== 'plus' && step !== 'minus') return { at: (now) => now, isMoving: true };
  place.at += 1;
  const [text, days = 0, hours = 0, minutes = 0, seconds = 0] = durationPattern.exec(next(place).value) ?? [];
  if (text === undefined || !/\d/.test(text)) throw new SyntaxError('Query compilation error.');
  const hoursInAll = Number(days) * 24 + Number(hours);
  const length = ((hoursInAll * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return { at: (now) => (step === 'plus' ? now + length : now - length), isMoving: true };
}

function next(place: Place): Word {
  const word = place.words[place.at] ?? { kind: 'end', value: '', isHyphened: false };
  place.at += 1;
  return word;
}
