import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { SeatPromise, SeatReading } from './seats.ts';

/**
 * One transaction at a time may give seats away; the others wait here. Taken before any request is locked, so that two
 * of them never wait for each other.
 */
export async function lockSeats(trx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('seats', 0))`.execute(trx);
}

/** Keeps what the directory told; a reading that began earlier than the one kept changes nothing. */
export async function saveReadings(
  trx: Transaction<Database>,
  readings: readonly SeatReading[],
): Promise<void> {
  if (readings.length === 0) return;
  await trx
    .insertInto('licence_products')
    .values(
      readings.map((reading) => ({
        sku_id: reading.skuId,
        part_number: reading.skuPartNumber,
        enabled_units: reading.enabledUnits,
        warning_units: reading.warningUnits,
        consumed_units: reading.consumedUnits,
        read_at: reading.readAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('sku_id')
        .doUpdateSet({
          part_number: sql<string>`excluded.part_number`,
          enabled_units: sql<number>`excluded.enabled_units`,
          warning_units: sql<number>`excluded.warning_units`,
          consumed_units: sql<number>`excluded.consumed_units`,
          read_at: sql<string>`excluded.read_at`,
        })
        .whereRef('licence_products.read_at', '<', sql.ref('excluded.read_at')),
    )
    .execute();
}

/** The last reading of each of these products, or of all; what was never read is missing. */
export async function listReadings(
  db: Kysely<Database>,
  skuIds?: readonly string[],
): Promise<readonly SeatReading[]> {
  if (skuIds?.length === 0) return [];
  const rows = await db
    .selectFrom('licence_products')
    .selectAll()
    .$if(skuIds !== undefined, (query) => query.where('sku_id', 'in', skuIds ?? []))
    .orderBy('part_number')
    .execute();
  return rows.map((row) => ({
    skuId: row.sku_id,
    skuPartNumber: row.part_number,
    enabledUnits: row.enabled_units,
    warningUnits: row.warning_units,
    consumedUnits: row.consumed_units,
    readAt: row.read_at,
  }));
}

/**
 * Promises that can count against a reading: those that are kept, by a request or for somebody an owner added, and
 * those seen since the oldest reading began.
 */
export async function listPromises(
  db: Kysely<Database>,
  readings: readonly SeatReading[],
): Promise<readonly SeatPromise[]> {
  if (readings.length === 0) return [];
  const oldest = new Date(Math.min(...readings.map(({ readAt }) => readAt.getTime())));
  const rows = await db
    .selectFrom('seat_promises')
    .select(['sku_id', 'user_id', 'ended_at', 'outcome'])
    .where(
      'sku_id',
      'in',
      readings.map(({ skuId }) => skuId),
    )
    .where((eb) =>
      eb.or([
        eb('ended_at', 'is', null),
        eb.and([eb('outcome', '=', sql.lit('seen')), eb('ended_at', '>=', oldest)]),
      ]),
    )
    .execute();
  const promised = rows.map((row) => ({
    skuId: row.sku_id,
    userId: row.user_id,
    endedAt: row.ended_at,
    outcome: row.outcome as SeatPromise['outcome'],
  }));
  return [...promised, ...(await listKept(db, readings))];
}

/** Seats kept for people whom owners added. They go when a reading that began after the licence was seen is there. */
async function listKept(
  db: Kysely<Database>,
  readings: readonly SeatReading[],
): Promise<readonly SeatPromise[]> {
  const { rows } = await sql<{ user_id: string; sku_id: string }>`
    select seat ->> 'userId' as user_id, seat ->> 'skuId' as sku_id
    from membership_changes, jsonb_array_elements(facts -> 'seats') as seat
    where facts -> 'seats' is not null`.execute(db);
  return rows
    .filter((row) => readings.some(({ skuId }) => skuId === row.sku_id))
    .map((row) => ({ skuId: row.sku_id, userId: row.user_id, endedAt: null, outcome: null }));
}

/** Keeps a seat of each product for the person. A promise that was made for this request already is kept anew. */
export async function promiseSeats(
  trx: Transaction<Database>,
  promise: {
    readonly requestId: string;
    readonly userId: string;
    readonly skuIds: readonly string[];
    readonly at: Date;
  },
): Promise<void> {
  const { requestId, userId, skuIds, at } = promise;
  if (skuIds.length === 0) return;
  await trx
    .insertInto('seat_promises')
    .values(skuIds.map((skuId) => ({ request_id: requestId, sku_id: skuId, user_id: userId, made_at: at })))
    .onConflict((conflict) =>
      conflict.columns(['request_id', 'sku_id']).doUpdateSet({ made_at: at, ended_at: null, outcome: null }),
    )
    .execute();
}

/** Ends what was kept for a request: the licence was seen, or the seat is not needed. */
export async function endPromises(
  trx: Transaction<Database>,
  requestId: string,
  outcome: 'seen' | 'released',
  at: Date,
): Promise<void> {
  await trx
    .updateTable('seat_promises')
    .set({ ended_at: at, outcome })
    .where('request_id', '=', requestId)
    .where('ended_at', 'is', null)
    .execute();
}
