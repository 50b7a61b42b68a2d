import type { TextTest } from './foldCase.ts';

/**
 * Most patterns in rules are words with `.*` between them. Those are compared here, several times as fast as the
 * engine can; `otherwise` is asked about texts on which the two could differ.
 */
export function compileSimple(pattern: string, otherwise: TextTest): TextTest {
  if (pattern.length > longest) return otherwise;
  const alternatives = pattern.split(/(?<!\\)\|/).map(readAlternative);
  const simple = alternatives.filter((each) => each !== null);
  if (simple.length < alternatives.length) return otherwise;
  return (text) => {
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit > 127 || unit === lineFeed) return otherwise(text);
    }
    for (const each of simple) if (matches(text, each)) return true;
    return false;
  };
}

/** Time grows with the lengths of pattern and text multiplied, so that both have to be short. */
const longest = 64;
const lineFeed = 10;
/** Stands in a run for the dot. */
const any = -1;

/** Runs of units to be found one after the other, with anything between them. */
interface Alternative {
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  readonly runs: readonly (readonly number[])[];
}

function readAlternative(text: string): Alternative | null {
  const isAtStart = text.startsWith('^');
  const isAtEnd = /(?<!\\)\$$/.test(text);
  const inner = text.slice(isAtStart ? 1 : 0, isAtEnd ? -1 : undefined);
  const runs: number[][] = [[]];
  for (const [part] of inner.matchAll(/\.\*\??|\\?[\s\S]/g)) {
    if (part.startsWith('.*')) runs.push([]);
    else if (part === '.') runs.at(-1)?.push(any);
    else if (/^\\[-.@/_+*?()[\]{}^$|\\]$/.test(part)) runs.at(-1)?.push(part.charCodeAt(1));
    else if (/^[\w @,;:#&%~='"!<>/-]$/.test(part)) runs.at(-1)?.push(part.toLowerCase().charCodeAt(0));
    else return null;
  }
  return { isAtStart, isAtEnd, runs };
}

function matches(text: string, { isAtStart, isAtEnd, runs }: Alternative): boolean {
  let at = 0;
  for (let n = 0; n < runs.length; n += 1) {
    const run = runs[n] ?? [];
    const isLast = n === runs.length - 1;
    if (n === 0 && isAtStart) {
      if (!fits(text, 0, run) || (isLast && isAtEnd && text.length !== run.length)) return false;
      at = run.length;
    } else if (isLast && isAtEnd) {
      return text.length - run.length >= at && fits(text, text.length - run.length, run);
    } else {
      while (at + run.length <= text.length && !fits(text, at, run)) at += 1;
      if (at + run.length > text.length) return false;
      at += run.length;
    }
  }
  return true;
}

function fits(text: string, start: number, run: readonly number[]): boolean {
  if (start + run.length > text.length) return false;
  for (let i = 0; i < run.length; i += 1) {
    const unit = text.charCodeAt(start + i);
    const wanted = run[i];
    if (wanted !== any && wanted !== (unit >= 65 && unit <= 90 ? unit + 32 : unit)) return false;
  }
  return true;
}
