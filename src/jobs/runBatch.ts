import type { Logger } from '../log.ts';
import { faultDetails } from './faultDetails.ts';
import type { Again, JobHandler } from './handlers.ts';
import type { JobKind } from './kinds.ts';
import { settleAgain, settleDone, settleFailed, type HeldJob, type Settling } from './settle.ts';

export interface Working extends Settling {
  readonly log: Logger;
  /** Aborted when the process is asked to end: groups not yet begun go back to the queue. */
  readonly stopping: AbortSignal;
}

/**
 * Runs one fetched batch, group by group, and settles each group as soon as it ends, so that a crash repeats as
 * little as possible. Throws when a group could not be settled: pg-boss then fails what is still held, instead of
 * taking it for done.
 */
export async function runBatch<K extends JobKind>(
  working: Working,
  kind: K,
  handler: JobHandler<K>,
  jobs: readonly HeldJob<K>[],
): Promise<void> {
  const waiting = groupJobs(handler, jobs);
  const unsettled: unknown[] = [];
  const runner = async () => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      await runGroup(working, kind, handler, group).catch((error: unknown) => unsettled.push(error));
    }
  };
  await Promise.all(Array.from({ length: handler.concurrency ?? 1 }, runner));
  if (unsettled.length > 0) throw new Error('jobs could not be settled', { cause: unsettled[0] });
}

function groupJobs<K extends JobKind>(
  handler: JobHandler<K>,
  jobs: readonly HeldJob<K>[],
): (readonly HeldJob<K>[])[] {
  const { keyOf } = handler;
  if (keyOf === undefined) return jobs.map((job) => [job]);
  return [...Map.groupBy(jobs, (job) => keyOf(job.data)).values()];
}

async function runGroup<K extends JobKind>(
  working: Working,
  kind: K,
  handler: JobHandler<K>,
  jobs: readonly HeldJob<K>[],
): Promise<void> {
  if (working.stopping.aborted) return settleAgain(working, kind, jobs, 0);
  const attempt = Math.max(...jobs.map((job) => job.retryCount)) + 1;
  const lastAttempt = jobs.some((job) => job.retryCount >= job.retryLimit);
  const signal = AbortSignal.any(jobs.map((job) => job.signal));
  const payloads = jobs.map((job) => job.data);
  let again: Again | undefined;
  try {
    again = (await handler.run(payloads, { signal, attempt, lastAttempt })) ?? undefined;
  } catch (error) {
    const some = payloads.slice(0, 10);
    working.log.warn(
      { kind, jobs: some, count: payloads.length, attempt, lastAttempt, ...faultDetails(error) },
      'job failed',
    );
    return settleFailed(working, kind, jobs, error);
  }
  if (again === undefined) return settleDone(working, kind, jobs);
  return settleAgain(working, kind, jobs, again.againInSeconds);
}
