import type { Transaction } from 'kysely';
import { fromKysely, type JobWithMetadata } from 'pg-boss';
import { recordNotice } from '../store/notices.ts';
import type { Database } from '../store/schema.ts';
import { subjectOf } from './deadJobs.ts';
import type { JobHandlers } from './handlers.ts';
import { jobKinds, type JobKind, type JobPayloads } from './kinds.ts';
import { deadQueue, exhaustedQueue } from './queuePolicy.ts';
import type { Working } from './runBatch.ts';

/** A job whose attempts are used up, however that happened: it threw, hung, or took its process with it. */
type ExhaustedJob = JobWithMetadata<JobPayloads[JobKind]>;

/**
 * Gives a job up aloud: its handler settles the matter, the operator gets a notice, and the job is kept in the
 * dead-letter queue, all in one transaction.
 */
export async function giveUp(
  { boss, store, log }: Pick<Working, 'boss' | 'store' | 'log'>,
  handlers: JobHandlers,
  job: ExhaustedJob,
  at: Date,
): Promise<void> {
  const kind = job.sourceName ?? 'unknown';
  const attempts = (job.sourceRetryCount ?? 0) + 1;
  const subjectId = subjectOf({ kind, payload: job.data });
  const settle = isJobKind(kind) ? settlerOf(handlers, kind, job.data) : undefined;
  await store.db.transaction().execute(async (trx) => {
    const db = fromKysely(trx);
    await settle?.(trx);
    const details = { kind, payload: job.data, attempts, jobId: job.sourceId };
    await recordNotice(trx, { code: 'jobFailed', subjectId, details, at });
    const isSettled = settle !== undefined;
    await boss.send(deadQueue, { ...details, isSettled, failure: job.sourceOutput }, { db });
    await boss.complete(exhaustedQueue, { id: job.id, retryCount: job.retryCount }, null, { db });
  });
  log.error({ kind, job: job.data, attempts }, 'job given up');
}

function isJobKind(name: string): name is JobKind {
  return jobKinds.some((kind) => kind === name);
}

/** What becomes of this matter, where its handler says so. */
function settlerOf<K extends JobKind>(
  handlers: JobHandlers,
  kind: K,
  payload: JobPayloads[K],
): ((trx: Transaction<Database>) => Promise<void>) | undefined {
  const { exhausted } = handlers[kind];
  return exhausted && ((trx) => exhausted(payload, trx));
}
