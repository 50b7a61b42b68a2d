import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { LicenceProblem } from './licenceOutcome.ts';

/** Somebody asked that the service tries again for a person. */
export interface LicenceRetry {
  readonly id: string;
  readonly groupId: string;
  readonly userId: string;
  readonly askedBy: string;
  readonly state: 'running' | 'solved' | 'remains' | 'failed';
  readonly facts: RetryFacts;
}

export interface RetryFacts {
  readonly groupName: string;
  readonly name: string;
  /** What still stands against it. */
  readonly product: string;
  readonly problem: LicenceProblem | null;
}

/** Answers false when somebody asked for the same person and group already and that is under way. */
export async function insertRetry(
  trx: Transaction<Database>,
  { id, groupId, userId, askedBy, facts }: Omit<LicenceRetry, 'state'>,
  at: Date,
): Promise<boolean> {
  const result = await trx
    .insertInto('licence_retries')
    .values({
      id,
      group_id: groupId,
      user_id: userId,
      asked_by: askedBy,
      state: 'running',
      facts: JSON.stringify(facts),
      created_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['group_id', 'user_id']).where('state', '=', sql.lit('running')).doNothing(),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findRetry(db: Kysely<Database>, id: string): Promise<LicenceRetry | undefined> {
  const row = await db.selectFrom('licence_retries').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id: row.id,
      groupId: row.group_id,
      userId: row.user_id,
      askedBy: row.asked_by,
      state: row.state as LicenceRetry['state'],
      facts: row.facts as RetryFacts,
    }
  );
}

/** Answers false when it ended already. */
export async function endRetry(
  trx: Transaction<Database>,
  { id, state, facts }: Pick<LicenceRetry, 'id' | 'state' | 'facts'>,
  at: Date,
): Promise<boolean> {
  const result = await trx
    .updateTable('licence_retries')
    .set({ state, facts: JSON.stringify(facts), finished_at: at })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** People of a group for whom the service is asked again at this moment. */
export async function listRetriedUserIds(
  db: Kysely<Database>,
  groupId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('licence_retries')
    .select('user_id')
    .where('group_id', '=', groupId)
    .where('state', '=', 'running')
    .execute();
  return new Set(rows.map((row) => row.user_id));
}
