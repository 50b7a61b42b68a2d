import { sql } from 'kysely';
import type { RequestsContext } from './context.ts';

/** Groups this person asked for, the latest first, each once. */
export async function listRecentGroupIds(
  { db }: Pick<RequestsContext, 'db'>,
  userId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('join_requests')
    .select('group_id')
    .where('requester_id', '=', userId)
    .groupBy('group_id')
    .orderBy(sql`max(created_at)`, 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.group_id);
}
