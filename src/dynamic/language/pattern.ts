import { RE2JS } from 're2js';
import { compileSimple } from './simplePattern.ts';

/**
 * Regular expressions of `-match`. Entra's engine is not documented; ours is RE2, whose time grows with the length of
 * the text and nothing else. What another engine may well accept and RE2 has not is told apart from what is wrong.
 */
export interface PatternCheck {
  /** `elsewhere`: a valid expression that cannot be evaluated here. */
  readonly outcome: 'fine' | 'elsewhere' | 'wrong';
  readonly message: string;
  readonly test: ((text: string) => boolean) | null;
}

/** Steps of the compiled expression above which one rule could keep a processor busy. */
const mostSteps = 10_000;

export function checkPattern(pattern: string): PatternCheck {
  if (countSteps(pattern) > mostSteps)
    return { outcome: 'elsewhere', message: 'too many repetitions', test: null };
  if (hasSubtraction(pattern))
    return { outcome: 'elsewhere', message: 'character class subtraction', test: null };
  const compiled = compile(pattern);
  if (typeof compiled !== 'string') {
    return { outcome: 'fine', message: '', test: compileSimple(pattern, (text) => compiled.test(text)) };
  }
  const plain = withoutForeign(pattern);
  const isForeign = plain !== pattern && typeof compile(plain) !== 'string';
  return { outcome: isForeign ? 'elsewhere' : 'wrong', message: compiled, test: null };
}

function compile(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    // The message ends with the expression as the library has it, flags included.
    return String(error instanceof Error ? error.message : error).replace(
      /^error parsing regexp: |: `[^]*$/g,
      '',
    );
  }
}

/**
 * The expression with what RE2 lacks replaced by something of the same form that it has: look-around, atomic groups,
 * conditions, back references, comments, and escapes of the .NET family. If this compiles, only they were in the way.
 */
function withoutForeign(pattern: string): string {
  const foreign =
    /\\k(?:<\w+>|'\w+'|\{\w+\})|\\u[0-9a-f]{4}|\\c[a-z]|\\p\{\w+\}|\\[1-9]\d?|\\[eGZ]|\\.|\(\?(?:=|!|<=|<!|>|#[^)]*|\([^()]*\)|'\w+'|[a-z]*-?[nx][a-z]*[:)]?)|-\[[^\]]*\]\]/gis;
  return pattern.replaceAll(foreign, (part) => {
    if (/^\\(k|u|c|p|[1-9]|[eGZ])/s.test(part)) return 'a';
    if (part.startsWith('\\')) return part;
    if (part.startsWith('-[')) return ']';
    if (part.startsWith('(?#')) return '(?:';
    if (part.endsWith(')') && !part.startsWith('(?(')) return '(?:)';
    return '(?:';
  });
}

/** `[a-z-[aeiou]]`, which RE2 would read without complaint as something else. */
function hasSubtraction(pattern: string): boolean {
  let isInClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern[i];
    if (char === '\\') i += 1;
    else if (!isInClass) isInClass = char === '[';
    else if (char === '-' && pattern[i + 1] === '[' && pattern[i + 2] !== ':') return true;
    else if (char === ']') isInClass = false;
  }
  return false;
}

/** About how many steps the expression has when its counted repetitions are written out. */
function countSteps(pattern: string): number {
  const open: number[] = [];
  let total = 0;
  let last = 0;
  for (const [part] of pattern.matchAll(/\\.|\{\d+(?:,\d*)?\}|[\s\S]/g)) {
    const repeat = /^\{(\d+)(?:,(\d*))?\}$/.exec(part);
    if (repeat !== null) {
      const more = last * (Math.max(Number(repeat[1]), Number(repeat[2] ?? 0), 1) - 1);
      total += more;
      last += more;
    } else if (part === '(') {
      open.push(total);
    } else if (part === ')') {
      last = total - (open.pop() ?? total);
    } else {
      total += 1;
      last = 1;
    }
  }
  return total;
}
