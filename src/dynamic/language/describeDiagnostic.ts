import { labelOfName } from './describeRule.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { RuleWording } from './wording/ruleWording.ts';

/** What is wrong or worth knowing; properties are called as where the rule is put into words. */
export function describeDiagnostic(found: Diagnostic, wording: RuleWording): string {
  const { property, ...others } = found.facts;
  const facts =
    property === undefined ? others : { ...others, property: wording.quote(labelOfName(property, wording)) };
  return found.severity === 'error'
    ? wording.errors[found.reason](facts)
    : wording.warnings[found.reason](facts);
}
