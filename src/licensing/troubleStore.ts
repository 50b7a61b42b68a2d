import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { ToldError } from './decideTold.ts';
import type { GroupError } from './groupErrors.ts';
import type { LicenceProblem } from './licenceOutcome.ts';

/** What a card says of an error without asking the directory: names as they were when it was found. */
export interface ErrorFacts {
  readonly groupName: string;
  readonly name: string;
  readonly product: string;
  readonly blocked: readonly string[];
}

export interface OpenError extends ErrorFacts {
  readonly userId: string;
  readonly problem: LicenceProblem;
}

/** Locks what was told of a group until the transaction ends, so that two who look at once do not tell twice. */
export async function lockToldErrors(
  trx: Transaction<Database>,
  groupId: string,
): Promise<readonly ToldError[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`licence errors/${groupId}`}, 0))`.execute(trx);
  const rows = await trx
    .selectFrom('licence_errors')
    .select(['user_id', 'sku_id', 'problem', 'ended_at'])
    .where('group_id', '=', groupId)
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    skuId: row.sku_id,
    problem: row.problem,
    hasEnded: row.ended_at !== null,
  }));
}

export async function saveBegun(
  trx: Transaction<Database>,
  groupId: string,
  begun: readonly { readonly error: GroupError; readonly facts: ErrorFacts }[],
  at: Date,
): Promise<void> {
  if (begun.length === 0) return;
  await trx
    .insertInto('licence_errors')
    .values(
      begun.map(({ error, facts }) => ({
        group_id: groupId,
        user_id: error.userId,
        sku_id: error.skuId,
        problem: error.problem,
        facts: JSON.stringify(facts),
        told_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'user_id', 'sku_id', 'problem']).doUpdateSet({
        facts: sql<string>`excluded.facts`,
        told_at: at,
        ended_at: null,
      }),
    )
    .execute();
}

export async function saveEnded(
  trx: Transaction<Database>,
  groupId: string,
  ended: readonly ToldError[],
  at: Date,
): Promise<void> {
  for (const { userId, skuId, problem } of ended) {
    await trx
      .updateTable('licence_errors')
      .set({ ended_at: at })
      .where('group_id', '=', groupId)
      .where('user_id', '=', userId)
      .where('sku_id', '=', skuId)
      .where('problem', '=', problem)
      .execute();
  }
}

/** Errors of a group that last, the newest first. */
export async function listOpenErrors(
  db: Kysely<Database>,
  groupId: string,
  limit: number,
): Promise<readonly OpenError[]> {
  const rows = await db
    .selectFrom('licence_errors')
    .select(['user_id', 'problem', 'facts'])
    .where('group_id', '=', groupId)
    .where('ended_at', 'is', null)
    .orderBy('told_at', 'desc')
    .orderBy('user_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    problem: row.problem as LicenceProblem,
    ...(row.facts as ErrorFacts),
  }));
}

/** Groups with an error that lasts, as far as is known. */
export async function listTroubledGroupIds(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('licence_errors')
    .select('group_id')
    .distinct()
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => row.group_id);
}
