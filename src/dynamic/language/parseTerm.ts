import { checkComparison } from './checkComparison.ts';
import {
  isConnective,
  isKeyword,
  peek,
  previous,
  skipTerm,
  take,
  type Reading,
  type Scope,
  type Term,
} from './cursor.ts';
import { ruleError, ruleWarning } from './diagnostics.ts';
import type { Token } from './lexer.ts';
import { quoteText } from './lexText.ts';
import { isQuantifier, type Quantifier } from './operators.ts';
import { parseOperand, type ReadOperand } from './parseOperand.ts';
import { parseOperator } from './parseOperator.ts';
import { parseValue } from './parseValue.ts';
import { isMultiValued } from './properties.ts';
import { cover, type PropertyOperand } from './tree.ts';

/** A quantifier whose body in parentheses comes next. */
export interface OpenQuantifier {
  readonly type: 'open';
  readonly quantifier: Quantifier;
  /** Undefined when it is none that a rule can ask about. */
  readonly collection: PropertyOperand | undefined;
  readonly start: number;
}

/** Reads a comparison or the head of a quantifier; undefined when it was wrong, which has been reported then. */
export function parseTerm(reading: Reading, scope: Scope): Term | OpenQuantifier | undefined {
  const token = peek(reading);
  if (token.kind !== 'word') {
    misplaced(reading, token);
    return undefined;
  }
  if (/^system\.now$/i.test(token.text) || /^(true|false|\$?null)$/i.test(token.text)) {
    valueFirst(reading);
    return undefined;
  }
  const operand = parseOperand(reading, scope);
  const next = peek(reading);
  const isNamed = next.kind === 'operator' || next.kind === 'word';
  if (isNamed && isQuantifier(next.text)) return parseQuantifier(reading, operand, scope);
  return parseComparison(reading, operand, scope);
}

/** A term that starts with something else than a property. */
function misplaced(reading: Reading, token: Token): void {
  if (token.kind === 'text' || token.kind === 'literal') {
    valueFirst(reading);
    return;
  }
  const isOperator = token.kind === 'operator' || token.kind === 'symbol';
  const reason = isOperator ? 'missingTerm' : 'unexpected';
  reading.problems.push(ruleError(reason, token.span, { typed: token.text }));
  take(reading);
  skipTerm(reading);
}

/** `"Sales" -eq user.department`: understood well enough to turn it round. */
function valueFirst(reading: Reading): void {
  const value = take(reading);
  const operator = peek(reading);
  const property = peek(reading, 1);
  const isTurned = /^(user|device)\./i.test(property.text) && /^(eq|ne)$/i.test(operator.text);
  const span = cover(value.span, isTurned ? property.span : value.span);
  const quoted = value.kind === 'text' ? quoteText(value.text) : value.text;
  const text = `${property.text} -${operator.text} ${quoted}`;
  reading.problems.push(
    ruleError('propertyFirst', span, { typed: value.text }, isTurned ? { span, text } : null),
  );
  skipTerm(reading);
}

function parseComparison(reading: Reading, operand: ReadOperand, scope: Scope): Term | undefined {
  const operator = parseOperator(reading);
  if (operator === undefined) return undefined;
  const next = peek(reading);
  const isOver = next.kind === 'end' || next.kind === ')' || isConnective(next);
  if (isOver || next.kind === 'unknown') {
    const span = cover(operator.span, next.kind === 'unknown' ? next.span : operator.span);
    reading.problems.push(ruleError('missingValue', span, { operator: operator.typed }));
    if (!isOver) skipTerm(reading);
    return undefined;
  }
  if (operator.name === undefined && next.kind === '(') {
    skipTerm(reading);
    return undefined;
  }
  const value = parseValue(reading, operator.name === 'in' || operator.name === 'notIn');
  if (value === undefined || operator.name === undefined) return undefined;
  return checkComparison(reading, {
    operand,
    operator: operator.name,
    operatorSpan: operator.span,
    value,
    scope,
  });
}

function parseQuantifier(
  reading: Reading,
  operand: ReadOperand,
  scope: Scope,
): Term | OpenQuantifier | undefined {
  const word = take(reading);
  const quantifier = isKeyword(word, 'any') ? 'any' : 'all';
  const collection = checkCollection(reading, operand, word, scope);
  const start = operand.span.start;
  const before = reading.tokens[reading.at - 3];
  const isWrapped = before?.kind === '(';
  if (peek(reading).kind === '(') {
    if (!isWrapped) warnUnwrapped(reading, start, word);
    return { type: 'open', quantifier, collection, start };
  }
  warnUnwrapped(reading, start, word);
  const inner = { collection: operand.property };
  if (peek(reading).kind === 'end' || isConnective(peek(reading)) || peek(reading).kind === ')') {
    reading.problems.push(ruleError('missingValue', word.span, { operator: word.text }));
    return undefined;
  }
  const body = parseTerm(reading, inner);
  if (body === undefined || body.type === 'open' || collection === undefined) return undefined;
  const span = { start, end: previous(reading).span.end };
  return { type: 'quantified', quantifier, collection, body, span };
}

/** Legal, and read by the portal as something else where more terms follow. */
function warnUnwrapped(reading: Reading, start: number, word: Token): void {
  const span = { start, end: word.span.end };
  const isOnly = reading.tokens[0]?.span.start === start && !restHasConnective(reading);
  if (!isOnly || peek(reading).kind !== '(') reading.problems.push(ruleWarning('unwrappedQuantifier', span));
}

/** Whether anything is joined to the quantifier after its own parentheses. */
function restHasConnective(reading: Reading): boolean {
  let depth = 0;
  for (const token of reading.tokens.slice(reading.at)) {
    if (token.kind === '(') depth += 1;
    else if (token.kind === ')') depth -= 1;
    else if (depth === 0 && isConnective(token)) return true;
  }
  return false;
}

/** The collection when it is one, and one that this quantifier may range over. */
function checkCollection(
  reading: Reading,
  operand: ReadOperand,
  word: Token,
  scope: Scope,
): PropertyOperand | undefined {
  const { property, object, span } = operand;
  if (scope !== null) {
    if (operand.item === undefined) return undefined;
    reading.problems.push(ruleError('propertyInside', cover(span, word.span), { typed: operand.typed }));
    return undefined;
  }
  if (property === undefined || object === undefined) {
    if (operand.item !== undefined) {
      reading.problems.push(ruleError('notManyValues', span, { property: operand.typed }));
    }
    return undefined;
  }
  if (!isMultiValued(property.type)) {
    reading.problems.push(ruleError('notManyValues', cover(span, word.span), { property: property.name }));
    return undefined;
  }
  if (property.type === 'groups' && !isKeyword(word, 'any')) {
    reading.problems.push(ruleError('memberOfForm', cover(span, word.span), { operator: word.text }));
    return undefined;
  }
  return { type: 'property', object, property, span };
}
