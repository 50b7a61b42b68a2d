import { longestRule } from './language/limits.ts';
import { isRetired } from './language/lint.ts';
import { parseRule } from './language/parseRule.ts';
import { printRule } from './language/printRule.ts';
import type { Rule } from './language/tree.ts';
import type { RuleRefusal } from './ruleViews.ts';

/** A rule as Microsoft documents it, or why nobody is taken in by it. */
export function readRuleText(typed: string): { readonly text: string } | { readonly refusal: RuleRefusal } {
  const { rule, diagnostics } = parseRule(typed.trim(), { kind: 'user' });
  if (rule === null) {
    const isAboutDevices = diagnostics.some(({ reason }) => reason === 'wrongObject');
    return { refusal: isAboutDevices ? { code: 'deviceRule' } : { code: 'ruleInvalid' } };
  }
  if (isRetired(rule)) return { refusal: { code: 'memberOfRetired' } };
  if (diagnostics.some(({ reason }) => reason === 'notEvaluable')) return { refusal: { code: 'noPreview' } };
  return { text: asDocumented(rule, typed) };
}

/** The documented spelling, where that does not make the rule too long. */
function asDocumented(rule: Rule, typed: string): string {
  const printed = printRule(rule);
  return printed.length > longestRule ? typed.trim() : printed;
}

/** Whether Usher can say whom the rule takes. */
export function isEvaluable(text: string): boolean {
  const { rule, diagnostics } = parseRule(text, { kind: 'user' });
  return rule !== null && !isRetired(rule) && diagnostics.every(({ reason }) => reason !== 'notEvaluable');
}
