import type { Context } from '@microsoft/microsoft-graph-client';
import { DirectoryError } from '../../errors.ts';
import type { Clock } from '../clock.ts';
import { isTransient } from '../graphErrors.ts';
import { retryAfterMs } from './retryAfter.ts';
import { callOf, type Call, type Step } from './step.ts';

const MOST_ATTEMPTS = 5;
const FIRST_BACKOFF_MS = 400;
const LONGEST_BACKOFF_MS = 8_000;

/** What went wrong in one attempt: an answer to try again after, or no answer at all. */
interface Failure {
  readonly waitMs: number | undefined;
  /** The service said it did nothing, so even what must not happen twice can be repeated. */
  readonly untouched: boolean;
  readonly lost: DirectoryError | undefined;
}

/**
 * Repeats what failed in passing, as long as the call's deadline allows. A Retry-After is honoured in full; where
 * it leads beyond the deadline the answer goes back, and the job queue returns when it may.
 */
export function retry(clock: Clock): Step {
  return async (context, next) => {
    const call = callOf(context);
    for (let attempt = 1; ; attempt++) {
      const failure = await attemptOnce(context, next, call, clock);
      if (failure === undefined) return;
      const waitMs = failure.waitMs ?? backoffMs(attempt);
      const mayRepeat = call.repeatable || failure.untouched;
      if (!mayRepeat || attempt === MOST_ATTEMPTS || clock.now() + waitMs >= call.deadline) {
        if (failure.lost !== undefined) throw failure.lost;
        return;
      }
      await clock.wait(waitMs);
    }
  };
}

async function attemptOnce(
  context: Context,
  next: () => Promise<void>,
  call: Call,
  clock: Clock,
): Promise<Failure | undefined> {
  if (clock.now() >= call.deadline) throw new DirectoryError('unavailable', `${call.operation}: out of time`);
  delete context.response;
  try {
    await next();
  } catch (cause) {
    if (cause instanceof DirectoryError) throw cause;
    const lost = new DirectoryError('unavailable', `${call.operation}: no answer from Graph`, { cause });
    return { waitMs: undefined, untouched: false, lost };
  }
  return failureOf(context, clock);
}

function failureOf(context: Context, clock: Clock): Failure | undefined {
  const response = context.response;
  if (response === undefined || !isTransient(response.status)) return undefined;
  const waitMs = retryAfterMs(response.headers, clock.now());
  return { waitMs, untouched: response.status === 429, lost: undefined };
}

/** Full jitter: a crowd that failed together does not come back together. */
function backoffMs(attempt: number): number {
  return Math.random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempt);
}
