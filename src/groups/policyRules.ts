import type { Kysely } from 'kysely';
import type { DirectoryGroup } from '../directory/types.ts';
import type { Database } from '../store/schema.ts';
import { classesOf, effectivePolicy, type EffectivePolicy, type PolicyClass } from './ceiling.ts';
import { defaultCreationSettings, type CreationSettings } from './creationSettings.ts';
import { defaultPolicy, type JoinMode } from './policy.ts';
import { defaultLicensing, type LicensingSettings } from './licensingSettings.ts';
import { findPolicy, listPolicies } from './policyStore.ts';
import { defaultRuleSettings, type RuleSettings } from './ruleSettings.ts';

/** What the administrator laid down. */
export interface PolicyRules {
  readonly classes: readonly PolicyClass[];
  /** Who may make groups, and what they are called. */
  readonly creation: CreationSettings;
  /** What holds for groups that give licences. */
  readonly licensing: LicensingSettings;
  /** Who writes membership rules, and when a second person agrees. */
  readonly membershipRules: RuleSettings;
}

export const noRules: PolicyRules = {
  classes: [],
  creation: defaultCreationSettings,
  licensing: defaultLicensing,
  membershipRules: defaultRuleSettings,
};

/** What holds for this group now. */
export async function readEffectivePolicy(
  db: Kysely<Database>,
  rules: PolicyRules,
  group: DirectoryGroup,
): Promise<EffectivePolicy> {
  return effectivePolicy(await findPolicy(db, group.id), classesOf(group, rules.classes));
}

/** How each of these groups is joined now. */
export async function readModes(
  db: Kysely<Database>,
  rules: PolicyRules,
  groups: readonly DirectoryGroup[],
): Promise<ReadonlyMap<string, JoinMode>> {
  const policies = await listPolicies(
    db,
    groups.map((group) => group.id),
  );
  const modeOf = (group: DirectoryGroup): JoinMode =>
    effectivePolicy(policies.get(group.id) ?? defaultPolicy, classesOf(group, rules.classes)).mode;
  return new Map(groups.map((group) => [group.id, modeOf(group)]));
}
