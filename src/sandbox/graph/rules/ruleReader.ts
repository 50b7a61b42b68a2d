import { comparison, type Test } from './ruleComparison.ts';
import { listIn, propertyOf, type Being, type BeingKind } from './ruleProperties.ts';
import { wordsOf, type Word } from './ruleWords.ts';

/** Whether the rule takes somebody in at an instant (ms since 1970). */
export type Verdict = (being: Being, now: number) => boolean;

/** What names mean at one place of a rule: outside a quantifier, or for one item inside it. */
type Scope = (name: string) => Operand;
interface Operand {
  readonly type: 'boolean' | 'string' | 'date' | 'strings' | 'plans' | 'groups' | 'groupId';
  readonly read: (subject: unknown) => unknown;
}

interface Reading {
  readonly words: readonly Word[];
  readonly kind: BeingKind;
  at: number;
  /** Terms beside or around memberOf, which tolerates none. */
  terms: number;
  hasMemberOf: boolean;
}

/** Reads a whole rule. Throws a SyntaxError that says in the service's words what is wrong. */
export function readRule(rule: string, kind: BeingKind): Verdict {
  const words = wordsOf(rule);
  const reports = directReports(words);
  if (reports) return reports;
  const reading: Reading = { words, kind, at: 0, terms: 0, hasMemberOf: false };
  const test = either(reading, outside(kind));
  if (current(reading).kind !== 'end') throw new SyntaxError('Query compilation error.');
  if (reading.hasMemberOf && reading.terms > 2)
    throw new SyntaxError('Invalid operands found for operator -any. MemberOf must be the only expression.');
  return test;
}

/** `Direct Reports for "id"`, which stands alone. */
function directReports(words: readonly Word[]): Verdict | undefined {
  const isReports = ['direct', 'reports', 'for'].every((word, at) => words[at]?.value.toLowerCase() === word);
  if (!isReports) return undefined;
  const [, , , manager, end] = words;
  if (manager?.kind !== 'text' || !/^[0-9a-f-]{36}$/i.test(manager.value) || end?.kind !== 'end')
    throw new SyntaxError('Query compilation error.');
  const id = manager.value.toLowerCase();
  return ({ manager: held }) => String((held as Being | null | undefined)?.['id']).toLowerCase() === id;
}

function either(reading: Reading, scope: Scope): Test {
  const tests = [both(reading, scope)];
  while (takeOperator(reading, 'or')) tests.push(both(reading, scope));
  return tests.length === 1 ? only(tests) : (one, now) => tests.some((test) => test(one, now));
}

function both(reading: Reading, scope: Scope): Test {
  const tests = [negated(reading, scope)];
  while (takeOperator(reading, 'and')) tests.push(negated(reading, scope));
  return tests.length === 1 ? only(tests) : (one, now) => tests.every((test) => test(one, now));
}

function negated(reading: Reading, scope: Scope): Test {
  if (!takeOperator(reading, 'not')) return term(reading, scope);
  reading.terms += 1;
  const test = negated(reading, scope);
  return (one, now) => !test(one, now);
}

function term(reading: Reading, scope: Scope): Test {
  if (takeSign(reading, '(')) {
    const test = either(reading, scope);
    if (!takeSign(reading, ')')) throw new SyntaxError('Query compilation error.');
    return test;
  }
  reading.terms += 1;
  const name = current(reading);
  if (name.kind !== 'name') throw new SyntaxError('Binary expression is not in right format.');
  reading.at += 1;
  const operand = scope(name.value);
  const operator = operatorAt(reading);
  if (operator === 'any' || operator === 'all') return quantified(reading, operand, operator);
  return comparison(operand, operator, reading);
}

function quantified(reading: Reading, operand: Operand, operator: 'any' | 'all'): Test {
  const inside = insideOf(operand);
  if (!inside || (operand.type === 'groups' && operator === 'all'))
    throw new SyntaxError(`Invalid operands found for operator -${operator}.`);
  if (operand.type === 'groups') reading.hasMemberOf = true;
  const test = term(reading, inside);
  return operator === 'any'
    ? (one, now) => listIn(operand.read(one)).some((item) => test(item, now))
    : (one, now) => listIn(operand.read(one)).every((item) => test(item, now));
}

function outside(kind: BeingKind): Scope {
  return (name) => {
    const [prefix = '', property = '', ...more] = name.split('.');
    const object = prefix.toLowerCase();
    if (object !== 'user' && object !== 'device') throw new SyntaxError('Wrong property applied.');
    if (object !== kind) throw new SyntaxError('Invalid object type.');
    const found = more.length === 0 ? propertyOf(kind, property) : undefined;
    if (found) return { type: found.type, read: (one) => found.read(one as Being) };
    const object_ = kind === 'user' ? 'User' : 'Device';
    throw new SyntaxError(
      `Wrong property applied. Property '${property}' cannot be applied to object '${object_}'.`,
    );
  };
}

const planFields = ['servicePlanId', 'service', 'capabilityStatus'];

function insideOf({ type }: Operand): Scope | undefined {
  const item = (wanted: string, operand: Operand): Scope => {
    return (name) => {
      if (name.toLowerCase() === wanted.toLowerCase()) return operand;
      throw new SyntaxError(`Wrong property applied. Property '${name}' cannot be applied here.`);
    };
  };
  if (type === 'strings') return item('_', { type: 'string', read: (one) => one });
  if (type === 'groups') {
    return item('group.objectId', { type: 'groupId', read: (one) => (one as Being)['id'] });
  }
  if (type !== 'plans') return undefined;
  return (name) => {
    const field = planFields.find((one) => name.toLowerCase() === `assignedplan.${one.toLowerCase()}`);
    if (field !== undefined) return { type: 'string', read: (one) => (one as Being)[field] };
    throw new SyntaxError(`Wrong property applied. Property '${name}' cannot be applied to 'AssignedPlan'.`);
  };
}

export function current(reading: Pick<Reading, 'words' | 'at'>): Word {
  return reading.words[reading.at] ?? { kind: 'end', value: '', isHyphened: false };
}

/** The operator here, with or without its hyphen. */
function operatorAt(reading: Reading): string {
  const word = current(reading);
  if (word.kind !== 'operator' && word.kind !== 'name')
    throw new SyntaxError('Binary expression is not in right format.');
  reading.at += 1;
  return word.value.toLowerCase();
}

function takeOperator(reading: Reading, name: string): boolean {
  const word = current(reading);
  const isIt = (word.kind === 'operator' || word.kind === 'name') && word.value.toLowerCase() === name;
  if (isIt) reading.at += 1;
  return isIt;
}

function takeSign(reading: Reading, sign: string): boolean {
  const isIt = current(reading).kind === 'sign' && current(reading).value === sign;
  if (isIt) reading.at += 1;
  return isIt;
}

function only(tests: readonly Test[]): Test {
  const [test] = tests;
  if (!test) throw new SyntaxError('Query compilation error.');
  return test;
}
