import { compileOperand } from './compileComparison.ts';
import { compileNode, opposite } from './compileRule.ts';
import { printExpression, printOperand, printRule } from './printRule.ts';
import type { ChangedBy } from './properties.ts';
import { readerOf, type DirectoryObject } from './readProperty.ts';
import type { Comparison, DirectReports, Expression, Quantified, Rule, Span } from './tree.ts';
import { outcomes, type Outcome, type Truth } from './truth.ts';

/** The shape of Graph's `expressionEvaluationDetails`, with our outcome and the place in the text beside it. */
export interface EvaluationDetails {
  readonly expression: string;
  /** Null when it is neither true nor false; `outcome` says why. */
  readonly expressionResult: boolean | null;
  readonly propertyToEvaluate: PropertyToEvaluate | null;
  /** The terms; for a quantifier its body, once for each item. */
  readonly expressionEvaluationDetails: readonly EvaluationDetails[];
  readonly outcome: Outcome;
  readonly span: Span;
}

export interface PropertyToEvaluate {
  readonly propertyName: string;
  /** Items of a collection are separated by commas; null for no value and for one that was not fetched. */
  readonly propertyValue: string | null;
}

/** One condition that decides, with what was seen. */
export interface Finding {
  readonly condition: Comparison | Quantified | DirectReports;
  /** What the condition came to; an open outcome when it could not be decided. */
  readonly outcome: Outcome;
  /** Whether belonging to the group takes this condition to hold. An odd number of `-not` turns it. */
  readonly isWanted: boolean;
  /** Under Graph's names; undefined when it was not fetched. */
  readonly actual: unknown;
  readonly changedBy: ChangedBy | 'onPremises';
}

export interface Explanation {
  readonly outcome: Outcome;
  readonly details: EvaluationDetails;
  /** The fewest conditions that make it so. */
  readonly reason: readonly Finding[];
  /** The fewest conditions that would have to come out otherwise for the opposite outcome. */
  readonly change: readonly Finding[];
}

interface Explained {
  readonly truth: Truth;
  readonly details: EvaluationDetails;
  readonly reason: readonly Finding[];
  readonly change: readonly Finding[];
}

/** Says why a user or device is in or out at this instant (milliseconds since 1970). */
export function explainRule(rule: Rule, object: DirectoryObject, now: number): Explanation {
  const about: About = { object, now, isSynced: object['onPremisesSyncEnabled'] === true };
  const { truth, details, reason, change } = explain(rule, about, object, true);
  return { outcome: outcomes[truth], details, reason, change };
}

interface About {
  readonly object: DirectoryObject;
  readonly now: number;
  readonly isSynced: boolean;
}

function explain(node: Rule, about: About, subject: unknown, isWanted: boolean): Explained {
  switch (node.type) {
    case 'and':
    case 'or':
      return explainTerms(node, about, subject, isWanted);
    case 'not': {
      const term = explain(node.term, about, subject, !isWanted);
      const truth = opposite(term.truth);
      return { ...term, truth, details: detailsOf(node, truth, null, [term.details]) };
    }
    case 'quantified':
    case 'comparison':
    case 'directReports':
      return explainCondition(node, about, subject, isWanted);
  }
}

function explainTerms(
  node: Extract<Expression, { type: 'and' | 'or' }>,
  about: About,
  subject: unknown,
  isWanted: boolean,
): Explained {
  const terms = node.terms.map((term) => explain(term, about, subject, isWanted));
  const decisive: Truth = node.type === 'and' ? 0 : 1;
  const deciding = terms.filter(({ truth }) => truth === decisive);
  const open = terms.filter(({ truth }) => truth > 1);
  const details = terms.map((term) => term.details);
  if (deciding.length > 0) {
    // One is enough to decide; all that decide, or are open, would have to come out otherwise.
    const others = [...deciding, ...open].flatMap(({ change }) => change);
    const reason = shortest(deciding.map((term) => term.reason));
    return { truth: decisive, details: detailsOf(node, decisive, null, details), reason, change: others };
  }
  const worst = Math.max(...terms.map(({ truth }) => truth));
  const truth: Truth = open.length === 0 ? opposite(decisive) : worst === 3 ? 3 : 2;
  const reason = (open.length === 0 ? terms : open).flatMap((term) => term.reason);
  const change = shortest((open.length === 0 ? terms : open).map((term) => term.change));
  return { truth, details: detailsOf(node, truth, null, details), reason, change };
}

function shortest(lists: readonly (readonly Finding[])[]): readonly Finding[] {
  return lists.reduce((best, each) => (each.length < best.length ? each : best), lists[0] ?? []);
}

function explainCondition(
  node: Comparison | Quantified | DirectReports,
  about: About,
  subject: unknown,
  isWanted: boolean,
): Explained {
  const truth = compileNode(node)(subject, about.now);
  const { name, actual } = seen(node, subject);
  const items = node.type === 'quantified' && Array.isArray(actual) ? actual : [];
  const children = items.map((item) => explain((node as Quantified).body, about, item, isWanted).details);
  const property = { propertyName: name, propertyValue: textOf(actual) };
  const finding = {
    condition: node,
    outcome: outcomes[truth],
    isWanted,
    actual,
    changedBy: changedBy(node, about),
  };
  return { truth, details: detailsOf(node, truth, property, children), reason: [finding], change: [finding] };
}

/** The property as the rule names it, and what it holds. */
function seen(
  node: Comparison | Quantified | DirectReports,
  subject: unknown,
): { name: string; actual: unknown } {
  if (node.type === 'directReports')
    return { name: 'manager', actual: (subject as DirectoryObject)['manager'] };
  if (node.type === 'comparison') {
    return { name: printOperand(node.operand), actual: compileOperand(node.operand)(subject) };
  }
  const actual = readerOf(node.collection.property)(subject as DirectoryObject);
  return { name: printOperand(node.collection), actual };
}

function changedBy(node: Comparison | Quantified | DirectReports, about: About): Finding['changedBy'] {
  const operand =
    node.type === 'comparison' ? node.operand : node.type === 'quantified' ? node.collection : null;
  const by = operand?.type === 'property' ? operand.property.changedBy : 'administrator';
  const isCloudOnly = node.type === 'quantified' && node.collection.property.type !== 'texts';
  return about.isSynced && by !== 'directory' && !isCloudOnly ? 'onPremises' : by;
}

function detailsOf(
  node: Rule,
  truth: Truth,
  propertyToEvaluate: PropertyToEvaluate | null,
  expressionEvaluationDetails: readonly EvaluationDetails[],
): EvaluationDetails {
  return {
    expression: node.type === 'directReports' ? printRule(node) : printExpression(node),
    expressionResult: truth > 1 ? null : truth === 1,
    propertyToEvaluate,
    expressionEvaluationDetails,
    outcome: outcomes[truth],
    span: node.span,
  };
}

/** A value as one text: ids of what has one, items separated by commas. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => textOf(item) ?? '').join(', ');
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  const { id, servicePlanId } = value as { id?: unknown; servicePlanId?: unknown };
  return typeof id === 'string'
    ? id
    : typeof servicePlanId === 'string'
      ? servicePlanId
      : JSON.stringify(value);
}
