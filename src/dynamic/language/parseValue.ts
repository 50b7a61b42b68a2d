import { isConnective, isKeyword, peek, previous, skipTerm, take, type Reading } from './cursor.ts';
import { readDuration } from './dates.ts';
import { ruleError } from './diagnostics.ts';
import type { Token } from './lexer.ts';
import { quoteText } from './lexText.ts';
import { cover, type NowValue, type Offset, type Span } from './tree.ts';

/** A value as it stands there; whether it suits the property is asked later. */
export type RawValue =
  | { readonly type: 'text' | 'literal' | 'word'; readonly text: string; readonly span: Span }
  | { readonly type: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly type: 'null'; readonly span: Span }
  | { readonly type: 'list'; readonly items: readonly RawItem[]; readonly span: Span }
  | NowValue;

export interface RawItem {
  readonly type: 'text' | 'literal' | 'word';
  readonly text: string;
  readonly span: Span;
}

/** Reads one value; undefined when it was wrong, which has been reported. */
export function parseValue(reading: Reading, wantsList: boolean): RawValue | undefined {
  const token = peek(reading);
  if (token.kind === '[') return parseList(reading, ']');
  if (token.kind === '(') return wantsList ? roundList(reading) : inParentheses(reading);
  if (token.kind === 'operator' || token.kind === 'symbol') {
    operatorAsValue(reading, token);
    return undefined;
  }
  if (token.kind === 'text' || token.kind === 'literal') {
    if (wantsList && peek(reading, 1).kind === ',') {
      bareList(reading);
      return undefined;
    }
    take(reading);
    return { type: token.kind, text: token.text, span: token.span };
  }
  if (token.kind === 'word') return parseWord(reading);
  reading.problems.push(ruleError('unexpected', token.span, { typed: token.text }));
  skipTerm(reading);
  return undefined;
}

function parseWord(reading: Reading): RawValue {
  const token = take(reading);
  const { span } = token;
  const text = token.text.toLowerCase();
  if (text === 'true' || text === 'false') return { type: 'boolean', value: text === 'true', span };
  if (text === 'null' || text === '$null') return { type: 'null', span };
  if (text === 'system.now') return parseNow(reading, span);
  return parseUnquoted(reading, token);
}

/** `New York`, as it is written by those who forget the quotation marks. */
function parseUnquoted(reading: Reading, first: Token): RawItem {
  let whole = first.span;
  const words = [first.text];
  while (isPartOfText(peek(reading))) {
    const next = take(reading);
    words.push(next.text);
    whole = cover(whole, next.span);
  }
  return { type: 'word', text: words.join(' '), span: whole };
}

function isPartOfText(token: Token): boolean {
  return (token.kind === 'word' || token.kind === 'literal') && !isConnective(token);
}

function parseNow(reading: Reading, start: Span): NowValue {
  const offset = parseOffset(reading);
  let end = offset?.span ?? start;
  while (isKeyword(peek(reading), 'plus') || isKeyword(peek(reading), 'minus')) {
    const extra = take(reading);
    if (peek(reading).kind !== ')' && !isConnective(peek(reading))) end = take(reading).span;
    reading.problems.push(ruleError('oneOffset', cover(extra.span, end)));
  }
  return { type: 'now', offset: offset?.value ?? null, span: cover(start, end) };
}

function parseOffset(reading: Reading): { value: Offset | null; span: Span } | undefined {
  const sign = peek(reading);
  const isPlus = isKeyword(sign, 'plus');
  if (!isPlus && !isKeyword(sign, 'minus')) return undefined;
  take(reading);
  const token = peek(reading);
  if (token.kind !== 'word' && token.kind !== 'literal' && token.kind !== 'text') {
    reading.problems.push(ruleError('missingValue', sign.span, { operator: sign.text }));
    return { value: null, span: sign.span };
  }
  take(reading);
  const duration = token.kind === 'text' ? undefined : readDuration(token.text);
  if (duration === undefined) reportDuration(reading, token);
  const value =
    duration === undefined ? null : { sign: isPlus ? ('plus' as const) : ('minus' as const), duration };
  return { value, span: token.span };
}

function reportDuration(reading: Reading, { span, text: typed }: Token): void {
  const days = /^(\d{1,6})\s*d(ays?)?$/i.exec(typed)?.[1];
  const suggestion = readDuration(typed) ? typed.toUpperCase() : days === undefined ? undefined : `P${days}D`;
  const facts = suggestion === undefined ? { typed } : { typed, suggestion };
  const fix = suggestion === undefined ? null : { span, text: suggestion };
  reading.problems.push(ruleError('notADuration', span, facts, fix));
}

/** `(system.now -minus P30D)`; nothing else stands in parentheses. */
function inParentheses(reading: Reading): RawValue | undefined {
  const opening = take(reading);
  const inner = peek(reading);
  if (inner.kind !== 'word' || inner.text.toLowerCase() !== 'system.now') {
    reading.problems.push(ruleError('unexpected', opening.span, { typed: '(' }));
    skipTerm(reading);
    if (peek(reading).kind === ')') take(reading);
    return undefined;
  }
  const value = parseWord(reading);
  const closing = peek(reading);
  if (closing.kind === ')') return { ...value, span: cover(opening.span, take(reading).span) };
  const at = { start: value.span.end, end: value.span.end };
  reading.problems.push(ruleError('missingClosing', opening.span, { number: 1 }, { span: at, text: ')' }));
  return undefined;
}

/** `-eq -and …` has no value; `-eq -not null` is the documented mistake about null. */
function operatorAsValue(reading: Reading, token: Token): void {
  const isNot = isKeyword(token, 'not') && /^\$?null$/i.test(peek(reading, 1).text);
  const reason = isNot ? 'nullOperator' : 'missingValue';
  reading.problems.push(ruleError(reason, token.span, { operator: token.text }));
  take(reading);
  skipTerm(reading);
}

/** `-in "a","b"`, without any brackets. */
function bareList(reading: Reading): void {
  const items = [take(reading)];
  while (peek(reading).kind === ',' && /^(text|literal)$/.test(peek(reading, 1).kind)) {
    take(reading);
    items.push(take(reading));
  }
  const span = cover(items[0]?.span ?? previous(reading).span, previous(reading).span);
  const fix = { span, text: `[${items.map(({ text }) => quoteText(text)).join(',')}]` };
  reading.problems.push(ruleError('listExpected', span, {}, fix));
}

/** `-in ("a","b")`, as PowerShell writes lists. */
function roundList(reading: Reading): RawValue | undefined {
  const opening = peek(reading);
  const list = parseList(reading, ')');
  if (list === undefined) return undefined;
  const items = list.type === 'list' ? list.items.map(({ text }) => quoteText(text)) : [];
  const fix = { span: list.span, text: `[${items.join(',')}]` };
  reading.problems.push(
    ruleError('listExpected', opening.span, { typed: '(' }, items.length > 0 ? fix : null),
  );
  return undefined;
}

function parseList(reading: Reading, closing: ']' | ')'): RawValue | undefined {
  const opening = take(reading);
  const items: RawItem[] = [];
  let wantsItem = true;
  for (;;) {
    const token = peek(reading);
    if (token.kind === closing && !(wantsItem && items.length > 0)) {
      const span = cover(opening.span, take(reading).span);
      if (items.length > 0) return { type: 'list', items, span };
      reading.problems.push(ruleError('emptyList', span));
      return undefined;
    }
    const item = wantsItem ? parseItem(reading) : undefined;
    if (item !== undefined) items.push(item);
    else if (!wantsItem && token.kind === ',') take(reading);
    else {
      brokenList(reading, opening, closing);
      return undefined;
    }
    wantsItem = !wantsItem;
  }
}

function parseItem(reading: Reading): RawItem | undefined {
  const token = peek(reading);
  if (token.kind === 'word' && !isNull(token)) return parseUnquoted(reading, take(reading));
  if (token.kind !== 'text' && token.kind !== 'literal') return undefined;
  take(reading);
  return { type: token.kind, text: token.text, span: token.span };
}

function isNull({ kind, text }: Token): boolean {
  return kind === 'word' && /^\$?null$/i.test(text);
}

function brokenList(reading: Reading, opening: Token, closing: ']' | ')'): void {
  const token = peek(reading);
  const isOver = token.kind === 'end' || isConnective(token) || (token.kind === ')' && closing === ']');
  const at = { start: token.span.start, end: token.span.start };
  if (isNull(token)) reading.problems.push(ruleError('nullInList', token.span));
  else if (!isOver) reading.problems.push(ruleError('wrongList', token.span, { typed: token.text }));
  else if (!reading.problems.some(({ reason }) => reason === 'unterminatedText')) {
    reading.problems.push(ruleError('missingBracket', opening.span, {}, { span: at, text: closing }));
  }
  for (;;) {
    const next = peek(reading);
    if (next.kind === 'end' || isConnective(next) || (next.kind === ')' && closing === ']')) return;
    take(reading);
    if (next.kind === closing) return;
  }
}
