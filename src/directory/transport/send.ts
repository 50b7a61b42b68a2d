import { DirectoryError } from '../../errors.ts';
import type { Clock } from '../clock.ts';
import { GRAPH_ORIGIN, isGraphUrl } from '../url.ts';
import { callOf, urlOf, type Step } from './step.ts';

/**
 * The last link. Everything before it speaks of Graph by its real name; only here is the origin exchanged for the
 * configured one, so that the sandbox and a sovereign cloud need no other code.
 * The body is read whole within the attempt's limit: a stalled body is a lost answer like any other, and an
 * unread one would keep its connection busy.
 */
export function send(base: string, target: string, clock: Clock): Step {
  return async (context) => {
    const call = callOf(context);
    const url = urlOf(context);
    if (!isGraphUrl(base, url))
      throw new DirectoryError('rejected', `${call.operation}: not an address of Graph`);
    const limitMs = Math.max(1, Math.min(call.attemptMs, call.deadline - clock.now()));
    const response = await fetch(retarget(url, base, target), {
      ...(context.options as RequestInit),
      // A redirect would carry the token to a place nobody has checked.
      redirect: 'manual',
      signal: AbortSignal.timeout(limitMs),
    });
    const body = await response.text();
    const { status, headers } = response;
    context.response = new Response(body === '' ? null : body, { status, headers });
  };
}

/** Cuts the text rather than rebuilding the URL: what follows the origin stays as it was written. */
function retarget(url: string, base: string, target: string): string {
  const origin = url.startsWith(`${base}/`) ? base : GRAPH_ORIGIN;
  return target + url.slice(origin.length);
}
