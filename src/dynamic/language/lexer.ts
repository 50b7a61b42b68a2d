import { ruleError, ruleWarning, type Diagnostic } from './diagnostics.ts';
import { isClosingSmartQuote, isSmartQuote, quoteText, readText } from './lexText.ts';
import type { Span } from './tree.ts';

/**
 * `operator` has a dash in front, which is not part of its text; `symbol` is punctuation of other languages;
 * `literal` starts with a digit or a sign: a number, a date, or a mistake.
 */
export type TokenKind =
  'word' | 'operator' | 'symbol' | 'text' | 'literal' | '(' | ')' | '[' | ']' | ',' | 'unknown' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** What it stands for: without dash or quotes, escapes resolved. */
  readonly text: string;
  readonly span: Span;
  /** No white space between this token and the one before. */
  readonly isTouching: boolean;
}

const space = /[\s\u200b\ufeff]*/y;
const word = /[\p{L}_$][\p{L}\p{N}\p{M}_$.]*/uy;
const operator = /[-\u2010-\u2015\u2212\ufe63\uff0d][\p{L}_]+/uy;
const literal = /[-+]?\d[\p{L}\p{N}:.+_-]*/uy;
const symbol = /[=!<>&|]+/y;

/** The tokens of a rule, always with one `end`; problems of single characters go to the list. */
export function tokenize(text: string, problems: Diagnostic[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    const start = at + lengthAt(space, text, at);
    const isTouching = start === at && tokens.length > 0;
    const next = readToken(text, start, problems);
    tokens.push({ ...next, isTouching });
    if (next.kind === 'end') return tokens;
    at = next.span.end;
  }
}

type Bare = Omit<Token, 'isTouching'>;

function readToken(text: string, start: number, problems: Diagnostic[]): Bare {
  const first = text[start];
  if (first === undefined) return { kind: 'end', text: '', span: { start, end: start } };
  if (first === '"' || first === "'") return quoted(text, start, problems);
  if (isSmartQuote(first)) return smartQuoted(text, start, problems);
  if (isBracket(first)) return { kind: first, text: first, span: { start, end: start + 1 } };
  return (
    match('operator', operator, text, start, problems) ??
    match('literal', literal, text, start, problems) ??
    match('word', word, text, start, problems) ??
    match('symbol', symbol, text, start, problems) ?? {
      kind: 'unknown',
      text: String.fromCodePoint(text.codePointAt(start) ?? 0),
      span: { start, end: start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) },
    }
  );
}

function match(
  kind: 'operator' | 'literal' | 'word' | 'symbol',
  pattern: RegExp,
  text: string,
  start: number,
  problems: Diagnostic[],
): Bare | undefined {
  const length = lengthAt(pattern, text, start);
  if (length === 0) return undefined;
  const span = { start, end: start + length };
  const found = text.slice(start, span.end);
  if (kind !== 'operator') return { kind, text: found, span };
  if (!found.startsWith('-')) {
    const dash = { start, end: start + 1 };
    problems.push(ruleWarning('dash', dash, { typed: found[0] ?? '' }, { span: dash, text: '-' }));
  }
  return { kind, text: found.slice(1), span };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  // A sticky expression keeps its place; it is set before each use, so nothing is left over from the last.
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

function isBracket(first: string): first is '(' | ')' | '[' | ']' | ',' {
  return '()[],'.includes(first);
}

function quoted(text: string, start: number, problems: Diagnostic[]): Bare {
  const read = readText(text, start);
  problems.push(...read.problems);
  return { kind: 'text', text: read.value, span: { start, end: read.end } };
}

/** Quotes of a word processor. Read to the matching one, so that the mistake is reported once. */
function smartQuoted(text: string, start: number, problems: Diagnostic[]): Bare {
  let end = start + 1;
  while (end < text.length && !isClosingSmartQuote(text[end] ?? '')) end += 1;
  const value = text.slice(start + 1, end);
  const span = { start, end: Math.min(end + 1, text.length) };
  const fix = { span, text: quoteText(value) };
  problems.push(ruleError('smartQuotes', span, { typed: text[start] ?? '' }, fix));
  return { kind: 'text', text: value, span };
}
