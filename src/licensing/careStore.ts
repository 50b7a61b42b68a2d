import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { SeatLevel } from './licenceOverview.ts';
import type { SeatDay } from './seatTrend.ts';

/** So long the seats of a day are kept. */
export const keptDays = 400;

/** Keeps the seats of a day; a later reading of the same day takes the place of the one before. */
export async function saveDays(
  trx: Transaction<Database>,
  days: readonly (SeatDay & { readonly promised: number })[],
): Promise<void> {
  if (days.length === 0) return;
  await trx
    .insertInto('licence_days')
    .values(days.map(({ skuId, ...one }) => ({ sku_id: skuId, ...one })))
    .onConflict((conflict) =>
      conflict.columns(['sku_id', 'day']).doUpdateSet({
        bought: sql<number>`excluded.bought`,
        used: sql<number>`excluded.used`,
        promised: sql<number>`excluded.promised`,
      }),
    )
    .execute();
}

export async function forgetDaysBefore(trx: Transaction<Database>, day: string): Promise<void> {
  await trx.deleteFrom('licence_days').where('day', '<', day).execute();
}

/** The recorded days of these products since a day, in their order. */
export async function listDays(
  db: Kysely<Database>,
  skuIds: readonly string[],
  since: string,
): Promise<readonly SeatDay[]> {
  if (skuIds.length === 0) return [];
  const rows = await db
    .selectFrom('licence_days')
    .select(['sku_id', 'bought', 'used', sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day')])
    .where('sku_id', 'in', skuIds)
    .where('day', '>=', since)
    .orderBy('day')
    .execute();
  return rows.map((row) => ({ skuId: row.sku_id, day: row.day, bought: row.bought, used: row.used }));
}

/** How scarce a product was when administrators were told last. */
export interface ToldLevel {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly level: SeatLevel;
  readonly free: number;
  readonly bought: number;
  /** The warning in which it was told. */
  readonly warningId: string | null;
}

/** Locks the levels until the transaction ends, so that two who look at once do not tell twice. */
export async function lockLevels(trx: Transaction<Database>): Promise<readonly ToldLevel[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('licence levels', 0))`.execute(trx);
  return listLevels(trx);
}

export async function listLevels(db: Kysely<Database>): Promise<readonly ToldLevel[]> {
  const rows = await db.selectFrom('licence_levels').selectAll().orderBy('part_number').execute();
  return rows.map((row) => ({
    skuId: row.sku_id,
    skuPartNumber: row.part_number,
    level: row.level as SeatLevel,
    free: row.free,
    bought: row.bought,
    warningId: row.warning_id,
  }));
}

export async function saveLevels(
  trx: Transaction<Database>,
  levels: readonly ToldLevel[],
  since: Date,
): Promise<void> {
  if (levels.length === 0) return;
  await trx
    .insertInto('licence_levels')
    .values(
      levels.map(({ skuId, skuPartNumber, level, free, bought, warningId }) => ({
        sku_id: skuId,
        part_number: skuPartNumber,
        level,
        free,
        bought,
        warning_id: warningId,
        since,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('sku_id').doUpdateSet({
        part_number: sql<string>`excluded.part_number`,
        level: sql<string>`excluded.level`,
        free: sql<number>`excluded.free`,
        bought: sql<number>`excluded.bought`,
        since: sql<string>`excluded.since`,
        warning_id: sql<string | null>`excluded.warning_id`,
      }),
    )
    .execute();
}
