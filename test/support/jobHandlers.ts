import type { Again, JobContext, JobHandler, JobHandlers } from '../../src/jobs/handlers.ts';
import { jobKinds, type JobKind, type JobPayloads } from '../../src/jobs/kinds.ts';
import type { Queue } from '../../src/jobs/queue.ts';
import type { Store } from '../../src/store/store.ts';

/** A full set of handlers: the given ones, and for every other kind one that does nothing. */
export function handlersWith(given: Partial<JobHandlers>): JobHandlers {
  const idle = { batchSize: 1, run: () => Promise.resolve() };
  return {
    ...(Object.fromEntries(jobKinds.map((kind) => [kind, idle])) as unknown as JobHandlers),
    ...given,
  };
}

export interface Run<K extends JobKind> {
  readonly payloads: readonly JobPayloads[K][];
  readonly context: JobContext;
}

export interface Recorder<K extends JobKind> {
  readonly handler: JobHandler<K>;
  readonly runs: readonly Run<K>[];
  /** Resolves as soon as a run that fits has been begun. */
  seen(fits: (run: Run<K>) => boolean): Promise<Run<K>>;
}

/** A handler that remembers its runs and lets a test wait for one. */
export function recorder<K extends JobKind>(
  differing: Partial<Omit<JobHandler<K>, 'run'>> & {
    readonly answer?: (run: Run<K>) => Again | undefined | Promise<Again | undefined>;
  } = {},
): Recorder<K> {
  const { answer, ...rest } = differing;
  const runs: Run<K>[] = [];
  const waiting = new Set<() => void>();
  const run: JobHandler<K>['run'] = async (payloads, context) => {
    runs.push({ payloads, context });
    for (const look of waiting) look();
    return answer?.({ payloads, context });
  };
  const seen = (fits: (run: Run<K>) => boolean) =>
    new Promise<Run<K>>((resolve) => {
      const look = () => {
        const found = runs.find(fits);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return { handler: { batchSize: 10, ...rest, run }, runs, seen };
}

/** Enqueues in one transaction, as a command does. */
export function enqueueAll<K extends JobKind>(
  store: Store,
  queue: Queue,
  kind: K,
  payloads: readonly JobPayloads[K][],
): Promise<void> {
  return store.db.transaction().execute((trx) => queue.enqueueMany(trx, kind, payloads));
}
