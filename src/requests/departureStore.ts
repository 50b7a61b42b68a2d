import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database, DeparturesTable } from '../store/schema.ts';
import type { Departure } from './departure.ts';
import type { FailureCode } from './joinRequest.ts';

export async function findDeparture(
  db: Kysely<Database>,
  departureId: string,
): Promise<Departure | undefined> {
  const row = await db.selectFrom('departures').selectAll().where('id', '=', departureId).executeTakeFirst();
  return row === undefined ? undefined : toDeparture(row);
}

/** Locks the departure until the transaction ends. */
export async function lockDeparture(
  trx: Transaction<Database>,
  departureId: string,
): Promise<Departure | undefined> {
  const row = await trx
    .selectFrom('departures')
    .selectAll()
    .where('id', '=', departureId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toDeparture(row);
}

/** The departure that is under way, or the one this very activity brought: a second press starts no other. */
export async function findLeaving(
  trx: Transaction<Database>,
  userId: string,
  press: { readonly groupId: string; readonly activityId: string | null },
): Promise<Departure | undefined> {
  const { groupId, activityId } = press;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`leave/${userId}/${groupId}`}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('departures')
    .selectAll()
    .where('user_id', '=', userId)
    .where('group_id', '=', groupId)
    .where((eb) => eb.or([eb('state', '=', 'leaving'), eb('activity_id', '=', activityId ?? '')]))
    .executeTakeFirst();
  return row === undefined ? undefined : toDeparture(row);
}

/** Departures that should have ended long ago; bounded, for the sweep. */
export async function listStuckDepartures(
  db: Kysely<Database>,
  before: Date,
  limit: number,
): Promise<readonly Departure[]> {
  const rows = await db
    .selectFrom('departures')
    .selectAll()
    .where('state', '=', 'leaving')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
  return rows.map(toDeparture);
}

export async function insertDeparture(trx: Transaction<Database>, departure: Departure): Promise<void> {
  await trx
    .insertInto('departures')
    .values({
      id: departure.id,
      group_id: departure.groupId,
      group_name: departure.groupName,
      user_id: departure.user.id,
      state: departure.state,
      activity_id: departure.activityId,
      created_at: departure.createdAt,
      failure: departure.failure,
    })
    .execute();
}

export async function updateDeparture(trx: Transaction<Database>, departure: Departure): Promise<void> {
  await trx
    .updateTable('departures')
    .set({
      state: departure.state,
      version: departure.version,
      finished_at: departure.finishedAt,
      failure: departure.failure,
    })
    .where('id', '=', departure.id)
    .execute();
}

function toDeparture(row: Selectable<DeparturesTable>): Departure {
  return {
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    user: { id: row.user_id },
    state: row.state as Departure['state'],
    version: row.version,
    activityId: row.activity_id,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    failure: row.failure as FailureCode | null,
  };
}
