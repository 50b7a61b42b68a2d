import type { Transaction } from 'kysely';
import { fromKysely } from 'pg-boss';
import type { Logger } from '../log.ts';
import { answersInTime } from '../store/readiness.ts';
import type { Database } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { startBoss } from './boss.ts';
import { retryDeadJobs, type DeadJob } from './deadJobs.ts';
import { giveUp } from './giveUp.ts';
import type { JobHandlers } from './handlers.ts';
import { jobKinds, type JobKind, type JobPayloads } from './kinds.ts';
import { exhaustedQueue } from './queuePolicy.ts';
import { readQueueSizes, reclaimActiveJobs, withoutLiveJobs, type QueueSize } from './queueTables.ts';
import { runBatch, type Working } from './runBatch.ts';
import type { HeldJob } from './settle.ts';

/** Kinds that need no payload, so that a clock can enqueue them. */
export type PeriodicKind = {
  [K in JobKind]: JobPayloads[K] extends Record<string, never> ? K : never;
}[JobKind];

export interface Queue {
  /** Adds a job in the caller's transaction: it runs within milliseconds of the commit, and never without one. */
  enqueue<K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payload: JobPayloads[K],
    options?: { readonly startAfterSeconds?: number },
  ): Promise<void>;
  enqueueMany<K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ): Promise<void>;
  /** The same without the jobs that wait or run already with the same payload. */
  enqueueMissing<K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ): Promise<void>;
  /** Enqueues a job at the times of a cron expression (UTC), once for all replicas. Outside transactions. */
  schedule(kind: PeriodicKind, cron: string): Promise<void>;
  /** Puts given-up jobs back in the caller's transaction; answers those that were. */
  retryDead(trx: Transaction<Database>, which: { readonly id: string } | 'all'): Promise<readonly DeadJob[]>;
  /** Begins to work. Call once. */
  work(handlers: JobHandlers): Promise<void>;
  /** Takes no new jobs and waits for those that run; what is not done in time is left to its next attempt. */
  stop(options: { readonly graceful: boolean; readonly timeoutMs: number }): Promise<void>;
  /** Whether the queue runs and its database answers, within two seconds. Never throws. */
  isReady(): Promise<boolean>;
  sizes(): Promise<Record<JobKind, QueueSize>>;
}

export interface QueueOptions {
  readonly store: Store;
  readonly log: Logger;
  readonly now?: () => Date;
}

/** Brings the queue's tables up to date and opens one queue per job kind. Nothing runs before `work`. */
export async function createQueue({ store, log, now = () => new Date() }: QueueOptions): Promise<Queue> {
  const boss = await startBoss(store, log);
  if (store.kind === 'pglite') {
    const reclaimed = await reclaimActiveJobs(store.db);
    if (reclaimed > 0) log.info({ reclaimed }, 'jobs of the previous process taken up again');
  }
  const insertJobs: Queue['enqueueMany'] = async (trx, kind, payloads) => {
    if (payloads.length === 0) return;
    const jobs = payloads.map((data) => ({ data }));
    await boss.insert(kind, jobs, { db: fromKysely(trx) });
  };
  const stopping = new AbortController();
  const working: Working = { boss, store, log, stopping: stopping.signal };
  return {
    enqueue: async (trx, kind, payload, { startAfterSeconds = 0 } = {}) => {
      await boss.send(kind, payload, {
        db: fromKysely(trx),
        ...(startAfterSeconds > 0 ? { startAfter: startAfterSeconds } : {}),
      });
    },
    enqueueMany: insertJobs,
    enqueueMissing: async (trx, kind, payloads) => {
      await insertJobs(trx, kind, await withoutLiveJobs(trx, kind, payloads));
    },
    schedule: (kind, cron) => boss.schedule(kind, cron, {}, { tz: 'UTC' }),
    retryDead: (trx, which) => retryDeadJobs(trx, boss, which),
    work: (handlers) => startWorkers(working, handlers, now),
    stop: async ({ graceful, timeoutMs }) => {
      stopping.abort();
      await boss.stop({ graceful, timeout: timeoutMs });
    },
    isReady: async () =>
      !stopping.signal.aborted && (await answersInTime(() => boss.getDb().executeSql('select 1'))),
    sizes: () => readQueueSizes(store.db),
  };
}

/** Delayed and retried jobs are not announced, so the poll beside the announcements is a short one. */
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

async function startWorkers(working: Working, handlers: JobHandlers, now: () => Date): Promise<void> {
  for (const kind of jobKinds) await startWorker(working, kind, handlers[kind]);
  const options = { ...polling, includeMetadata: true, batchSize: 1 } as const;
  await working.boss.work<JobPayloads[JobKind], unknown, typeof options>(
    exhaustedQueue,
    options,
    async (jobs) => {
      for (const job of jobs) await giveUp(working, handlers, job, now());
    },
  );
}

async function startWorker<K extends JobKind>(
  working: Working,
  kind: K,
  handler: JobHandlers[K],
): Promise<void> {
  const { batchSize, workers = 1 } = handler;
  const options = {
    ...polling,
    batchSize,
    localConcurrency: workers,
    burstWhenBatchFull: true,
    includeMetadata: true,
  } as const;
  await working.boss.work<JobPayloads[K], unknown, typeof options>(kind, options, (jobs: HeldJob<K>[]) =>
    runBatch(working, kind, handler, jobs),
  );
}
