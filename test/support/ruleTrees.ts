import fc from 'fast-check';
import { operatorsOf } from '../../src/dynamic/language/checkComparison.ts';
import { readInstant } from '../../src/dynamic/language/dates.ts';
import { properties, type ObjectKind, type Property } from '../../src/dynamic/language/properties.ts';
import type {
  Comparison,
  Expression,
  Operand,
  Quantified,
  Rule,
  TextValue,
  Value,
} from '../../src/dynamic/language/tree.ts';

/** Arbitrary rules that are valid by construction. Their spans are empty: nobody typed them. */

const span = { start: 0, end: 0 };

/** Texts with everything that needs care between quotes. */
const texts = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('"', "'", '`', '\\', ' ', 'a', ')', ']', ','), maxLength: 8 }),
  fc.constantFrom('Sales', 'Köln', 'null', 'true', 'O’Brien', '50001', 'C:\\', 'a\\"'),
);
const textValues: fc.Arbitrary<TextValue> = texts.map((text) => ({ type: 'text', text, span }));
const patterns: fc.Arbitrary<TextValue> = fc
  .constantFrom('^Da.*', '\\d{4}$', 'a|b', '(?i)x', '[ab]+', 'Regional.*Director', '\\Aa\\.b')
  .map((text) => ({ type: 'text', text, span }));
const nulls: fc.Arbitrary<Value> = fc.constant({ type: 'null', span });
const booleans: fc.Arbitrary<Value> = fc.boolean().map((value) => ({ type: 'boolean', value, span }));
const lists: fc.Arbitrary<Value> = fc
  .array(textValues, { minLength: 1, maxLength: 4 })
  .map((items) => ({ type: 'list', items, span }));
const guids = fc.uuid();
const instants: fc.Arbitrary<Value> = fc
  .constantFrom('2025-05-28', '2024-02-29T10:00:00Z', '2026-01-01T00:00:00.5+02:00', '0001-01-01T00:00:00Z')
  .map((text) => ({ type: 'instant', text, at: readInstant(text) ?? 0, span }));
const small = fc.nat(400);
const nows: fc.Arbitrary<Value> = fc
  .option(
    fc.record({
      sign: fc.constantFrom('plus' as const, 'minus' as const),
      duration: fc.record({ days: small, hours: small, minutes: small, seconds: small }),
    }),
  )
  .map((offset) => ({ type: 'now', offset, span }));

function comparison(operand: Operand, operator: Comparison['operator'], value: Value): Comparison {
  return { type: 'comparison', operand, operator, value, span };
}

function onText(operand: Operand): fc.Arbitrary<Comparison> {
  return fc.constantFrom(...operatorsOf.text).chain((operator) => {
    const isNullable = operator === 'eq' || operator === 'ne';
    const values = /match/i.test(operator)
      ? patterns
      : /^(not)?in$/i.test(operator)
        ? lists
        : isNullable
          ? fc.oneof({ weight: 4, arbitrary: textValues }, nulls)
          : textValues;
    return values.map((value) => comparison(operand, operator, value));
  });
}

function onProperty(object: ObjectKind, property: Property): fc.Arbitrary<Expression> {
  const operand = { type: 'property', object, property, span } as const;
  switch (property.type) {
    case 'text':
      return onText(operand);
    case 'boolean':
      return fc
        .tuple(fc.constantFrom(...operatorsOf.boolean), fc.oneof(booleans, nulls))
        .map(([operator, value]) => comparison(operand, operator, value));
    case 'date':
      return fc.oneof(
        fc
          .tuple(fc.constantFrom(...operatorsOf.date), instants)
          .map(([operator, value]) => comparison(operand, operator, value)),
        fc
          .tuple(fc.constantFrom('ge' as const, 'le' as const), nows)
          .map(([operator, value]) => comparison(operand, operator, value)),
      );
    case 'texts':
      return fc.oneof(
        fc
          .tuple(fc.constantFrom(...operatorsOf.texts), textValues)
          .map(([operator, value]) => comparison(operand, operator, value)),
        quantified(operand, onText({ type: 'item', span })),
      );
    case 'plans':
      return quantified(
        operand,
        fc
          .constantFrom('servicePlanId' as const, 'service' as const, 'capabilityStatus' as const)
          .chain((field) => onText({ type: 'plan', field, span })),
      );
    case 'groups':
      return fc.constant(
        comparison({ ...operand, property: objectId(object) }, 'ne', { type: 'null', span }),
      );
  }
}

function objectId(object: ObjectKind): Property {
  const found = properties[object].find(({ name }) => name === 'objectId');
  if (found === undefined) throw new Error('There is no objectId');
  return found;
}

function quantified(
  collection: Quantified['collection'],
  leaf: fc.Arbitrary<Expression>,
): fc.Arbitrary<Expression> {
  return fc
    .tuple(fc.constantFrom('any' as const, 'all' as const), logic(leaf, 2))
    .map(([quantifier, body]) => ({ type: 'quantified', quantifier, collection, body, span }));
}

/** Terms joined, negated and nested. */
function logic(leaf: fc.Arbitrary<Expression>, maxDepth: number): fc.Arbitrary<Expression> {
  return fc.letrec<{ node: Expression }>((tie) => ({
    node: fc.oneof(
      { maxDepth, depthIdentifier: `logic ${String(maxDepth)}` },
      leaf,
      fc.record({ type: fc.constant('not' as const), term: tie('node'), span: fc.constant(span) }),
      fc.record({
        type: fc.constantFrom('and' as const, 'or' as const),
        terms: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        span: fc.constant(span),
      }),
    ),
  })).node;
}

export function anyRuleOf(object: ObjectKind): fc.Arbitrary<Rule> {
  const leaf = fc.constantFrom(...properties[object]).chain((property) => onProperty(object, property));
  if (object === 'device') return logic(leaf, 3);
  const direct = guids.map((managerId): Rule => ({ type: 'directReports', managerId, span }));
  return fc.oneof({ weight: 20, arbitrary: logic(leaf, 3) }, { weight: 1, arbitrary: direct });
}

/** The tree without the places it was typed at. */
export function withoutSpans(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutSpans);
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree).filter(([key]) => key !== 'span');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutSpans(value)]));
}
