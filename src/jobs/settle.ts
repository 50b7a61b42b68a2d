import { fromKysely, type JobWithMetadata, type PgBoss } from 'pg-boss';
import type { Store } from '../store/store.ts';
import { faultDetails, retryAfterMs } from './faultDetails.ts';
import type { JobKind, JobPayloads } from './kinds.ts';
import { postponeRetry } from './queueTables.ts';

export type HeldJob<K extends JobKind> = JobWithMetadata<JobPayloads[K]>;

export interface Settling {
  readonly boss: PgBoss;
  readonly store: Store;
}

/**
 * The three ends of an attempt. Each concerns only jobs this worker still holds: one that was taken away
 * meanwhile, because we were too slow, is left to whoever has it now.
 */
export async function settleDone<K extends JobKind>(
  { boss }: Settling,
  kind: K,
  jobs: readonly HeldJob<K>[],
): Promise<void> {
  await boss.complete(kind, attemptsOf(jobs));
}

/** Replaces the jobs by fresh ones in one transaction, so that no moment has both or neither. */
export async function settleAgain<K extends JobKind>(
  { boss, store }: Settling,
  kind: K,
  jobs: readonly HeldJob<K>[],
  seconds: number,
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    const db = fromKysely(trx);
    // The answer's type does not name what the answer holds.
    const { settled } = (await boss.complete(kind, attemptsOf(jobs), null, { db })) as { settled: string[] };
    const held = jobs.filter((job) => settled.includes(job.id));
    if (held.length === 0) return;
    await boss.insert(
      kind,
      held.map((job) => ({ data: job.data, ...(seconds > 0 ? { startAfter: seconds } : {}) })),
      { db },
    );
  });
}

/** Leaves the jobs to their next attempt, no earlier than the other side asked for, or gives them up. */
export async function settleFailed<K extends JobKind>(
  { boss, store }: Settling,
  kind: K,
  jobs: readonly HeldJob<K>[],
  error: unknown,
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    await boss.fail(kind, attemptsOf(jobs), faultDetails(error), { db: fromKysely(trx) });
    const waitMs = retryAfterMs(error);
    if (waitMs > 0) {
      const ids = jobs.map((job) => job.id);
      await postponeRetry(trx, kind, ids, waitMs);
    }
  });
}

function attemptsOf<K extends JobKind>(jobs: readonly HeldJob<K>[]): { id: string; retryCount: number }[] {
  return jobs.map(({ id, retryCount }) => ({ id, retryCount }));
}
