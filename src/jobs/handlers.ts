import type { Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { JobKind, JobPayloads } from './kinds.ts';

export interface JobContext {
  /** Aborted when the job was taken away from this worker or the process has to end. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt; of several jobs run together, the highest. */
  readonly attempt: number;
  /** True when a job of this run is given up if the run fails. */
  readonly lastAttempt: boolean;
}

/** Asks to be run again later. It does not count as a failure and starts the attempts anew. */
export interface Again {
  readonly againInSeconds: number;
}

/**
 * The work behind a job kind. It may run twice, and may have been killed half-way the last time. Throw a fault
 * to be retried: after 1–2 s, then ever later up to 5 min apart, for about eight hours.
 */
export interface JobHandler<K extends JobKind> {
  /** How many jobs are fetched together. A batch ends with its slowest group. */
  readonly batchSize: number;
  /** Jobs of one batch with the same key are run together; without it each job runs by itself. */
  readonly keyOf?: (payload: JobPayloads[K]) => string;
  /** How many groups of a batch run at once; 1 when not said. */
  readonly concurrency?: number;
  /** How many batches this process works on at once; 1 when not said. */
  readonly workers?: number;
  readonly run: (
    payloads: readonly JobPayloads[K][],
    context: JobContext,
  ) => Promise<Again | undefined> | Promise<void>;
  /** What becomes of the matter when all attempts are used up; commits together with the operator notice. */
  readonly exhausted?: (payload: JobPayloads[K], trx: Transaction<Database>) => Promise<void>;
}

export type JobHandlers = { readonly [K in JobKind]: JobHandler<K> };
