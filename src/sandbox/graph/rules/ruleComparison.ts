import { dateValue } from './ruleDates.ts';
import { listIn } from './ruleProperties.ts';
import { matcherOf } from './rulePattern.ts';
import type { Word } from './ruleWords.ts';

export type Test = (subject: unknown, now: number) => boolean;

interface Place {
  readonly words: readonly Word[];
  at: number;
}
interface Operand {
  readonly type: string;
  readonly read: (subject: unknown) => unknown;
}

/** What a text operator asks of one text, both in lower case. */
const textTests: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  eq: (text, wanted) => text === wanted,
  startswith: (text, wanted) => text.startsWith(wanted),
  endswith: (text, wanted) => text.endsWith(wanted),
  contains: (text, wanted) => text.includes(wanted),
};

/** Negative operator to the one it denies. They hold for whoever has no value. */
const denials: Readonly<Record<string, string>> = {
  ne: 'eq',
  notstartswith: 'startswith',
  notendswith: 'endswith',
  notcontains: 'contains',
  notmatch: 'match',
  notin: 'in',
};

const allowed: Readonly<Record<string, RegExp>> = {
  boolean: /^(eq|ne)$/,
  date: /^(eq|ne|ge|le)$/,
  string: /^(eq|ne|(not)?(startswith|endswith|contains|match|in))$/,
  strings: /^(not)?(startswith|endswith|contains|match)$/,
  groupId: /^in$/,
};

/** Reads the value after an operator and makes a test of the three. Throws a SyntaxError in the service's words. */
export function comparison(operand: Operand, operator: string, place: Place): Test {
  if (!/^(eq|ne|ge|le|(not)?(startswith|endswith|contains|match|in))$/.test(operator))
    throw new SyntaxError('Binary expression is not in right format.');
  const word = wordAt(place);
  if (isNull(word) && /^(eq|ne)$/.test(operator)) return nullTest(operand, operator, place);
  if (allowed[operand.type]?.test(operator) !== true)
    throw new SyntaxError("Operator isn't supported on attribute.");
  const denied = denials[operator];
  const test = positive(operand, denied ?? operator, place);
  return denied === undefined ? test : (one, now) => !test(one, now);
}

function nullTest({ read, type }: Operand, operator: string, place: Place): Test {
  if (type === 'plans' || type === 'groups') throw new SyntaxError("Operator isn't supported on attribute.");
  place.at += 1;
  const isUnset: Test = (one) => {
    const value = read(one);
    return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  };
  return operator === 'eq' ? isUnset : (one, now) => !isUnset(one, now);
}

function positive({ type, read }: Operand, operator: string, place: Place): Test {
  if (type === 'date') return dateTest(read, operator, place);
  if (type === 'boolean') {
    const wanted = booleanValue(place);
    return (one) => read(one) === wanted;
  }
  const holds = textTest(operator, place);
  if (type === 'strings') return (one) => listIn(read(one)).some(holds);
  return (one) => holds(read(one));
}

function textTest(operator: string, place: Place): (value: unknown) => boolean {
  if (operator === 'in') {
    const list = new Set(listValue(place).map((one) => one.toLowerCase()));
    return (value) => typeof value === 'string' && list.has(value.toLowerCase());
  }
  const wanted = textValue(place);
  if (operator === 'match') {
    const matches = matcherOf(wanted);
    return (value) => typeof value === 'string' && matches(value);
  }
  const compare = textTests[operator];
  if (!compare) throw new SyntaxError("Operator isn't supported on attribute.");
  return (value) => typeof value === 'string' && compare(value.toLowerCase(), wanted.toLowerCase());
}

function dateTest(read: Operand['read'], operator: string, place: Place): Test {
  const { at, isMoving } = dateValue(place);
  if (isMoving && operator === 'eq') throw new SyntaxError("Operator isn't supported on attribute.");
  return (one, now) => {
    const held = read(one);
    const value = typeof held === 'string' ? Date.parse(held) : Number.NaN;
    if (operator === 'ge') return value >= at(now);
    return operator === 'le' ? value <= at(now) : value === at(now);
  };
}

function booleanValue(place: Place): boolean {
  const word = wordAt(place);
  const value = word.value.toLowerCase();
  if ((word.kind !== 'name' && word.kind !== 'text') || (value !== 'true' && value !== 'false'))
    throw new SyntaxError('Query compilation error.');
  place.at += 1;
  return value === 'true';
}

function textValue(place: Place): string {
  const word = wordAt(place);
  if (word.kind !== 'text' && word.kind !== 'number')
    throw new SyntaxError('Binary expression is not in right format.');
  place.at += 1;
  return word.value;
}

function listValue(place: Place): readonly string[] {
  const found: string[] = [];
  const take = (sign: string): boolean => {
    const isIt = wordAt(place).kind === 'sign' && wordAt(place).value === sign;
    if (isIt) place.at += 1;
    return isIt;
  };
  if (!take('[')) throw new SyntaxError('Query compilation error.');
  do found.push(textValue(place));
  while (take(','));
  if (!take(']')) throw new SyntaxError('Query compilation error.');
  return found;
}

function wordAt({ words, at }: Place): Word {
  return words[at] ?? { kind: 'end', value: '', isHyphened: false };
}

function isNull({ kind, value }: Word): boolean {
  return kind === 'name' && /^\$?null$/i.test(value);
}
