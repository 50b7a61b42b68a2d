import { whyIneligible } from '../groups/eligibility.ts';
import type { KeptTrouble } from './keptRule.ts';
import type { Rule } from './language/tree.ts';

/** Why Usher must not keep this group (any more): never two systems on one group. */
export function whyNotKept(
  group: Parameters<typeof whyIneligible>[0] | undefined,
  rule: Rule | null,
): KeptTrouble | undefined {
  if (group === undefined) return 'groupGone';
  const reason = whyIneligible(group);
  if (reason !== undefined) return reason;
  if (group.isLicensed === true) return 'licensed';
  return rule === null ? 'ruleUnreadable' : undefined;
}
