import { sql } from 'kysely';
import type { JobKind } from '../../src/jobs/kinds.ts';
import type { Store } from '../../src/store/store.ts';

export interface JobRow {
  readonly state: string;
  readonly data: Record<string, unknown>;
  readonly retry_count: number;
  /** Seconds from now to the next attempt. */
  readonly wait: number;
}

/** The queue's own rows, so that a test can look at a delay instead of waiting it out. */
export async function jobRows(store: Store, queue: JobKind | 'jobs.dead'): Promise<readonly JobRow[]> {
  const { rows } = await sql<JobRow>`
    select state, data, retry_count, extract(epoch from start_after - now())::float8 as wait
    from pgboss.job where name = ${queue} and state <> 'completed' order by created_on, id`.execute(store.db);
  return rows;
}

/** Looks until the rows fit; the test's own time limit ends a wait in vain. */
export async function jobRowsWhen(
  store: Store,
  queue: JobKind | 'jobs.dead',
  fits: (rows: readonly JobRow[]) => boolean,
): Promise<readonly JobRow[]> {
  let rows = await jobRows(store, queue);
  while (!fits(rows)) {
    await new Promise((resolve) => setImmediate(resolve));
    rows = await jobRows(store, queue);
  }
  return rows;
}

/** Lets a job run now that would otherwise wait, as if the time had passed, on its last attempt if wished. */
export async function bringForward(store: Store, queue: JobKind, last = false): Promise<void> {
  await sql`
    update pgboss.job set start_after = now(),
      retry_limit = case when ${last} then least(retry_limit, retry_count) else retry_limit end
    where name = ${queue} and state in ('created', 'retry')`.execute(store.db);
}

/** Jobs of this kind get lost on their way into the queue, until the returned function is called. */
export async function loseJobs(store: Store, queue: JobKind): Promise<() => Promise<void>> {
  await sql`create function lose_jobs() returns trigger language plpgsql as 'begin return null; end'`.execute(
    store.db,
  );
  await sql`create trigger lose_jobs before insert on pgboss.job for each row
    when (new.name = ${sql.lit(queue)}) execute function lose_jobs()`.execute(store.db);
  return async () => {
    await sql`drop function lose_jobs() cascade`.execute(store.db);
  };
}
