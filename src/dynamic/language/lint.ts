import { ruleWarning, type Fix, type RuleWarning } from './diagnostics.ts';
import { isNegative, positiveOf } from './operators.ts';
import { printExpression } from './printRule.ts';
import {
  comparisonsOf,
  quantifiersOf,
  type Comparison,
  type Expression,
  type Operand,
  type Quantified,
  type Rule,
  type Span,
} from './tree.ts';

/** What a valid rule does that its author may not expect. `whole` is the span of the text, for repairs around it. */
export function lintRule(rule: Rule, whole: Span): readonly RuleWarning[] {
  const comparisons = comparisonsOf(rule);
  return [
    ...comparisons.flatMap(({ comparison, within }) => lintComparison(rule, comparison, within)),
    ...changedByPerson(rule),
    ...quantifiersOf(rule).flatMap(lintQuantifier),
    ...guestsIncluded(rule, whole),
  ];
}

/** Whether a rule may still be written: Microsoft ended memberOf on 2026-11-03. */
export function isRetired(rule: Rule): boolean {
  return quantifiersOf(rule).some(({ collection }) => collection.property.type === 'groups');
}

function lintComparison(
  rule: Rule,
  comparison: Comparison,
  within: Quantified | null,
): readonly RuleWarning[] {
  const { operand, operator, value, span } = comparison;
  const found: RuleWarning[] = [];
  const positive = positiveOf(operator);
  if (positive === 'match' || positive === 'contains') {
    found.push(ruleWarning('costlyOperator', span, { operator }));
  }
  if (value.type === 'now') found.push(ruleWarning('changesWithTime', span));
  if (readsAddresses(operand, within) && isAddressWithoutPrefix(comparison)) {
    found.push(ruleWarning('addressWithoutPrefix', value.span, { property: 'proxyAddresses' }));
  }
  if (operand.type !== 'property' || value.type === 'null') return found;
  const { property } = operand;
  const facts = { property: property.name, operator };
  if (property.type === 'texts') {
    found.push(ruleWarning('collectionDirectly', span, facts, anyItem(comparison)));
  } else if (isNegative(operator) && !property.isAlwaysSet && !isGuarded(rule, property.name)) {
    const text = `(${printExpression(comparison)} -and ${operand.object}.${property.name} -ne null)`;
    found.push(ruleWarning('matchesWithoutValue', span, facts, { span, text }));
  }
  return found;
}

/** Whether people without a value are already left out, or meant, somewhere in the rule. */
function isGuarded(rule: Rule, name: string): boolean {
  return comparisonsOf(rule).some(
    ({ comparison: { operand, value } }) =>
      value.type === 'null' && operand.type === 'property' && operand.property.name === name,
  );
}

function readsAddresses(operand: Operand, within: Quantified | null): boolean {
  const read =
    operand.type === 'property' ? operand : operand.type === 'item' ? within?.collection : undefined;
  return read?.property.name === 'proxyAddresses';
}

/** Stored values start with `SMTP:`, `smtp:` or another protocol. */
function isAddressWithoutPrefix({ operator, value }: Comparison): boolean {
  const isPrefix = positiveOf(operator) === 'startsWith' || positiveOf(operator) === 'eq';
  return isPrefix && value.type === 'text' && !/^[a-z0-9]+:/i.test(value.text);
}

/** A direct comparison with a collection, written as a question about its items. */
function anyItem(comparison: Comparison): Fix {
  const { operand, operator, span } = comparison;
  const body = printExpression({ ...comparison, operand: { type: 'item', span: operand.span } });
  const name = operand.type === 'property' ? `${operand.object}.${operand.property.name}` : '_';
  return { span, text: `(${name} -${isNegative(operator) ? 'all' : 'any'} (${body}))` };
}

/** Each attribute once, where it first occurs. */
function changedByPerson(rule: Rule): readonly RuleWarning[] {
  const seen = new Set<string>();
  const operands = [
    ...comparisonsOf(rule).map(({ comparison }) => comparison.operand),
    ...quantifiersOf(rule).map(({ collection }) => collection),
  ];
  return operands.flatMap((operand) => {
    if (operand.type !== 'property' || operand.property.changedBy !== 'person') return [];
    const { name } = operand.property;
    if (seen.has(name)) return [];
    seen.add(name);
    return [ruleWarning('changedByPerson', operand.span, { property: name })];
  });
}

function lintQuantifier(node: Quantified): readonly RuleWarning[] {
  const { property } = node.collection;
  if (property.type === 'groups') return [ruleWarning('memberOfRetired', node.span)];
  const fields = comparisonsOf(node.body).map(({ comparison }) => comparison.operand);
  const asksForPlan = fields.some(
    (operand) => operand.type === 'plan' && operand.field !== 'capabilityStatus',
  );
  const asksForStatus = fields.some(
    (operand) => operand.type === 'plan' && operand.field === 'capabilityStatus',
  );
  const isAbsence = node.quantifier === 'all';
  if (property.type !== 'plans' || !asksForPlan || asksForStatus || isAbsence) return [];
  return [ruleWarning('planWithoutStatus', node.span)];
}

function guestsIncluded(rule: Rule, whole: Span): readonly RuleWarning[] {
  if (rule.type === 'directReports' || isRetired(rule) || isOfDevices(rule)) return [];
  const asksForGuests = comparisonsOf(rule).some(
    ({ comparison: { operand, value } }) =>
      operand.type === 'property' &&
      (operand.property.name === 'userType' ||
        (operand.property.name === 'userPrincipalName' &&
          value.type === 'text' &&
          /#ext#/i.test(value.text))),
  );
  if (asksForGuests) return [];
  const text = `(${printExpression(rule)}) -and (user.userType -eq "Member")`;
  return [ruleWarning('guestsIncluded', whole, {}, { span: whole, text })];
}

function isOfDevices(rule: Expression): boolean {
  const objects = [
    ...comparisonsOf(rule).map(({ comparison }) => comparison.operand),
    ...quantifiersOf(rule).map(({ collection }) => collection),
  ];
  return objects.some((operand) => operand.type === 'property' && operand.object === 'device');
}
