import type { Kysely } from 'kysely';
import type { DirectoryGroup } from '../directory/types.ts';
import type { Database } from '../store/schema.ts';
import { classesOf, effectivePolicy, type EffectivePolicy, type PolicyClass } from './ceiling.ts';
import { defaultCreationSettings, type CreationSettings } from './creationSettings.ts';
import { findPolicy } from './policyStore.ts';

/** What the administrator laid down. */
export interface PolicyRules {
  readonly classes: readonly PolicyClass[];
  /** Who may make groups, and what they are called. */
  readonly creation: CreationSettings;
}

export const noRules: PolicyRules = { classes: [], creation: defaultCreationSettings };

/** What holds for this group now. */
export async function readEffectivePolicy(
  db: Kysely<Database>,
  rules: PolicyRules,
  group: DirectoryGroup,
): Promise<EffectivePolicy> {
  return effectivePolicy(await findPolicy(db, group.id), classesOf(group, rules.classes));
}
