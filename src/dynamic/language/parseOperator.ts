import { isConnective, peek, previous, take, type Reading } from './cursor.ts';
import { ruleError, type Fix } from './diagnostics.ts';
import { meantOperator } from './dialect.ts';
import type { Token } from './lexer.ts';
import { quoteText } from './lexText.ts';
import { findOperator, type Operator } from './operators.ts';
import { cover, type Span } from './tree.ts';

export interface ReadOperator {
  /** Undefined when it is not an operator of this language, which has been reported. */
  readonly name: Operator | undefined;
  readonly typed: string;
  readonly span: Span;
}

/** Reads what stands between property and value. Undefined when the whole comparison has been dealt with. */
export function parseOperator(reading: Reading): ReadOperator | undefined {
  const token = peek(reading);
  const isNamed = token.kind === 'operator' || token.kind === 'word';
  const isAnother = /^(true|false|\$?null)$/i.test(token.text) || /^(user|device)\./i.test(token.text);
  if (!((isNamed && !isConnective(token)) || token.kind === 'symbol') || isAnother) {
    missingOperator(reading, token);
    return undefined;
  }
  take(reading);
  if (token.kind === 'operator' && token.isTouching) needSpace(reading, token);
  const name = token.kind === 'symbol' ? undefined : findOperator(token.text);
  if (name !== undefined) return { name, typed: token.text, span: token.span };
  if (/^not$/i.test(token.text) && isNull(peek(reading))) {
    negatedNull(reading, token);
    return undefined;
  }
  report(reading, token);
  return { name: undefined, typed: token.text, span: token.span };
}

function missingOperator(reading: Reading, token: Token): void {
  const isValue = ['text', 'literal', '['].includes(token.kind) || /^(true|false|\$?null)$/i.test(token.text);
  const before = previous(reading).span;
  const span = isValue ? token.span : before;
  const operator = token.kind === '[' ? ' -in' : ' -eq';
  const at = before.end;
  const fix = isValue ? { span: { start: at, end: at }, text: operator } : null;
  reading.problems.push(ruleError('missingOperator', span, { typed: previous(reading).text }, fix));
  if (isValue) take(reading);
}

/** `user.department-eq"Sales"`: a hyphen that touches a name could belong to it. */
function needSpace(reading: Reading, token: Token): void {
  const before = reading.tokens[reading.at - 2];
  if (before?.kind !== 'word' && before?.kind !== 'literal') return;
  const at = { start: token.span.start, end: token.span.start };
  reading.problems.push(
    ruleError('missingSpace', cover(before.span, token.span), {}, { span: at, text: ' ' }),
  );
}

function isNull(token: Token): boolean {
  return token.kind === 'word' && /^\$?null$/i.test(token.text);
}

/** `user.department -not null`, a documented mistake. */
function negatedNull(reading: Reading, token: Token): void {
  const span = cover(token.span, take(reading).span);
  reading.problems.push(ruleError('nullOperator', span, { operator: 'not' }, { span, text: '-ne null' }));
}

function report(reading: Reading, token: Token): void {
  const isNot = /^(not|!)$/i.test(token.text);
  const meant = isNot ? 'ne' : meantOperator(token.text);
  const typed = token.kind === 'operator' ? `-${token.text}` : token.text;
  const { span } = token;
  if (meant === undefined) {
    reading.problems.push(ruleError('unknownOperator', span, { typed }));
    return;
  }
  const wildcard = /like$/i.test(token.text) ? fromWildcard(reading, token) : undefined;
  const fix = wildcard ?? { span, text: token.isTouching ? ` -${meant} ` : `-${meant}` };
  const suggestion = wildcard?.text ?? `-${meant}`;
  reading.problems.push(ruleError('unknownOperator', span, { typed, suggestion }, fix));
}

/** `-like "Adm*"` says by its stars which operator is meant. */
function fromWildcard(reading: Reading, token: Token): Fix | undefined {
  const value = peek(reading);
  const parts = /^(\*?)([^*?]+)(\*?)$/.exec(value.text);
  if (value.kind !== 'text' || parts === null) return undefined;
  const [, before, middle = '', after] = parts;
  const positive = before && after ? 'contains' : before ? 'endsWith' : after ? 'startsWith' : 'eq';
  const isNegated = /^-?not/i.test(token.text);
  const negative = positive === 'eq' ? 'ne' : `not${positive[0]?.toUpperCase() ?? ''}${positive.slice(1)}`;
  const name = isNegated ? negative : positive;
  return { span: cover(token.span, value.span), text: `-${name} ${quoteText(middle)}` };
}
