import type { Kysely, Transaction } from 'kysely';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { byOwners, defaultPolicy, type JoinMode, type JoinPolicy } from './policy.ts';

/** What owners are to have chosen; the other parts are as by default. */
export interface PolicySeed {
  readonly groupId: string;
  readonly mode: JoinMode;
  readonly approvals: number;
}

/** Saves these choices where nobody has chosen anything yet: done again at every start, it changes nothing. */
export async function seedPolicies(
  db: Kysely<Database>,
  seeds: readonly PolicySeed[],
  now: Date,
): Promise<void> {
  await db.transaction().execute((trx) => insertMissing(trx, seeds, now));
}

/** Forgets what owners chose and what waits for a second owner: the sandbox starts over. */
export async function startPoliciesOver(
  db: Kysely<Database>,
  seeds: readonly PolicySeed[],
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('policy_changes')
      .set(({ eb }) => ({ state: 'overtaken', version: eb('version', '+', 1) }))
      .where('state', '=', 'proposed')
      .execute();
    await trx.deleteFrom('group_policies').execute();
    await insertMissing(trx, seeds, now);
  });
}

async function insertMissing(
  trx: Transaction<Database>,
  seeds: readonly PolicySeed[],
  now: Date,
): Promise<void> {
  for (const seed of seeds) {
    const policy = policyOf(seed);
    const inserted = await trx
      .insertInto('group_policies')
      .values({ group_id: seed.groupId, policy: JSON.stringify(policy), changed_at: now })
      .onConflict((conflict) => conflict.column('group_id').doNothing())
      .returning('group_id')
      .executeTakeFirst();
    if (inserted === undefined) continue;
    await appendAudit(trx, {
      at: now,
      actor: { kind: 'usher' },
      action: 'sandbox.seedPolicy',
      subjectKind: 'group',
      subjectId: seed.groupId,
      details: { policy },
    });
  }
}

function policyOf({ mode, approvals }: PolicySeed): JoinPolicy {
  return { ...defaultPolicy, mode, first: { ...byOwners, quorum: { atLeast: approvals, all: false } } };
}
