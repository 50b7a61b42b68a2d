import {
  durationMs,
  type Comparison,
  type Expression,
  type Operand,
  type Quantified,
  type Rule,
} from './tree.ts';
import { isNegative, positiveOf, type Operator } from './operators.ts';
import { printOperand } from './printRule.ts';
import type { Value } from './tree.ts';
import type { RuleWording } from './wording/ruleWording.ts';

/** Names for ids that a rule mentions: managers and groups. What is not known is shown as it is. */
export type NameOf = (id: string) => string | undefined;

/** The rule as a person would say it: "department is Sales or Marketing, and the account is enabled". Plain text. */
export function describeRule(rule: Rule, wording: RuleWording, nameOf: NameOf = () => undefined): string {
  if (rule.type === 'directReports') {
    return wording.directReports(nameOf(rule.managerId) ?? wording.quote(rule.managerId));
  }
  return describe(rule, wording, nameOf);
}

function describe(node: Expression, wording: RuleWording, nameOf: NameOf): string {
  switch (node.type) {
    case 'and':
    case 'or': {
      const terms = mergeAlike(node.type, node.terms);
      const said = terms.map((term) =>
        (term.type === 'and' || term.type === 'or') && mergeAlike(term.type, term.terms).length > 1
          ? `(${describe(term, wording, nameOf)})`
          : describe(term, wording, nameOf),
      );
      return said.length === 1 ? (said[0] ?? '') : wording[node.type](said);
    }
    case 'not':
      return describeNot(node.term, wording, nameOf);
    case 'quantified':
      return describeQuantified(node, wording, nameOf);
    case 'comparison':
      return describeComparison(node, wording);
  }
}

/** A condition that has an opposite is said as that; anything else is denied as a whole. */
function describeNot(term: Expression, wording: RuleWording, nameOf: NameOf): string {
  const opposite = term.type === 'comparison' ? negate(term) : undefined;
  if (opposite !== undefined) return describeComparison(opposite, wording);
  const isList = term.type === 'and' || term.type === 'or';
  const said = describe(term, wording, nameOf);
  return wording.not(isList ? `(${said})` : said);
}

/** The comparison that is true whenever this one is false, where there is one. */
export function negate(comparison: Comparison): Comparison | undefined {
  const { operator } = comparison;
  if (operator === 'ge' || operator === 'le') return undefined;
  if (isNegative(operator)) return { ...comparison, operator: positiveOf(operator) };
  const negative = operator === 'eq' ? 'ne' : `not${operator[0]?.toUpperCase() ?? ''}${operator.slice(1)}`;
  return { ...comparison, operator: negative as Operator };
}

/** `department -eq "A" -or department -eq "B"` is said as one condition with two values. */
function mergeAlike(type: 'and' | 'or', terms: readonly Expression[]): readonly Expression[] {
  const merged: Expression[] = [];
  const places = new Map<string, number>();
  for (const term of terms) {
    const key = mergeKey(type, term);
    const place = key === undefined ? undefined : places.get(key);
    const earlier = place === undefined ? undefined : merged[place];
    if (place !== undefined && earlier?.type === 'comparison' && term.type === 'comparison') {
      const items = [...itemsOf(earlier.value), ...itemsOf(term.value)];
      merged[place] = { ...earlier, value: { type: 'list', items, span: earlier.value.span } };
    } else {
      if (key !== undefined) places.set(key, merged.length);
      merged.push(term);
    }
  }
  return merged;
}

/** Alike are positive text conditions joined by `-or`, and negative ones joined by `-and`. */
function mergeKey(type: 'and' | 'or', term: Expression): string | undefined {
  if (term.type !== 'comparison' || (term.value.type !== 'text' && term.value.type !== 'list'))
    return undefined;
  if (isNegative(term.operator) !== (type === 'and')) return undefined;
  if (term.operator === 'ge' || term.operator === 'le') return undefined;
  const positive = positiveOf(term.operator);
  return `${printOperand(term.operand)} ${positive === 'in' ? 'eq' : positive}`;
}

function itemsOf(value: Value): Extract<Value, { type: 'list' }>['items'] {
  return value.type === 'list' ? value.items : value.type === 'text' ? [value] : [];
}

function describeComparison(comparison: Comparison, wording: RuleWording): string {
  const said = sayWhole(comparison, wording);
  return said ?? `${labelOf(comparison.operand, wording)} ${describePredicate(comparison, wording)}`;
}

/** What is said as a whole and not as a property with a value: "the account is enabled", "is in the directory". */
export function sayWhole(comparison: Comparison, wording: RuleWording): string | undefined {
  const { operand, operator, value } = comparison;
  if (value.type === 'boolean') return saidBoolean(comparison, value.value, wording);
  const isOfId = operand.type === 'property' && operand.property.name === 'objectId';
  return isOfId && value.type === 'null' && operator === 'ne' ? wording.inDirectory : undefined;
}

function saidBoolean(
  { operand, operator }: Comparison,
  value: boolean,
  wording: RuleWording,
): string | undefined {
  if (operand.type !== 'property') return undefined;
  const words = wording.booleans[operand.property.name];
  return value === (operator === 'eq') ? words?.yes : words?.no;
}

/** What the condition asks of its property, without the property. */
export function describePredicate({ operator, value }: Comparison, wording: RuleWording): string {
  if (value.type === 'null') return operator === 'eq' ? wording.hasNoValue : wording.hasValue;
  return wording.predicates[operator](sayValues(value, wording));
}

export function sayValues(value: Value, wording: RuleWording): readonly string[] {
  switch (value.type) {
    case 'text':
      return [sayText(value.text, wording)];
    case 'list':
      return value.items.map(({ text }) => sayText(text, wording));
    case 'boolean':
      return [String(value.value)];
    case 'null':
      return ['null'];
    case 'instant':
      return [wording.instant(value.at)];
    case 'now':
      return [sayNow(value, wording)];
  }
}

function sayNow({ offset }: Extract<Value, { type: 'now' }>, wording: RuleWording): string {
  if (offset === null || durationMs(offset.duration) === 0) return wording.now;
  return offset.sign === 'plus' ? wording.afterNow(offset.duration) : wording.beforeNow(offset.duration);
}

/** Plain words stand as they are; quotes go round what could be taken for part of the sentence. */
export function sayText(text: string, wording: RuleWording): string {
  const isPlain = /^[\p{L}\p{N}@][\p{L}\p{N}@._&/-]*( [\p{L}\p{N}@._&/-]+)*$/u.test(text);
  const isWord = /(^| )(or|and|nor|not|is|oder|und|noch|nicht|ist)( |$)/i.test(text);
  return isPlain && !isWord && !text.endsWith('.') ? text : wording.quote(text);
}

export function labelOf(operand: Operand, wording: RuleWording): string {
  if (operand.type === 'item') return wording.it;
  if (operand.type === 'group') return wording.labels['memberOf'] ?? 'memberOf';
  return labelOfName(operand.type === 'plan' ? operand.field : operand.property.name, wording);
}

/** A property as people say it, by its name in a rule. */
export function labelOfName(name: string, wording: RuleWording): string {
  const number = /^extensionAttribute(\d+)$/.exec(name)?.[1];
  if (number !== undefined) return wording.extensionAttribute(number);
  return wording.labels[name] ?? name.replace(/^extension_[0-9a-f]{32}_/i, '');
}

function describeQuantified(node: Quantified, wording: RuleWording, nameOf: NameOf): string {
  const { quantifier, collection, body } = node;
  const { type } = collection.property;
  if (type === 'groups' && body.type === 'comparison' && body.value.type === 'list') {
    return wording.inGroups(body.value.items.map(({ text }) => nameOf(text) ?? wording.quote(text)));
  }
  const isNone = type === 'plans' && quantifier === 'all' && body.type === 'comparison';
  if (isNone && body.operator === 'eq' && body.value.type === 'null') return wording.noPlan;
  const label = labelOf(collection, wording);
  if (body.type === 'comparison' && body.operand.type === 'item') {
    return `${wording[quantifier](label)} ${describePredicate(body, wording)}`;
  }
  const said = `(${describe(body, wording, nameOf)})`;
  return quantifier === 'any' ? wording.anySuch(label, said) : wording.allSuch(label, said);
}
