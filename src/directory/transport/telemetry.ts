import type { Context } from '@microsoft/microsoft-graph-client';
import type { Logger } from '../../log.ts';
import type { Clock } from '../clock.ts';
import { callOf, headersOf, urlOf, type Step } from './step.ts';

/** Graph warns with a share of the limit from here on. */
const NEAR_LIMIT = 0.8;

/** `outcome` is the HTTP status, or `noAnswer`. */
export type ObserveCall = (operation: string, outcome: string, milliseconds: number) => void;

/** One line per attempt: operation, route, ids and durations; neither query nor body, since people's words are there. */
export function telemetry(log: Logger, clock: Clock, observe: ObserveCall): Step {
  return async (context, next) => {
    const startedAt = clock.now();
    try {
      await next();
    } finally {
      const line = { ...describe(context), ms: clock.now() - startedAt };
      if (context.response?.ok === true) log.debug(line, 'graph answered');
      else log.warn(line, 'graph did not do it');
      warnNearLimit(log, context);
      observe(callOf(context).operation, outcomeOf(context), line.ms);
    }
  };
}

function outcomeOf(context: Context): string {
  return context.response === undefined ? 'noAnswer' : String(context.response.status);
}

function describe(context: Context): Record<string, unknown> {
  const answered = context.response?.headers;
  const sent = headersOf(context);
  return {
    operation: callOf(context).operation,
    method: context.options?.method,
    route: routeOf(urlOf(context)),
    status: context.response?.status,
    clientRequestId: sent.get('client-request-id'),
    requestId: answered?.get('request-id'),
    diagnostic: answered?.get('x-ms-ags-diagnostic'),
    resourceUnits: answered?.get('x-ms-resource-unit'),
  };
}

/** Segments that are neither words of the API nor object ids (a user principal name, say) are left out. */
function routeOf(url: string): string {
  const segments = new URL(url).pathname.split('/');
  return segments.map((part) => (/^(?:v1\.0|[a-z$.]*|[0-9a-f-]{36})$/i.test(part) ? part : '-')).join('/');
}

function warnNearLimit(log: Logger, context: Context): void {
  const share = Number(context.response?.headers.get('x-ms-throttle-limit-percentage') ?? 0);
  if (share >= NEAR_LIMIT)
    log.warn({ operation: callOf(context).operation, share }, 'close to the limit of Graph');
}
