import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { classesOf, effectivePolicy, type EffectivePolicy } from './ceiling.ts';
import { indexedColumns, toDirectoryGroup } from './groupIndexStore.ts';
import { defaultPolicy, stageKey } from './policy.ts';
import type { PolicyRules } from './policyRules.ts';
import { listPolicies } from './policyStore.ts';

/** What other rules would change, in numbers of groups. */
export interface PolicyImpact {
  readonly groups: number;
  /** Groups for which something else would hold. */
  readonly changed: number;
  /** Of those, by what would change: `mode`, `reason`, `duration`, `approvals`, `incompatible`, `confirmation`. */
  readonly byPart: Readonly<Record<string, number>>;
}

const page = 2_000;

/** Compares what holds for every known group under both rules. Nothing is changed. */
export async function compareRules(
  db: Kysely<Database>,
  before: PolicyRules,
  after: PolicyRules,
): Promise<PolicyImpact> {
  const byPart: Record<string, number> = {};
  let groups = 0;
  let changed = 0;
  let last = '';
  for (;;) {
    const rows = await listIndexed(db, last);
    const policies = await listPolicies(
      db,
      rows.map((row) => row.id),
    );
    for (const row of rows) {
      const group = toDirectoryGroup(row);
      const policy = policies.get(row.id) ?? defaultPolicy;
      const parts = differences(
        effectivePolicy(policy, classesOf(group, before.classes)),
        effectivePolicy(policy, classesOf(group, after.classes)),
      );
      if (parts.length > 0) changed += 1;
      for (const part of parts) byPart[part] = (byPart[part] ?? 0) + 1;
    }
    groups += rows.length;
    last = rows.at(-1)?.id ?? '';
    if (rows.length < page) return { groups, changed, byPart };
  }
}

async function listIndexed(db: Kysely<Database>, after: string) {
  return db
    .selectFrom('group_index')
    .select(indexedColumns)
    .where('id', '>', after)
    .orderBy('id')
    .limit(page)
    .execute();
}

function differences(before: EffectivePolicy, after: EffectivePolicy): readonly string[] {
  const parts: Readonly<Record<string, boolean>> = {
    mode: before.mode !== after.mode,
    reason: before.reasonRequired !== after.reasonRequired,
    duration: before.longestDays !== after.longestDays,
    approvals: before.stages.map(stageKey).join() !== after.stages.map(stageKey).join(),
    incompatible: before.incompatibleGroupIds.join() !== after.incompatibleGroupIds.join(),
    confirmation: before.confirmLoosening !== after.confirmLoosening,
  };
  return Object.keys(parts).filter((part) => parts[part]);
}
