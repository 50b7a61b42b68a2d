import { compareOps, type CompareOp, type FilterNode, type Literal } from './filterNode.ts';

/**
 * Parses the part of OData's filter language that directory queries use. Undefined means a syntax error.
 * Inside a lambda the variable's own name stands for "the item": `c` becomes `$it` and `a/skuId` `$it/skuId`.
 */
export function parseFilter(text: string): FilterNode | undefined {
  const tokens = tokenize(text);
  if (!tokens) return undefined;
  const cursor: Cursor = { tokens, at: 0, variable: undefined };
  const node = parseOr(cursor);
  return node && cursor.at === tokens.length ? node : undefined;
}

interface Token {
  readonly kind: 'word' | 'text' | 'mark';
  readonly value: string;
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  variable: string | undefined;
}

const tokenPattern = /\s*(?:'((?:[^']|'')*)'|([(),:])|([^\s'(),:][^\s'(),]*?(?=:(?!\d)|[\s'(),]|$)))/y;

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text);
    if (!match) return undefined;
    const [, quoted, mark, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll("''", "'") });
    else if (mark !== undefined) tokens.push({ kind: 'mark', value: mark });
    else tokens.push({ kind: 'word', value: word ?? '' });
  }
  return tokens;
}

function parseOr(cursor: Cursor): FilterNode | undefined {
  let left = parseAnd(cursor);
  while (left && takeWord(cursor, 'or')) {
    const right = parseAnd(cursor);
    left = right && { kind: 'or', left, right };
  }
  return left;
}

function parseAnd(cursor: Cursor): FilterNode | undefined {
  let left = parseTerm(cursor);
  while (left && takeWord(cursor, 'and')) {
    const right = parseTerm(cursor);
    left = right && { kind: 'and', left, right };
  }
  return left;
}

function parseTerm(cursor: Cursor): FilterNode | undefined {
  if (takeWord(cursor, 'not')) {
    const inner = parseTerm(cursor);
    return inner && { kind: 'not', inner };
  }
  if (takeMark(cursor, '(')) {
    const inner = parseOr(cursor);
    return inner && takeMark(cursor, ')') ? inner : undefined;
  }
  const word = takeAnyWord(cursor);
  if (word === undefined) return undefined;
  if (takeMark(cursor, '(')) return word.endsWith('/any') ? parseAny(cursor, word) : parseCall(cursor, word);
  return parseComparison(cursor, pathOf(cursor, word));
}

function parseCall(cursor: Cursor, word: string): FilterNode | undefined {
  const name = word.toLowerCase();
  if (name !== 'startswith' && name !== 'endswith' && name !== 'contains') return undefined;
  const path = takeAnyWord(cursor);
  if (path === undefined || !takeMark(cursor, ',')) return undefined;
  const value = takeText(cursor);
  if (value === undefined || !takeMark(cursor, ')')) return undefined;
  return { kind: 'call', name, path: pathOf(cursor, path), value };
}

function parseAny(cursor: Cursor, word: string): FilterNode | undefined {
  const variable = takeAnyWord(cursor);
  if (variable === undefined || !takeMark(cursor, ':')) return undefined;
  const inner = parseOr(Object.assign(cursor, { variable }));
  cursor.variable = undefined;
  return inner && takeMark(cursor, ')')
    ? { kind: 'any', path: word.slice(0, -'/any'.length), inner }
    : undefined;
}

function parseComparison(cursor: Cursor, path: string): FilterNode | undefined {
  const op = takeAnyWord(cursor)?.toLowerCase();
  if (op === 'in') return parseIn(cursor, path);
  if (op === undefined || !compareOps.includes(op)) return undefined;
  const value = takeLiteral(cursor);
  return value === undefined ? undefined : { kind: 'compare', path, op: op as CompareOp, value };
}

function parseIn(cursor: Cursor, path: string): FilterNode | undefined {
  if (!takeMark(cursor, '(')) return undefined;
  const values: Literal[] = [];
  do {
    const value = takeLiteral(cursor);
    if (value === undefined) return undefined;
    values.push(value);
  } while (takeMark(cursor, ','));
  return takeMark(cursor, ')') ? { kind: 'in', path, values } : undefined;
}

function pathOf(cursor: Cursor, word: string): string {
  const { variable } = cursor;
  if (variable === undefined) return word;
  return word === variable ? '$it' : word.replace(`${variable}/`, '$it/');
}

function takeLiteral(cursor: Cursor): Literal | undefined {
  const token = cursor.tokens[cursor.at];
  if (!token || token.kind === 'mark') return undefined;
  cursor.at += 1;
  if (token.kind === 'text') return token.value;
  if (token.value === 'null') return null;
  if (token.value === 'true' || token.value === 'false') return token.value === 'true';
  return /^-?\d+$/.test(token.value) ? Number(token.value) : token.value;
}

function takeText(cursor: Cursor): string | undefined {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'text') return undefined;
  cursor.at += 1;
  return token.value;
}

function takeAnyWord(cursor: Cursor): string | undefined {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'word') return undefined;
  cursor.at += 1;
  return token.value;
}

function takeWord(cursor: Cursor, word: string): boolean {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'word' || token.value.toLowerCase() !== word) return false;
  cursor.at += 1;
  return true;
}

function takeMark(cursor: Cursor, mark: string): boolean {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'mark' || token.value !== mark) return false;
  cursor.at += 1;
  return true;
}
