import { sql, type Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Requests that wait for a decision, by group; groups without any are missing. */
export async function countWaiting(
  db: Kysely<Database>,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('join_requests')
    .select(['group_id', sql<number>`count(*)::int`.as('waiting')])
    .where('group_id', 'in', groupIds)
    .where('state', '=', 'pendingApproval')
    .groupBy('group_id')
    .execute();
  return new Map(rows.map((row) => [row.group_id, row.waiting]));
}

/** When these people came into the group through a request, and who let them in. */
export async function listJoined(
  db: Kysely<Database>,
  groupId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly at: Date; readonly byName: string }>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('join_requests')
    .select(['requester_id', 'written_at', 'created_at', 'decided_by_name'])
    .where('group_id', '=', groupId)
    .where('requester_id', 'in', userIds)
    .where('state', '=', 'delivered')
    .orderBy('created_at')
    .execute();
  return new Map(
    rows.map((row) => [
      row.requester_id,
      { at: row.written_at ?? row.created_at, byName: row.decided_by_name ?? '' },
    ]),
  );
}
