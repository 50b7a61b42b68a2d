import { DirectoryError } from '../../errors.ts';
import type { Clock } from '../clock.ts';
import { callOf, setHeader, type Step } from './step.ts';

/** A token and the instant it ends, in milliseconds since the epoch. */
export interface GraphToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

export type GetToken = (signal?: AbortSignal) => Promise<GraphToken>;

export interface TokenCache {
  /** Throws `DirectoryError` (unavailable) when none can be had before the time is over. */
  current(limitMs: number): Promise<string>;
  /** Drops this token, unless somebody renewed it meanwhile. */
  forget(token: string): void;
}

/** Longest wait for the identity service; callers in a hurry stop waiting earlier, the request itself goes on. */
const TOKEN_LIMIT_MS = 10_000;
/** Renewed this long before its end, while the old one still serves should the identity service be down. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** A token this close to its end may be over when it arrives. */
const TOO_LATE_MS = 10_000;

/** Keeps one token and lets concurrent callers share one request for the next. */
export function createTokenCache(getToken: GetToken, clock: Clock): TokenCache {
  let cached: GraphToken | undefined;
  let pending: Promise<GraphToken> | undefined;

  async function request(): Promise<GraphToken> {
    try {
      const limit = AbortSignal.timeout(TOKEN_LIMIT_MS);
      cached = await unlessAborted(getToken(limit), limit);
      return cached;
    } finally {
      pending = undefined;
    }
  }

  return {
    async current(limitMs) {
      const left = cached === undefined ? 0 : cached.expiresOnTimestamp - clock.now();
      if (cached !== undefined && left > RENEW_BEFORE_MS) return cached.token;
      const usable = left > TOO_LATE_MS ? cached : undefined;
      try {
        pending ??= request();
        return (await unlessAborted(pending, AbortSignal.timeout(limitMs))).token;
      } catch (cause) {
        if (usable !== undefined) return usable.token;
        throw new DirectoryError('unavailable', 'No token for Graph could be had', { cause });
      }
    },
    forget(token) {
      if (cached?.token === token) cached = undefined;
    },
  };
}

/** Sends the token; when it is refused (revoked, or the keys rolled), gets another one and tries once more. */
export function authenticate(tokens: TokenCache, clock: Clock): Step {
  return async (context, next) => {
    const limit = () => Math.max(1, callOf(context).deadline - clock.now());
    const token = await tokens.current(limit());
    setHeader(context, 'authorization', `Bearer ${token}`);
    await next();
    if (context.response?.status !== 401) return;
    tokens.forget(token);
    setHeader(context, 'authorization', `Bearer ${await tokens.current(limit())}`);
    await next();
  };
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new Error('Waited too long', { cause: signal.reason }));
    };
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
