import { checkValue } from './checkValue.ts';
import type { Reading, Scope } from './cursor.ts';
import { ruleError, type Fix } from './diagnostics.ts';
import { isNegative, type Operator } from './operators.ts';
import type { ReadOperand } from './parseOperand.ts';
import { quoteText } from './lexText.ts';
import type { RawValue } from './parseValue.ts';
import type { PropertyType } from './properties.ts';
import { cover, type Comparison, type Operand, type Span } from './tree.ts';

export interface ReadComparison {
  readonly operand: ReadOperand;
  readonly operator: Operator;
  readonly operatorSpan: Span;
  readonly value: RawValue;
  readonly scope: Scope;
}

const onText: readonly Operator[] = [
  'eq',
  'ne',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'contains',
  'notContains',
  'match',
  'notMatch',
  'in',
  'notIn',
];
const onCollection = onText.filter((name) => /(starts|ends)With|contains/i.test(name));

/** The operators a property of each type takes without a quantifier, null aside. */
export const operatorsOf: Readonly<Record<PropertyType, readonly Operator[]>> = {
  text: onText,
  boolean: ['eq', 'ne'],
  date: ['eq', 'ne', 'ge', 'le'],
  texts: onCollection,
  plans: [],
  groups: [],
};

/** A comparison whose parts suit each other; undefined when they do not, which has been reported. */
export function checkComparison(reading: Reading, read: ReadComparison): Comparison | undefined {
  const { operator } = read;
  const operand = operandOf(read.operand);
  if (operand === undefined) return undefined;
  if (operand.type === 'group' && !(operator === 'in' && read.value.type === 'list')) {
    reading.problems.push(ruleError('memberOfForm', read.operatorSpan, { operator }));
    return undefined;
  }
  if (!mayUse(reading, operand, read)) return undefined;
  const value = checkValue(reading, operand, operator, read.value);
  if (value === undefined) return undefined;
  return { type: 'comparison', operand, operator, value, span: cover(operand.span, read.value.span) };
}

function operandOf({ span, object, property, item }: ReadOperand): Operand | undefined {
  if (object !== undefined && property !== undefined) return { type: 'property', object, property, span };
  if (item === undefined) return undefined;
  if (item === 'item' || item === 'group') return { type: item, span };
  return { type: 'plan', field: item, span };
}

export function typeOf(operand: Operand): PropertyType {
  return operand.type === 'property' ? operand.property.type : 'text';
}

/** Whether this type takes this operator. */
function mayUse(reading: Reading, operand: Operand, read: ReadComparison): boolean {
  const { operator, operatorSpan, value } = read;
  const type = typeOf(operand);
  const isOrder = operator === 'ge' || operator === 'le';
  if (value.type === 'null' && type !== 'plans' && type !== 'groups') {
    return checkNull(reading, operator, operatorSpan);
  }
  if (isOrder && reading.settings.orderedVersions && nameOf(operand) === 'deviceOSVersion') return true;
  // Documented as one text although Graph keeps several: every operator for texts is taken.
  const allowed = nameOf(operand) === 'systemLabels' ? operatorsOf.text : operatorsOf[type];
  if (allowed.includes(operator)) return true;
  const property = nameOf(operand);
  if (type === 'texts' || type === 'plans') {
    const fix = type === 'texts' ? anyOf(read) : anyPlan(read);
    const facts = { property, operator, allowed, ...(fix === null ? {} : { suggestion: fix.text }) };
    reading.problems.push(ruleError('collectionNeedsAny', operatorSpan, facts, fix));
  } else if (type === 'groups') {
    reading.problems.push(ruleError('memberOfForm', operatorSpan, { operator }));
  } else {
    reading.problems.push(ruleError('operatorForType', operatorSpan, { property, operator, allowed }));
  }
  return false;
}

function nameOf(operand: Operand): string {
  if (operand.type === 'property') return operand.property.name;
  if (operand.type === 'plan') return `assignedPlan.${operand.field}`;
  return operand.type === 'item' ? '_' : 'group.objectId';
}

function checkNull(reading: Reading, operator: Operator, span: Span): boolean {
  if (operator === 'eq' || operator === 'ne') return true;
  const text = isNegative(operator) ? '-ne' : '-eq';
  reading.problems.push(ruleError('nullOperator', span, { operator, suggestion: text }, { span, text }));
  return false;
}

/** `user.assignedPlans -eq null` as the documentation asks for it. */
function anyPlan({ operand, operator, value }: ReadComparison): Fix | null {
  if (value.type !== 'null') return null;
  const body = `assignedPlan.servicePlanId -${isNegative(operator) ? 'ne' : 'eq'} null`;
  const text = `(${operand.typed} -${isNegative(operator) ? 'any' : 'all'} (${body}))`;
  return { span: cover(operand.span, value.span), text };
}

/** `user.otherMails -eq "x"` as it has to be asked: of any item. */
function anyOf({ operand, operator, value }: ReadComparison): Fix | null {
  if (value.type !== 'text') return null;
  const quantifier = isNegative(operator) ? 'all' : 'any';
  const quoted = quoteText(value.text);
  const text = `(${operand.typed} -${quantifier} (_ -${operator} ${quoted}))`;
  return { span: cover(operand.span, value.span), text };
}
