import { compareVersions } from './compareVersions.ts';
import type { Test } from './compileRule.ts';
import { readInstant, resolveNow } from './dates.ts';
import { contains, endsWith, equals, isOneOf, startsWith, type TextTest } from './foldCase.ts';
import { isNegative, positiveOf } from './operators.ts';
import { checkPattern } from './pattern.ts';
import { inside, plainFieldOf, readerOf, type DirectoryObject } from './readProperty.ts';
import type { Comparison, Operand, Value } from './tree.ts';
import type { Truth } from './truth.ts';

type Read = (subject: unknown) => unknown;

export function compileComparison(comparison: Comparison): Test {
  const { operand, operator, value } = comparison;
  const read = compileOperand(operand);
  const isMany = operand.type === 'property' && operand.property.type === 'texts';
  const whenTrue: Truth = isNegative(operator) ? 0 : 1;
  if (value.type === 'null') return compileNull(read, whenTrue);
  if (value.type === 'boolean') return compileBoolean(read, value.value, whenTrue);
  if (value.type === 'instant' || value.type === 'now') return compileDate(comparison, read, whenTrue);
  const test = compileText(comparison, value);
  if (test === null) return () => 3;
  if (isMany) return compileMany(read, test, whenTrue);
  const field = operand.type === 'property' ? plainFieldOf(operand.property) : null;
  return field === null ? compileOne(read, test, whenTrue) : compileField(field, test, whenTrue);
}

/** What stands left of the operator, as a value under Graph's names. */
export function compileOperand(operand: Operand): Read {
  switch (operand.type) {
    case 'property':
      return readerOf(operand.property) as Read;
    case 'plan': {
      const { field } = operand;
      return (subject) => inside(subject, field);
    }
    case 'group':
      return (subject) => inside(subject, 'id');
    case 'item':
      return (subject) => subject;
  }
}

function not(truth: Truth): Truth {
  return truth === 1 ? 0 : 1;
}

/** An empty collection has no value either. */
function compileNull(read: Read, whenTrue: Truth): Test {
  const whenFalse = not(whenTrue);
  return (subject) => {
    const value = read(subject);
    if (value === undefined) return 2;
    return value === null || (Array.isArray(value) && value.length === 0) ? whenTrue : whenFalse;
  };
}

function compileBoolean(read: Read, wanted: boolean, whenTrue: Truth): Test {
  const whenFalse = not(whenTrue);
  return (subject) => {
    const value = read(subject);
    if (value === undefined) return 2;
    return value === wanted ? whenTrue : whenFalse;
  };
}

function compileOne(read: Read, test: TextTest, whenTrue: Truth): Test {
  const whenFalse = not(whenTrue);
  return (subject) => {
    const value = read(subject);
    if (typeof value === 'string') return test(value) ? whenTrue : whenFalse;
    // No value meets no positive comparison, and so every negative one.
    return value === null ? whenFalse : 2;
  };
}

/** The same for what nearly all conditions read, with one call less. */
function compileField(field: string, test: TextTest, whenTrue: Truth): Test {
  const whenFalse = not(whenTrue);
  return (subject) => {
    const value = (subject as DirectoryObject)[field];
    if (typeof value === 'string') return test(value) ? whenTrue : whenFalse;
    return value === null ? whenFalse : 2;
  };
}

/** A collection without a quantifier: any item for a positive operator, no item for a negative one. */
function compileMany(read: Read, test: TextTest, whenTrue: Truth): Test {
  const whenFalse = not(whenTrue);
  return (subject) => {
    const value = read(subject);
    if (value === null) return whenFalse;
    if (!Array.isArray(value)) return 2;
    return value.some((item) => typeof item === 'string' && test(item)) ? whenTrue : whenFalse;
  };
}

function compileText({ operator }: Comparison, value: Value): TextTest | null {
  if (value.type === 'list') return isOneOf(value.items.map(({ text }) => text));
  if (value.type !== 'text') return null;
  const { text } = value;
  switch (positiveOf(operator)) {
    case 'eq':
    case 'in':
      return equals(text);
    case 'startsWith':
      return startsWith(text);
    case 'endsWith':
      return endsWith(text);
    case 'contains':
      return contains(text);
    case 'match':
      return checkPattern(text).test;
    case 'ge':
      return (version) => compareVersions(version, text) >= 0;
    case 'le':
      return (version) => compareVersions(version, text) <= 0;
  }
}

function compileDate({ operator, value }: Comparison, read: Read, whenTrue: Truth): Test {
  const whenFalse = not(whenTrue);
  const order = operator === 'ge' ? 1 : operator === 'le' ? -1 : 0;
  return (subject, now) => {
    const typed = read(subject);
    if (typed === null) return whenFalse;
    const at = typeof typed === 'string' ? instantOf(typed) : Number.NaN;
    if (Number.isNaN(at)) return 2;
    const wanted =
      value.type === 'instant' ? value.at : value.type === 'now' ? resolveNow(value.offset, now) : at;
    const isMet = at === wanted || (order !== 0 && at > wanted === order > 0);
    return isMet ? whenTrue : whenFalse;
  };
}

/** Graph writes `2026-01-20T09:00:00Z`; what is no date cannot be compared. */
function instantOf(text: string): number {
  return readInstant(text) ?? Number.NaN;
}
