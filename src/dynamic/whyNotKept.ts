import { whyIneligible } from '../groups/eligibility.ts';
import type { KeptTrouble } from './keptRule.ts';
import type { Rule } from './language/tree.ts';

type Group = Parameters<typeof whyIneligible>[0];

/** Why Usher must not keep this group (any more): never two systems on one group. */
export function whyNotKept(group: Group | undefined, rule: Rule | null): KeptTrouble | undefined {
  return whyGroupNotKept(group) ?? (rule === null ? 'ruleUnreadable' : undefined);
}

/** The same of a group, whatever its rule is. */
export function whyGroupNotKept(group: Group | undefined): KeptTrouble | undefined {
  if (group === undefined) return 'groupGone';
  const reason = whyIneligible(group);
  if (reason !== undefined) return reason;
  return group.isLicensed === true ? 'licensed' : undefined;
}
