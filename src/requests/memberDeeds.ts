import { sql, type Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Who came into the group through an approved request, and when last; what is on its way counts. */
export async function listLetIn(db: Kysely<Database>, groupId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('join_requests')
    .select(['requester_id', sql<Date>`max(coalesce(written_at, decided_at, created_at))`.as('at')])
    .where('group_id', '=', groupId)
    .where('state', 'in', ['delivering', 'delivered'])
    .groupBy('requester_id')
    .execute();
  return new Map(rows.map((row) => [row.requester_id, row.at]));
}

/** Who left the group here of their own accord, and when last. */
export async function listLeft(db: Kysely<Database>, groupId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('departures')
    .select(['user_id', sql<Date>`max(coalesce(finished_at, created_at))`.as('at')])
    .where('group_id', '=', groupId)
    .where('state', 'in', ['leaving', 'left'])
    .groupBy('user_id')
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.at]));
}
