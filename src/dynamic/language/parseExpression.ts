import {
  isConnective,
  isKeyword,
  peek,
  previous,
  skipTerm,
  take,
  type Reading,
  type Scope,
} from './cursor.ts';
import { ruleError } from './diagnostics.ts';
import type { Token } from './lexer.ts';
import { meantOperator } from './dialect.ts';
import { parseTerm, type OpenQuantifier } from './parseTerm.ts';
import { cover, type Expression, type Span } from './tree.ts';

/**
 * One open parenthesis, or the whole rule. Frames are kept in a list and not on the call stack, so that no nesting
 * that fits into a rule is too deep.
 */
interface Frame {
  readonly opening: Token | null;
  readonly quantifier: OpenQuantifier | null;
  readonly scope: Scope;
  /** Terms joined by `-and`, one list for each side of an `-or`. */
  readonly alternatives: Expression[][];
  /** `-not` before the term that is about to come. */
  nots: Token[];
}

/** With more mistakes than this a text is not a rule; nobody reads the rest of them. */
const mostErrors = 40;

/** Reads to the end of the tokens. Undefined when nothing readable was there; the problems say why. */
export function parseExpression(reading: Reading): Expression | undefined {
  const stack: Frame[] = [newFrame(null, null, null)];
  let wantsTerm = true;
  let [looked, errors] = [0, 0];
  for (;;) {
    const frame = stack.at(-1);
    for (; looked < reading.problems.length; looked += 1) {
      if (reading.problems[looked]?.severity === 'error') errors += 1;
    }
    if (frame === undefined || errors > mostErrors) return undefined;
    if (wantsTerm) wantsTerm = takeTerm(reading, stack, frame);
    else if (peek(reading).kind === 'end') return finish(reading, stack);
    else wantsTerm = takeConnective(reading, stack, frame);
  }
}

function newFrame(opening: Token | null, quantifier: OpenQuantifier | null, scope: Scope): Frame {
  return { opening, quantifier, scope, alternatives: [[]], nots: [] };
}

/** Takes one step towards a term and says whether one is still wanted. */
function takeTerm(reading: Reading, stack: Frame[], frame: Frame): boolean {
  const token = peek(reading);
  if (token.kind === '(') {
    stack.push(newFrame(take(reading), null, frame.scope));
    return true;
  }
  if (isKeyword(token, 'not')) return takeNot(reading, frame);
  if (token.kind === 'symbol' && meantOperator(token.text) === 'not') {
    reportOperator(reading, take(reading), 'not');
    return true;
  }
  if (token.kind === 'end' || token.kind === ')' || isConnective(token)) {
    reading.problems.push(ruleError('missingTerm', spot(reading, token), { typed: previous(reading).text }));
    return false;
  }
  const term = parseTerm(reading, frame.scope);
  if (term?.type === 'open') {
    stack.push(newFrame(take(reading), term, { collection: term.collection?.property }));
    return true;
  }
  complete(frame, term);
  return false;
}

function takeNot(reading: Reading, frame: Frame): boolean {
  const not = take(reading);
  const next = peek(reading);
  if (!/^\$?null$/i.test(next.text) || next.kind !== 'word') {
    frame.nots.push(not);
    return true;
  }
  reading.problems.push(ruleError('nullOperator', cover(not.span, next.span), { operator: 'not' }));
  take(reading);
  return false;
}

/** Takes what joins two terms or closes a parenthesis, and says whether a term is wanted next. */
function takeConnective(reading: Reading, stack: Frame[], frame: Frame): boolean {
  const token = peek(reading);
  const meant = token.kind === 'symbol' ? meantOperator(token.text) : undefined;
  if (isConnective(token) || meant === 'and' || meant === 'or') {
    take(reading);
    if (meant !== undefined) reportOperator(reading, token, meant);
    if (isKeyword(token, 'or') || meant === 'or') frame.alternatives.push([]);
    return true;
  }
  if (token.kind === ')') return closeParenthesis(reading, stack, frame);
  const isNextTerm = token.kind === '(' || token.kind === 'word' || isKeyword(token, 'not');
  if (isNextTerm) {
    const at = previous(reading).span.end;
    const fix = { span: { start: at, end: at }, text: token.isTouching ? ' -and ' : ' -and' };
    reading.problems.push(ruleError('missingConnective', token.span, { typed: token.text }, fix));
    return true;
  }
  reading.problems.push(ruleError('unexpected', token.span, { typed: token.text }));
  take(reading);
  skipTerm(reading);
  return false;
}

function closeParenthesis(reading: Reading, stack: Frame[], frame: Frame): boolean {
  const closing = take(reading);
  const outer = stack.at(-2);
  if (outer === undefined) {
    reading.problems.push(ruleError('missingOpening', closing.span, {}, { span: closing.span, text: '' }));
    return false;
  }
  stack.pop();
  complete(outer, close(frame, closing.span));
  return false;
}

function finish(reading: Reading, stack: Frame[]): Expression | undefined {
  const end = peek(reading).span;
  const open = stack.length - 1;
  // A quote that is still open has swallowed the parentheses behind it.
  if (open > 0 && !reading.problems.some(({ reason }) => reason === 'unterminatedText')) {
    const opening = stack.at(-1)?.opening?.span ?? end;
    const at = previous(reading).span.end;
    const fix = { span: { start: at, end: at }, text: ')'.repeat(open) };
    reading.problems.push(ruleError('missingClosing', opening, { number: open }, fix));
  }
  for (;;) {
    const frame = stack.pop();
    if (frame === undefined) return undefined;
    const outer = stack.at(-1);
    if (outer === undefined) return close(frame, end);
    complete(outer, close(frame, end));
  }
}

function complete(frame: Frame, term: Expression | undefined): void {
  let result = term;
  if (result !== undefined) {
    for (const not of frame.nots.toReversed()) {
      result = { type: 'not', term: result, span: cover(not.span, result.span) };
    }
    frame.alternatives.at(-1)?.push(result);
  }
  frame.nots = [];
}

/** What stood between the parentheses as one node; for a quantifier, the quantifier with it as its body. */
function close(frame: Frame, closing: Span): Expression | undefined {
  const alternatives = frame.alternatives
    .map((terms) => join('and', terms))
    .filter((each) => each !== undefined);
  const body = join('or', alternatives);
  if (frame.quantifier === null || body === undefined) return body;
  const { collection, quantifier, start } = frame.quantifier;
  if (collection === undefined) return undefined;
  return { type: 'quantified', quantifier, collection, body, span: { start, end: closing.end } };
}

function join(type: 'and' | 'or', terms: readonly Expression[]): Expression | undefined {
  const [first, last] = [terms[0], terms.at(-1)];
  if (first === undefined || last === undefined || terms.length === 1) return first;
  return { type, terms, span: cover(first.span, last.span) };
}

/** An operator of another language, which has just been taken. */
function reportOperator(reading: Reading, { span, text, isTouching }: Token, suggestion: string): void {
  const facts = { typed: text, suggestion: `-${suggestion}` };
  const behind = peek(reading).isTouching ? ' ' : '';
  const fix = { span, text: `${isTouching ? ' ' : ''}-${suggestion}${behind}` };
  reading.problems.push(ruleError('unknownOperator', span, facts, fix));
}

/** Where something is missing: the token that stands in its place, or the last one when the rule is over. */
function spot(reading: Reading, token: Token): Span {
  return token.kind === 'end' ? previous(reading).span : token.span;
}
