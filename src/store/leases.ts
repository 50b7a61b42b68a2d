import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

export type LeaseOutcome<Result> = { readonly ran: true; readonly result: Result } | { readonly ran: false };

/**
 * Runs `work` unless somebody else is at it, in this process or another one. The lease lasts `ms` milliseconds by
 * the database's clock, so that a killed holder stands in nobody's way for longer; `work` must have its own time
 * limit below that. Outside a transaction only.
 */
export async function withLease<Result>(
  db: Kysely<Database>,
  name: string,
  ms: number,
  work: () => Promise<Result>,
): Promise<LeaseOutcome<Result>> {
  // The first two parts only tell an operator who keeps the others waiting.
  const holder = `${hostname()}:${String(process.pid)}:${randomUUID()}`;
  if (!(await takeLease(db, name, ms, holder))) return { ran: false };
  try {
    return { ran: true, result: await work() };
  } finally {
    await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
  }
}

/**
 * Ends every lease. Only for the embedded store, whose lock guarantees that whoever held one is dead.
 * @returns how many there were
 */
export async function dropLeases(db: Kysely<Database>): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('leases').executeTakeFirst();
  return Number(numDeletedRows);
}

async function takeLease(db: Kysely<Database>, name: string, ms: number, holder: string): Promise<boolean> {
  const until = sql<Date>`clock_timestamp() + make_interval(secs => ${ms / 1000}::float8)`;
  const taken = await db
    .insertInto('leases')
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where('leases.until', '<', sql<Date>`clock_timestamp()`),
    )
    .returning('holder')
    .executeTakeFirst();
  return taken?.holder === holder;
}
