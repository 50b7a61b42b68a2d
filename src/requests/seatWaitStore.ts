import { sql, type Kysely, type Transaction } from 'kysely';
import type { SeatWait } from '../licensing/waitingList.ts';
import type { Database } from '../store/schema.ts';
import type { RequestLicence } from './joinRequest.ts';

/** Somebody on a waiting list, with what its administrator sees. */
export interface ListedWait extends SeatWait {
  readonly requesterName: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly productNames: readonly string[];
  /** The place its people were told. */
  readonly place: number | null;
  readonly since: Date;
}

/** More than any list of people who wait for a seat; a bound. */
const mostWaits = 2_000;

/** Everybody who waits for a seat, in their order. */
export async function listSeatWaits(db: Kysely<Database>): Promise<readonly ListedWait[]> {
  const rows = await db
    .selectFrom('join_requests')
    .select(['id', 'requester_id', 'requester_name', 'group_id', 'group_name', 'licence'])
    .select(['seat_order', 'seat_place', 'decided_at', 'created_at'])
    .where('state', '=', sql.lit('waitingForSeat'))
    .orderBy('seat_order')
    .orderBy('created_at')
    .limit(mostWaits)
    .execute();
  return rows.map((row) => {
    const products = (row.licence as RequestLicence | null)?.products ?? [];
    const taken = products.filter(({ takesSeat }) => takesSeat);
    return {
      requestId: row.id,
      userId: row.requester_id,
      requesterName: row.requester_name,
      groupId: row.group_id,
      groupName: row.group_name,
      skuIds: taken.map(({ skuId }) => skuId),
      productNames: taken.map(({ name }) => name),
      order: row.seat_order ?? 0,
      place: row.seat_place,
      since: row.decided_at ?? row.created_at,
    };
  });
}

/** Whether anybody waits for a seat at all. */
export async function isAnybodyWaiting(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('join_requests')
    .select('id')
    .where('state', '=', sql.lit('waitingForSeat'))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody has to decide about a request that takes a seat. */
export async function isSeatAskedFor(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('join_requests')
    .select('id')
    .where('state', '=', sql.lit('pendingApproval'))
    .where(
      sql<boolean>`exists (select 1 from jsonb_array_elements(licence -> 'products') as product
        where (product ->> 'takesSeat')::boolean)`,
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives somebody another place; their card has to tell it. @returns the version of the request from now on */
export async function saveSeatPlace(
  trx: Transaction<Database>,
  requestId: string,
  place: number,
): Promise<number | undefined> {
  const row = await trx
    .updateTable('join_requests')
    .set({ seat_place: place, version: sql<number>`version + 1` })
    .where('id', '=', requestId)
    .where('state', '=', 'waitingForSeat')
    .returning('version')
    .executeTakeFirst();
  return row?.version;
}

export async function saveSeatOrder(
  trx: Transaction<Database>,
  requestId: string,
  order: number,
): Promise<void> {
  await trx
    .updateTable('join_requests')
    .set({ seat_order: order })
    .where('id', '=', requestId)
    .where('state', '=', 'waitingForSeat')
    .execute();
}
