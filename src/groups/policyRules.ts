import type { Kysely } from 'kysely';
import type { DirectoryGroup } from '../directory/types.ts';
import type { Database } from '../store/schema.ts';
import { classesOf, effectivePolicy, type EffectivePolicy, type PolicyClass } from './ceiling.ts';
import { findPolicy } from './policyStore.ts';

/** What the administrator laid down. */
export interface PolicyRules {
  readonly classes: readonly PolicyClass[];
}

export const noRules: PolicyRules = { classes: [] };

/** What holds for this group now. */
export async function readEffectivePolicy(
  db: Kysely<Database>,
  rules: PolicyRules,
  group: DirectoryGroup,
): Promise<EffectivePolicy> {
  return effectivePolicy(await findPolicy(db, group.id), classesOf(group, rules.classes));
}
