import {
  describePredicate,
  describeRule,
  labelOf,
  negate,
  sayValues,
  sayText,
  sayWhole,
  type NameOf,
} from './describeRule.ts';
import { textOf, type Finding } from './explainRule.ts';
import type { Comparison } from './tree.ts';
import type { RuleWording } from './wording/ruleWording.ts';

/** "department is Support, the rule wants Sales": what one deciding condition saw. Plain text. */
export function describeFinding(finding: Finding, wording: RuleWording, nameOf?: NameOf): string {
  const { condition, outcome, isWanted } = finding;
  const words = wording.finding;
  const label = conditionLabel(finding, wording, nameOf);
  if (outcome === 'unknown') return words.notRead(label);
  if (outcome === 'unevaluable') return words.cannotEvaluate(label);
  const isMet = (outcome === 'in') === isWanted;
  if (condition.type === 'directReports') {
    const seen = seeManager(finding, label, { wording, nameOf });
    return isMet
      ? words.asWanted(seen)
      : words.wantsOneOf(seen, [sayId(condition.managerId, wording, nameOf)]);
  }
  const comparison = condition.type === 'comparison' ? wanted(condition, isWanted) : undefined;
  if (comparison === undefined || isSaidWhole(comparison, wording)) {
    const said = describeRule(condition, wording, nameOf);
    return outcome === 'in' ? words.holds(said) : words.holdsNot(said);
  }
  const seen = saySeen(finding, label, wording);
  if (isMet) return words.asWanted(seen);
  return isEquality(comparison)
    ? words.wantsOneOf(seen, sayValues(comparison.value, wording))
    : words.wants(seen, describePredicate(comparison, wording));
}

/** "department would have to be Sales": how the condition would come out otherwise. Plain text. */
export function describeChange(finding: Finding, wording: RuleWording, nameOf?: NameOf): string {
  const { condition, outcome, isWanted } = finding;
  const words = wording.finding;
  const isMet = (outcome === 'in') === isWanted;
  // Somebody who is in leaves when the condition stops being met.
  const shouldHold = isMet ? !isWanted : isWanted;
  if (condition.type === 'directReports' && shouldHold) {
    const manager = sayId(condition.managerId, wording, nameOf);
    return words.mustBe(conditionLabel(finding, wording, nameOf), [manager]);
  }
  const comparison = condition.type === 'comparison' ? wanted(condition, shouldHold) : undefined;
  if (comparison === undefined || isSaidWhole(comparison, wording)) {
    const said = describeRule(condition, wording, nameOf);
    return shouldHold ? words.mustHold(said) : words.mustNotHold(said);
  }
  const label = labelOf(comparison.operand, wording);
  return isEquality(comparison)
    ? words.mustBe(label, sayValues(comparison.value, wording))
    : words.must(label, describePredicate(comparison, wording));
}

/** Who can change what the condition reads. */
export function describeChangedBy({ changedBy }: Finding, wording: RuleWording): string {
  return wording.changedBy[changedBy];
}

/** The comparison as it has to come out true; undefined when it has no opposite and one is needed. */
function wanted(comparison: Comparison, shouldHold: boolean): Comparison | undefined {
  return shouldHold ? comparison : negate(comparison);
}

function isSaidWhole(comparison: Comparison, wording: RuleWording): boolean {
  return comparison.value.type === 'boolean' || sayWhole(comparison, wording) !== undefined;
}

function isEquality({ operator, value }: Comparison): boolean {
  return (operator === 'eq' || operator === 'in') && value.type !== 'null';
}

function conditionLabel({ condition }: Finding, wording: RuleWording, nameOf?: NameOf): string {
  if (condition.type === 'comparison') return labelOf(condition.operand, wording);
  if (condition.type === 'quantified') return labelOf(condition.collection, wording);
  return wording.labels['manager'] ?? describeRule(condition, wording, nameOf);
}

function seeManager(
  { actual }: Finding,
  label: string,
  { wording, nameOf }: { readonly wording: RuleWording; readonly nameOf: NameOf | undefined },
): string {
  const id = textOf(actual);
  return id === null ? wording.finding.hasNone(label) : wording.finding.is(label, sayId(id, wording, nameOf));
}

function sayId(id: string, wording: RuleWording, nameOf: NameOf | undefined): string {
  return nameOf?.(id) ?? wording.quote(id);
}

function saySeen({ actual, condition }: Finding, label: string, wording: RuleWording): string {
  const isDate = condition.type === 'comparison' && ['instant', 'now'].includes(condition.value.type);
  const at = isDate && typeof actual === 'string' ? Date.parse(actual) : Number.NaN;
  if (!Number.isNaN(at)) return wording.finding.is(label, wording.instant(at));
  if (typeof actual === 'string') return wording.finding.is(label, sayText(actual, wording));
  const items = Array.isArray(actual) ? actual.filter((item) => typeof item === 'string') : [];
  if (items.length === 0) return wording.finding.hasNone(label);
  return wording.finding.is(label, items.map((item) => sayText(item, wording)).join(', '));
}
