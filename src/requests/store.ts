import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database, JoinRequestsTable, RequestApproversTable } from '../store/schema.ts';
import { saveVotes, toVote, votesOfRow, listVotes, type VoteRow } from './voteStore.ts';
import type {
  Approver,
  CardFacts,
  FailureCode,
  GroupKind,
  JoinRequest,
  JoinRequestState,
  RequestLicence,
  RequestStage,
} from './joinRequest.ts';
import { isOpen, openStates } from './joinRequest.ts';

type ApproverRow = Pick<Selectable<RequestApproversTable>, 'user_id' | 'name' | 'why' | 'reach' | 'stage'>;
type RequestRow = Selectable<JoinRequestsTable> & {
  readonly approvers: readonly ApproverRow[];
  readonly votes: readonly VoteRow[];
};

/** Requests together with their approvers, for `toRequest`. */
export function selectRequests(db: Kysely<Database>) {
  return db
    .selectFrom('join_requests')
    .selectAll('join_requests')
    .select([approversOfRow.as('approvers'), votesOfRow.as('votes')]);
}

const approversOfRow = sql<readonly ApproverRow[]>`(
  select coalesce(json_agg(json_build_object('user_id', user_id, 'name', name, 'why', why, 'reach', reach, 'stage', stage)
    order by asked_at, name), '[]')
  from request_approvers where request_id = join_requests.id)`;

export async function findRequest(db: Kysely<Database>, requestId: string): Promise<JoinRequest | undefined> {
  const row = await selectRequests(db).where('id', '=', requestId).executeTakeFirst();
  return row && toRequest(row);
}

/** Locks the request until the transaction ends; its state cannot change under a decision. */
export async function lockRequest(
  trx: Transaction<Database>,
  requestId: string,
): Promise<JoinRequest | undefined> {
  const row = await trx
    .selectFrom('join_requests')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  // In the same statement they would be those from before the wait for the lock.
  if (row === undefined) return undefined;
  const [approvers, votes] = [await listApprovers(trx, requestId), await listVotes(trx, requestId)];
  return toRequest({ ...row, approvers, votes });
}

/** One submission per person and group at a time: the second waits, then sees the first one's request. */
export async function lockPair(
  trx: Transaction<Database>,
  requesterId: string,
  groupId: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${requesterId}/${groupId}`}, 0))`.execute(trx);
}

export async function findOpenRequest(
  db: Kysely<Database>,
  requesterId: string,
  groupId: string,
): Promise<JoinRequest | undefined> {
  const row = await selectRequests(db)
    .where('requester_id', '=', requesterId)
    .where('group_id', '=', groupId)
    .where('state', 'in', openStates)
    .executeTakeFirst();
  return row && toRequest(row);
}

/** The request that this very activity brought, whatever became of it; else the open one for the group. */
export async function findEarlierRequest(
  db: Kysely<Database>,
  wish: { readonly requesterId: string; readonly groupId: string; readonly activityId: string | null },
): Promise<JoinRequest | undefined> {
  const row = await selectRequests(db)
    .where('requester_id', '=', wish.requesterId)
    .where((eb) =>
      eb.or([
        eb('activity_id', '=', wish.activityId),
        eb.and([eb('group_id', '=', wish.groupId), eb('state', 'in', openStates)]),
      ]),
    )
    .orderBy(sql`activity_id is not distinct from ${wish.activityId}`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toRequest(row);
}

export async function insertRequest(trx: Transaction<Database>, request: JoinRequest): Promise<void> {
  await trx
    .insertInto('join_requests')
    .values({
      id: request.id,
      group_id: request.groupId,
      group_name: request.groupName,
      group_kind: request.groupKind,
      requester_id: request.requester.id,
      requester_name: request.requester.name,
      activity_id: request.activityId,
      justification: request.justification,
      duration_days: request.durationDays,
      created_at: request.createdAt,
      checked_at: request.createdAt,
      card_facts: JSON.stringify(request.cardFacts),
      ...changingColumns(request),
    })
    .execute();
}

export async function updateRequest(trx: Transaction<Database>, request: JoinRequest): Promise<void> {
  await trx.updateTable('join_requests').set(changingColumns(request)).where('id', '=', request.id).execute();
  // Votes change while approvals are gathered, and when the last look before the write takes some away.
  if (isOpen(request)) await saveVotes(trx, request);
}

/** Writes the approvers as they are now; those who were asked before keep their instant, others are forgotten. */
export async function saveApprovers(
  trx: Transaction<Database>,
  request: JoinRequest,
  now: Date,
): Promise<void> {
  if (request.approvers.length === 0) return;
  await trx
    .insertInto('request_approvers')
    .values(
      request.approvers.map((approver) => ({
        request_id: request.id,
        user_id: approver.id,
        name: approver.name,
        why: approver.why,
        reach: approver.reach,
        stage: approver.stage,
        asked_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['request_id', 'user_id']).doUpdateSet({
        reach: sql<string>`excluded.reach`,
        why: sql<string>`excluded.why`,
        stage: sql<number>`excluded.stage`,
      }),
    )
    .execute();
  if (request.version === 1) return;
  await trx
    .deleteFrom('request_approvers')
    .where('request_id', '=', request.id)
    .where(
      'user_id',
      'not in',
      request.approvers.map((approver) => approver.id),
    )
    .execute();
}

async function listApprovers(db: Kysely<Database>, requestId: string): Promise<readonly ApproverRow[]> {
  return db
    .selectFrom('request_approvers')
    .select(['user_id', 'name', 'why', 'reach', 'stage'])
    .where('request_id', '=', requestId)
    .orderBy('asked_at')
    .orderBy('name')
    .execute();
}

function changingColumns(request: JoinRequest) {
  return {
    state: request.state,
    version: request.version,
    decided_by: request.decidedBy?.id ?? null,
    decided_by_name: request.decidedBy?.name ?? null,
    decided_as: request.decidedAs,
    decided_at: request.decidedAt,
    note: request.note,
    written_at: request.writtenAt,
    verified_at: request.verifiedAt,
    finished_at: request.finishedAt,
    failure: request.failure,
    stage: request.stage,
    terms: JSON.stringify(request.stages),
    expires_at: request.expiresAt,
    licence: request.licence === null ? null : JSON.stringify(request.licence),
    seat_order: request.seatOrder,
    seat_place: request.seatPlace,
  };
}

export function toRequest(row: RequestRow): JoinRequest {
  return {
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    groupKind: row.group_kind as GroupKind,
    requester: { id: row.requester_id, name: row.requester_name },
    justification: row.justification,
    durationDays: row.duration_days,
    state: row.state as JoinRequestState,
    version: row.version,
    activityId: row.activity_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name ?? '' },
    decidedAs: row.decided_as as JoinRequest['decidedAs'],
    decidedAt: row.decided_at,
    note: row.note,
    writtenAt: row.written_at,
    verifiedAt: row.verified_at,
    finishedAt: row.finished_at,
    failure: row.failure as FailureCode | null,
    cardFacts: row.card_facts as CardFacts,
    approvers: row.approvers.map(toApprover),
    stages: row.terms as readonly RequestStage[],
    stage: row.stage,
    votes: row.votes.map(toVote),
    licence: row.licence as RequestLicence | null,
    seatOrder: row.seat_order,
    seatPlace: row.seat_place,
  };
}

function toApprover(row: ApproverRow): Approver {
  return {
    id: row.user_id,
    name: row.name,
    why: row.why as Approver['why'],
    reach: row.reach as Approver['reach'],
    stage: row.stage,
  };
}
