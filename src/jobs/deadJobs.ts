import { sql, type Kysely, type Transaction } from 'kysely';
import { fromKysely, type PgBoss } from 'pg-boss';
import type { Database } from '../store/schema.ts';
import { jobKinds, type JobKind, type JobPayloads } from './kinds.ts';
import { deadQueue } from './queuePolicy.ts';

/** A job that was given up and waits for the operator. */
export interface DeadJob {
  readonly id: string;
  /** A kind of ours, or of the version that put it there. */
  readonly kind: string;
  readonly payload: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly at: Date;
  /** Codes of the last failure, the general one first; empty when its process died. */
  readonly failure: readonly string[];
  /** True when giving it up has ended the matter: people were told, and doing it again would change nothing. */
  readonly isSettled: boolean;
}

interface DeadRow {
  readonly id: string;
  readonly created_on: Date;
  readonly data: {
    readonly kind: string;
    readonly payload: Readonly<Record<string, string>>;
    readonly attempts: number;
    readonly isSettled?: boolean;
    readonly failure?: Readonly<Record<string, unknown>> | null;
  };
}

/** Newest first. */
export async function listDeadJobs(
  db: Kysely<Database>,
  page: { readonly skip: number; readonly limit: number },
): Promise<readonly DeadJob[]> {
  const { rows } = await sql<DeadRow>`
    select id, created_on, data from pgboss.job where name = ${deadQueue} and state = 'created'
    order by created_on desc, id offset ${page.skip} limit ${page.limit}`.execute(db);
  return rows.map(toDeadJob);
}

export async function countDeadJobs(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pgboss.job where name = ${deadQueue} and state = 'created'`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/**
 * Puts given-up jobs back to their queues in the caller's transaction, with all attempts before them. Of two callers
 * one gets the job. Settled jobs and kinds this version does not know stay where they are.
 * @returns those that were put back
 */
export async function retryDeadJobs(
  trx: Transaction<Database>,
  boss: PgBoss,
  which: { readonly id: string } | 'all',
): Promise<readonly DeadJob[]> {
  const { rows } = await sql<DeadRow>`
    delete from pgboss.job where name = ${deadQueue} and state = 'created'
      and (${which === 'all'} or id = ${which === 'all' ? null : which.id}::uuid)
      and data->>'kind' = any(${[...jobKinds]}::text[]) and data->>'isSettled' is distinct from 'true'
    returning id, created_on, data`.execute(trx);
  const db = fromKysely(trx);
  for (const [kind, jobs] of Map.groupBy(rows, ({ data }) => data.kind as JobKind)) {
    const again = jobs.map(({ data }) => ({ data: data.payload as JobPayloads[typeof kind] }));
    await boss.insert(kind, again, { db });
  }
  return rows.map(toDeadJob);
}

/** Takes a settled job off the list; undefined when it is not there. */
export async function dismissDeadJob(trx: Transaction<Database>, id: string): Promise<DeadJob | undefined> {
  const { rows } = await sql<DeadRow>`
    delete from pgboss.job where name = ${deadQueue} and state = 'created' and id = ${id}::uuid
      and data->>'isSettled' = 'true'
    returning id, created_on, data`.execute(trx);
  return rows[0] && toDeadJob(rows[0]);
}

/** What an operator notice about this job is about. */
export function subjectOf({ kind, payload }: Pick<DeadJob, 'kind' | 'payload'>): string {
  return [kind, ...Object.values(payload)].join(':').slice(0, 256);
}

function toDeadJob({ id, created_on: at, data }: DeadRow): DeadJob {
  const { fault, reason, status, code } = data.failure ?? {};
  const failure = [fault, reason, status, code].filter((one) => one !== undefined && one !== null);
  const { kind, payload, attempts, isSettled = false } = data;
  return { id, kind, payload, attempts, at, failure: failure.map(String), isSettled };
}
