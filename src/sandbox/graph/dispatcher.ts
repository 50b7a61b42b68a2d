import { randomUUID } from 'node:crypto';
import { settle } from './background.ts';
import { isRefused, type GraphAnswer, type GraphRequest, type Refused } from './exchange.ts';
import { parseQuery } from './query.ts';
import { createRouter } from './router.ts';
import { routes } from './routes.ts';
import type { Tenant } from './tenant.ts';
import type { Throttle } from './throttle.ts';

export type Dispatcher = (request: GraphRequest) => GraphAnswer;

/** Answers one request, or one item of a batch: route, throttle, query, handler, headers. */
export function createDispatcher(tenant: Tenant, throttle: Throttle): Dispatcher {
  const route = createRouter(routes);
  const run: Dispatcher = (request) => {
    settle(tenant);
    const matched = route(request.method, request.path);
    if (isRefused(matched)) return dress(tenant, request, matched);
    const query = parseQuery(request);
    if (isRefused(query)) return dress(tenant, request, query);
    const admitted = throttle.admit(matched.route, query);
    if (admitted.refused) return dress(tenant, request, admitted.refused);
    const view = tenant.lag.view(query.isEventual);
    const answer = matched.route.handler({ tenant, request, params: matched.params, query, view, run });
    view.finish();
    return dress(tenant, request, answer, admitted.headers);
  };
  return run;
}

/** Adds what every answer carries, and turns a refusal into Graph's error body with its innerError triple. */
export function dress(
  tenant: Tenant,
  request: Pick<GraphRequest, 'headers'>,
  answer: GraphAnswer | Refused,
  more: Readonly<Record<string, string>> = {},
): GraphAnswer {
  const requestId = randomUUID();
  const clientRequestId = request.headers['client-request-id'] ?? requestId;
  const headers = {
    ...more,
    ...answer.headers,
    'request-id': requestId,
    'client-request-id': clientRequestId,
    'x-ms-ags-diagnostic':
      '{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"5","ScaleUnit":"001","RoleInstance":"SANDBOX"}}',
    Date: new Date(tenant.now()).toUTCString(),
  };
  if (!isRefused(answer)) return { ...answer, headers };
  const { status, code, message, details, inner } = answer;
  const innerError = {
    ...inner,
    date: new Date(tenant.now()).toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId,
  };
  return { status, headers, body: { error: { code, message, ...(details ? { details } : {}), innerError } } };
}
