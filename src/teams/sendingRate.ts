/** At most `count` within any `ms`. */
export interface RateWindow {
  readonly count: number;
  readonly ms: number;
}

export interface RateLimits {
  readonly perConversation: readonly RateWindow[];
  readonly perTenant: readonly RateWindow[];
}

/**
 * Per thread as published ("Optimize your bot with rate limiting in Teams"), and half of the 50 requests a
 * second that one app may make in one tenant, which leaves room for turns and a second replica.
 */
export const teamsLimits: RateLimits = {
  perConversation: [
    { count: 7, ms: 1_000 },
    { count: 8, ms: 2_000 },
    { count: 60, ms: 30_000 },
    { count: 1_800, ms: 3_600_000 },
  ],
  perTenant: [{ count: 25, ms: 1_000 }],
};

/** Hands out turns to call; a turn may lie in the future. */
export interface SendingRate {
  /** Takes the next free turn when it is at most `patienceMs` away. Answers how long to wait, or how long it would be. */
  take(conversationId: string, patienceMs: number): { readonly taken: boolean; readonly waitMs: number };
}

const tenant = '';
const forgetEveryMs = 60_000;

/** Remembers the calls of this process only: other replicas have a rate of their own. */
export function createSendingRate(limits: RateLimits, now: () => number): SendingRate {
  const calls = new Map<string, number[]>();
  let forgottenAt = now();
  const windowsOf = (key: string): readonly RateWindow[] =>
    key === tenant ? limits.perTenant : limits.perConversation;
  const callsOf = (key: string, at: number): number[] => {
    const horizon = at - Math.max(...windowsOf(key).map((window) => window.ms));
    return (calls.get(key) ?? []).filter((time) => time > horizon);
  };
  return {
    take: (conversationId, patienceMs) => {
      const at = now();
      if (at - forgottenAt > forgetEveryMs) {
        forgottenAt = at;
        for (const key of calls.keys()) if (callsOf(key, at).length === 0) calls.delete(key);
      }
      const keys = [tenant, conversationId];
      const turn = Math.max(...keys.map((key) => nextTurn(callsOf(key, at), windowsOf(key), at)));
      const waitMs = turn - at;
      if (waitMs > patienceMs) return { taken: false, waitMs };
      for (const key of keys)
        calls.set(
          key,
          [...callsOf(key, at), turn].sort((a, b) => a - b),
        );
      return { taken: true, waitMs };
    },
  };
}

/** When the last `count` calls of every window leave room for one more. Calls are in order of time. */
function nextTurn(calls: readonly number[], windows: readonly RateWindow[], at: number): number {
  const turns = windows.map(({ count, ms }) => {
    const oldest = calls.at(-count);
    return oldest === undefined || calls.length < count ? at : oldest + ms;
  });
  return Math.max(at, ...turns);
}
