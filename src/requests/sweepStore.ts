import { sql, type Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { JoinRequest } from './joinRequest.ts';
import { selectRequests, toRequest } from './store.ts';

/** Ids of requests that still wait although their time is over, oldest first. */
export async function listExpired(
  db: Kysely<Database>,
  now: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('join_requests')
    .select('id')
    .where('state', 'in', [sql.lit('pendingApproval'), sql.lit('waitingForSeat')])
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Approved long ago and not at its end yet, oldest first. */
export async function listStuck(
  db: Kysely<Database>,
  before: Date,
  limit: number,
): Promise<readonly Pick<JoinRequest, 'id' | 'groupId' | 'writtenAt'>[]> {
  const rows = await db
    .selectFrom('join_requests')
    .select(['id', 'group_id', 'written_at'])
    .where('state', '=', 'delivering')
    .where('decided_at', '<', before)
    .orderBy('decided_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, groupId: row.group_id, writtenAt: row.written_at }));
}

/** Ids of requests whose licence should have been seen or given up long ago, oldest first. */
export async function listLicencesPending(
  db: Kysely<Database>,
  before: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('join_requests')
    .select('id')
    .where('state', '=', sql.lit('delivered'))
    .where(sql<boolean>`licence #>> '{outcome,state}' in ('pending', 'late')`)
    .where('finished_at', '<', before)
    .orderBy('finished_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Waiting requests that were last compared with the directory before this instant, longest ago first. */
export async function listUnchecked(
  db: Kysely<Database>,
  before: Date,
  limit: number,
): Promise<readonly JoinRequest[]> {
  const rows = await selectRequests(db)
    .where('state', '=', 'pendingApproval')
    .where('checked_at', '<', before)
    .orderBy('checked_at')
    .limit(limit)
    .execute();
  return rows.map(toRequest);
}

export async function markChecked(db: Kysely<Database>, requestId: string, now: Date): Promise<void> {
  await db.updateTable('join_requests').set({ checked_at: now }).where('id', '=', requestId).execute();
}
