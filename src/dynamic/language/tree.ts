import type { Operator, Quantifier } from './operators.ts';
import type { ObjectKind, Property } from './properties.ts';

/** Offsets into the text as it was typed, in UTF-16 units; `end` is the first one behind. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A whole rule. `Direct Reports for "…"` stands outside the expressions and is never part of one. */
export type Rule = DirectReports | Expression;
export type Expression = Logical | Not | Quantified | Comparison;

export interface DirectReports {
  readonly type: 'directReports';
  readonly managerId: string;
  readonly span: Span;
}

/** Two or more terms; `a -or b -or c` is one node, so that a long list is not a deep tree. */
export interface Logical {
  readonly type: 'and' | 'or';
  readonly terms: readonly Expression[];
  readonly span: Span;
}

export interface Not {
  readonly type: 'not';
  readonly term: Expression;
  readonly span: Span;
}

export interface Quantified {
  readonly type: 'quantified';
  readonly quantifier: Quantifier;
  readonly collection: PropertyOperand;
  /** Speaks of one item; knows `_`, `assignedPlan.…` or `group.objectId`, and no property. */
  readonly body: Expression;
  readonly span: Span;
}

export interface Comparison {
  readonly type: 'comparison';
  readonly operand: Operand;
  readonly operator: Operator;
  readonly value: Value;
  readonly span: Span;
}

export type Operand = PropertyOperand | ItemOperand | PlanOperand | GroupOperand;

export interface PropertyOperand {
  readonly type: 'property';
  readonly object: ObjectKind;
  readonly property: Property;
  readonly span: Span;
}

/** `_`, the item of a string collection. */
export interface ItemOperand {
  readonly type: 'item';
  readonly span: Span;
}

export type PlanField = 'servicePlanId' | 'service' | 'capabilityStatus';

export interface PlanOperand {
  readonly type: 'plan';
  readonly field: PlanField;
  readonly span: Span;
}

/** `group.objectId` inside memberOf. */
export interface GroupOperand {
  readonly type: 'group';
  readonly span: Span;
}

export type Value = TextValue | BooleanValue | NullValue | ListValue | InstantValue | NowValue;

export interface TextValue {
  readonly type: 'text';
  readonly text: string;
  readonly span: Span;
}

export interface BooleanValue {
  readonly type: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}

export interface NullValue {
  readonly type: 'null';
  readonly span: Span;
}

export interface ListValue {
  readonly type: 'list';
  readonly items: readonly TextValue[];
  readonly span: Span;
}

export interface InstantValue {
  readonly type: 'instant';
  /** As written, in capitals. */
  readonly text: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly span: Span;
}

/** `system.now`, moved by at most one duration. */
export interface NowValue {
  readonly type: 'now';
  readonly offset: Offset | null;
  readonly span: Span;
}

export interface Offset {
  readonly sign: 'plus' | 'minus';
  readonly duration: Duration;
}

export interface Duration {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

export function durationMs({ days, hours, minutes, seconds }: Duration): number {
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

export function cover(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}

/** Every comparison of a tree in the order of the text, with the quantifier it stands in. */
export function comparisonsOf(rule: Rule): readonly { comparison: Comparison; within: Quantified | null }[] {
  const found: { comparison: Comparison; within: Quantified | null }[] = [];
  const visit = (node: Rule, within: Quantified | null): void => {
    if (node.type === 'comparison') found.push({ comparison: node, within });
    else if (node.type === 'not') visit(node.term, within);
    else if (node.type === 'quantified') visit(node.body, node);
    else if (node.type !== 'directReports') for (const term of node.terms) visit(term, within);
  };
  visit(rule, null);
  return found;
}

export function quantifiersOf(rule: Rule): readonly Quantified[] {
  if (rule.type === 'quantified') return [rule];
  if (rule.type === 'not') return quantifiersOf(rule.term);
  if (rule.type === 'and' || rule.type === 'or') return rule.terms.flatMap(quantifiersOf);
  return [];
}
