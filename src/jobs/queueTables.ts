import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { jobKinds, type JobKind, type JobPayloads } from './kinds.ts';
import { deadQueue } from './queuePolicy.ts';

/** Questions to pg-boss's own tables that its interface has no call for; tied to the pinned version. */

export interface QueueSize {
  readonly queued: number;
  readonly active: number;
  readonly retry: number;
  /** Given up, waiting for the operator. */
  readonly dead: number;
}

const empty: QueueSize = { queued: 0, active: 0, retry: 0, dead: 0 };

export async function readQueueSizes(db: Kysely<Database>): Promise<Record<JobKind, QueueSize>> {
  const { rows } = await sql<QueueSize & { kind: string }>`
    select case when name = ${deadQueue} then data->>'kind' else name end as kind,
      (count(*) filter (where name <> ${deadQueue} and state = 'created'))::int as queued,
      (count(*) filter (where name <> ${deadQueue} and state = 'active'))::int as active,
      (count(*) filter (where name <> ${deadQueue} and state = 'retry'))::int as retry,
      (count(*) filter (where name = ${deadQueue}))::int as dead
    from pgboss.job where state < 'completed' group by 1`.execute(db);
  const found = new Map(rows.map(({ kind, ...size }) => [kind, size]));
  return Object.fromEntries(jobKinds.map((kind) => [kind, found.get(kind) ?? empty])) as Record<
    JobKind,
    QueueSize
  >;
}

/** Those of the payloads for which no job waits, runs or will be tried again. */
export async function withoutLiveJobs<K extends JobKind>(
  trx: Transaction<Database>,
  kind: K,
  payloads: readonly JobPayloads[K][],
): Promise<readonly JobPayloads[K][]> {
  if (payloads.length === 0) return [];
  const { rows } = await sql<{ data: unknown }>`
    select distinct data from pgboss.job
    where name = ${kind} and state < 'completed' and data = any(${payloads.map((data) => JSON.stringify(data))}::jsonb[])`.execute(
    trx,
  );
  const live = new Set(rows.map(({ data }) => canonical(data)));
  return payloads.filter((data) => !live.has(canonical(data)));
}

/** jsonb keeps keys in an order of its own. */
function canonical(data: unknown): string {
  return JSON.stringify(Object.entries(data as object).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Pushes the next attempt of failed jobs back to at least `ms` from now; a later one stays as it is. */
export async function postponeRetry(
  trx: Transaction<Database>,
  kind: JobKind,
  jobIds: readonly string[],
  ms: number,
): Promise<void> {
  await sql`
    update pgboss.job set start_after = greatest(start_after, now() + make_interval(secs => ${ms / 1000}::float8))
    where name = ${kind} and id = any(${jobIds}::uuid[]) and state = 'retry'`.execute(trx);
}

/**
 * Hands back at once what a dead process was working on. Only for the embedded store, whose lock guarantees that
 * nobody else is alive. A job on its last attempt is left to the heartbeat, which gives it up properly: it may be
 * the one that kills the process.
 */
export async function reclaimActiveJobs(db: Kysely<Database>): Promise<number> {
  const result = await sql`
    update pgboss.job set state = 'retry', start_after = now(), heartbeat_on = null
    where state = 'active' and retry_count < retry_limit`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}
