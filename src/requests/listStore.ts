import { sql, type Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { openStates, type JoinRequest } from './joinRequest.ts';
import { selectRequests, toRequest } from './store.ts';

/** The person's open requests for any of these groups. */
export async function listOpenForGroups(
  db: Kysely<Database>,
  requesterId: string,
  groupIds: readonly string[],
): Promise<readonly JoinRequest[]> {
  if (groupIds.length === 0) return [];
  const rows = await selectRequests(db)
    .where('requester_id', '=', requesterId)
    .where('group_id', 'in', groupIds)
    .where('state', 'in', openStates)
    .execute();
  return rows.map(toRequest);
}

/** The person's requests, newest first: the open ones, or the last `limit` that ended. */
export async function listRequestsOf(
  db: Kysely<Database>,
  requesterId: string,
  which: 'open' | 'ended',
  limit: number,
): Promise<readonly JoinRequest[]> {
  const rows = await selectRequests(db)
    .where('requester_id', '=', requesterId)
    .where('state', which === 'open' ? 'in' : 'not in', openStates)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toRequest);
}

/** What waits for this approver, oldest first. */
export async function listWaitingFor(
  db: Kysely<Database>,
  userId: string,
  page: { readonly skip: number; readonly limit: number },
): Promise<readonly JoinRequest[]> {
  const rows = await selectRequests(db)
    .innerJoin('request_approvers', 'request_approvers.request_id', 'join_requests.id')
    .where('request_approvers.user_id', '=', userId)
    .where('join_requests.state', '=', 'pendingApproval')
    .where(isTheirTurn('request_approvers', 'join_requests'))
    .orderBy('join_requests.created_at')
    .orderBy('join_requests.id')
    .offset(page.skip)
    .limit(page.limit)
    .execute();
  return rows.map(toRequest);
}

/** How many requests the person has open, and how many wait for the person. */
export async function countFor(
  db: Kysely<Database>,
  userId: string,
): Promise<{ readonly open: number; readonly waiting: number }> {
  const result = await sql<{ open: number; waiting: number }>`
    select
      (select count(*)::int from join_requests
        where requester_id = ${userId} and state in ('pendingApproval', 'waitingForSeat', 'delivering')) as open,
      (select count(*)::int from request_approvers a join join_requests r on r.id = a.request_id
        where a.user_id = ${userId} and r.state = 'pendingApproval' and ${isTheirTurn('a', 'r')}) as waiting`.execute(
    db,
  );
  return result.rows[0] ?? { open: 0, waiting: 0 };
}

/** Asked in the present round, and not answered yet. */
function isTheirTurn(approvers: string, requests: string) {
  const [a, r] = [sql.table(approvers), sql.table(requests)];
  return sql<boolean>`(${a}.stage = ${r}.stage and not exists (select 1 from request_votes v
    where v.request_id = ${r}.id and v.user_id = ${a}.user_id))`;
}

/** Approved and not yet written, oldest first. */
export async function listToWrite(
  db: Kysely<Database>,
  groupId: string,
  limit: number,
): Promise<readonly JoinRequest[]> {
  const rows = await selectRequests(db)
    .where('group_id', '=', groupId)
    .where('state', '=', sql.lit('delivering'))
    .where('written_at', 'is', null)
    .orderBy('decided_at')
    .limit(limit)
    .execute();
  return rows.map(toRequest);
}
