import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Ids of changes that wait for a second person who was asked before `askedBefore`, the oldest first. */
export async function listUnanswered(
  db: Kysely<Database>,
  table: 'licence_changes' | 'rule_changes',
  askedBefore: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('state', '=', 'pending')
    .where('asked_at', '<', askedBefore)
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
