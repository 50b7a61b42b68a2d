import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { KeptRule } from './keptRule.ts';
import { findKept, saveKept } from './keptStore.ts';
import { latestPeopleCursor } from './peopleChanges.ts';

/** A rule that is at work from the start, such as the sandbox's own. */
export type KeptSeed = Pick<KeptRule, 'groupId' | 'groupName' | 'text' | 'author'>;

/** Begins to keep those of these groups that no rule was ever kept for. */
export async function seedKept(db: Kysely<Database>, seeds: readonly KeptSeed[], now: Date): Promise<void> {
  for (const seed of seeds) {
    if ((await findKept(db, seed.groupId)) !== undefined) continue;
    const kept: KeptRule = {
      ...seed,
      ruleVersion: 1,
      state: 'acting',
      revision: 1,
      startedAt: now,
      reportAt: null,
      actAt: null,
      baselineAt: null,
      checkedAt: null,
      turnAt: null,
      cursor: await latestPeopleCursor(db),
      hold: null,
      allowance: null,
      trouble: null,
    };
    await db.transaction().execute((trx) => saveKept(trx, kept, now));
  }
}

/** Forgets every kept rule, for a tenant that is as on its first day again. */
export async function startKeptOver(
  db: Kysely<Database>,
  seeds: readonly KeptSeed[],
  now: Date,
): Promise<void> {
  await db.deleteFrom('kept_rules').execute();
  await seedKept(db, seeds, now);
}
