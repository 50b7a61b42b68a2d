import type { Queue as BossQueue } from 'pg-boss';
import { jobKinds, type JobKind } from './kinds.ts';

export type QueuePolicy = Omit<BossQueue, 'name' | 'policy' | 'partition'>;

/** Where pg-boss puts jobs whose attempts are used up; a worker settles them and moves them to the next one. */
export const exhaustedQueue = 'jobs.exhausted';
/** Where they stay for the operator. Nothing works on this queue. */
export const deadQueue = 'jobs.dead';

/** Work that comes round by itself soon enough; retrying it for hours would only pile up. */
const periodic: readonly JobKind[] = [
  'requests.sweep',
  'requests.offerSeats',
  'licensing.sweepErrors',
  'licensing.watchSeats',
  'store.maintain',
  'dynamic.keepTimer',
  'dynamic.peopleChanged',
];

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const everyQueue = {
  notify: true,
  // A worker that dies stops its heartbeat, and the supervisor hands its jobs to another one within a minute.
  heartbeatSeconds: 30,
  // Only against a handler that hangs, as every outside call has its own limit.
  expireInSeconds: 15 * minute,
  // pg-boss deletes what waits longer than this, and nothing may be lost.
  retentionSeconds: 365 * day,
  deleteAfterSeconds: hour,
} satisfies QueuePolicy;

/** Every queue, dead-letter queues before those that name them. */
export const queuePolicies: readonly (readonly [name: string, policy: QueuePolicy])[] = [
  [deadQueue, { ...everyQueue, notify: false }],
  [exhaustedQueue, { ...everyQueue, retryLimit: 10_000, retryDelay: 60, retryBackoff: false }],
  ...jobKinds.map((kind) => [kind, policyOf(kind)] as const),
];

/** 1–2 s, 2–4 s, … 5 min, 5 min: a hundred attempts outlast an outage of more than seven hours. */
function policyOf(kind: JobKind): QueuePolicy {
  return {
    ...everyQueue,
    deadLetter: exhaustedQueue,
    retryLimit: periodic.includes(kind) ? 3 : 100,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 5 * minute,
  };
}
