import { DirectoryError } from '../../errors.ts';
import type { Clock } from '../clock.ts';
import type { Urgency } from '../types.ts';
import { retryAfterMs } from './retryAfter.ts';
import { callOf, type Cost, type Step } from './step.ts';

/** What the service grants this app in this tenant. */
export interface BudgetSizes {
  readonly unitsPer10s: number;
  readonly writesPer150s: number;
}

export interface Budget {
  /** Waits for its turn; throws `DirectoryError` (throttled) when that would come after the deadline. */
  spend(cost: Cost, urgency: Urgency, deadline: number): Promise<void>;
  /** Nobody asks anything for this long. A shorter pause never cuts a longer one. */
  pause(ms: number): void;
}

/** The smallest tenants' numbers; a bigger tenant only gets more. Source: as for the prices. */
export const SMALL_TENANT: BudgetSizes = { unitsPer10s: 3_500, writesPer150s: 3_000 };
/** Share of each bucket that jobs leave to people who wait in chat. */
const KEPT_FOR_PEOPLE = 0.2;
/** A 429 that names no time still means everybody. */
const UNNAMED_PAUSE_MS = 1_000;

/** Rejected calls count against the limit as well, so it is better not to send what would be refused. */
export function createBudget(sizes: BudgetSizes, clock: Clock): Budget {
  const units = createBucket(sizes.unitsPer10s, 10_000, clock.now());
  const writes = createBucket(sizes.writesPer150s, 150_000, clock.now());
  let pausedUntil = 0;

  function msUntilTurn(cost: Cost, urgency: Urgency): number {
    const now = clock.now();
    const kept = urgency === 'background' ? KEPT_FOR_PEOPLE : 0;
    return Math.max(
      pausedUntil - now,
      units.msUntil(cost.units, kept, now),
      writes.msUntil(cost.writes, kept, now),
    );
  }

  return {
    async spend(cost, urgency, deadline) {
      for (let ms = msUntilTurn(cost, urgency); ms > 0; ms = msUntilTurn(cost, urgency)) {
        if (clock.now() + ms > deadline) {
          throw new DirectoryError('throttled', 'Graph asked for a pause', { retryAfterMs: ms });
        }
        await clock.wait(ms);
      }
      units.take(cost.units);
      writes.take(cost.writes);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
  };
}

/** Every attempt pays, and a 429 for one is a pause for all. */
export function payFromBudget(budget: Budget, clock: Clock): Step {
  return async (context, next) => {
    const call = callOf(context);
    await budget.spend(call.cost, call.urgency, call.deadline);
    await next();
    if (context.response?.status !== 429) return;
    budget.pause(retryAfterMs(context.response.headers, clock.now()) ?? UNNAMED_PAUSE_MS);
  };
}

interface Bucket {
  /** Milliseconds until the amount is there above the share kept back. */
  msUntil(amount: number, kept: number, now: number): number;
  take(amount: number): void;
}

function createBucket(capacity: number, windowMs: number, startedAt: number): Bucket {
  const perMs = capacity / windowMs;
  let level = capacity;
  let filledAt = startedAt;
  return {
    msUntil(amount, kept, now) {
      if (amount === 0) return 0;
      level = Math.min(capacity, level + Math.max(0, now - filledAt) * perMs);
      filledAt = now;
      // What is bigger than the bucket waits for a full one, or it would wait for ever.
      const wanted = Math.min(amount + capacity * kept, capacity);
      return Math.ceil((wanted - level) / perMs);
    },
    take(amount) {
      level -= amount;
    },
  };
}
