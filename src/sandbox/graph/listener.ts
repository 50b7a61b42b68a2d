import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { dress, type Dispatcher } from './dispatcher.ts';
import { graphOrigin, type GraphAnswer, type GraphRequest, type Refused } from './exchange.ts';
import { expiredToken, invalidToken, refuse, unavailable, unknownSegment } from './refusals.ts';
import type { RequestLog } from './requestLog.ts';
import type { StateFile } from './stateFile.ts';
import { greetSubscriber } from './subscriptions.ts';
import type { Tenant } from './tenant.ts';

export interface ListenerParts {
  readonly tenant: Tenant;
  readonly dispatch: Dispatcher;
  readonly stateFile: StateFile;
  readonly log: RequestLog;
  readonly isTokenValid: (bearer: string) => boolean;
}

export interface GraphListener {
  readonly listener: RequestListener;
  /** Lets go of requests that hang. */
  readonly release: () => void;
}

const versionPrefix = '/v1.0/';

export function createListener(parts: ListenerParts): GraphListener {
  let held = new AbortController();
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { faults } = parts.tenant;
    if (faults.slowMs > 0) await delay(faults.slowMs);
    if (faults.outage === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (faults.outage === 'hang') {
      held.signal.addEventListener('abort', () => incoming.socket.destroy());
      return;
    }
    const { request, refused } = await read(incoming);
    const unfit = refused ?? (await greetSubscriber(request));
    const answer = unfit ? dress(parts.tenant, request, unfit) : answerTo(parts, request);
    // A write that is confirmed is on disk.
    await parts.stateFile.saved();
    note(parts, incoming, request, answer);
    if (faults.outage === 'answerLost') incoming.socket.resetAndDestroy();
    else send(response, answer);
  };
  return {
    listener: (incoming, response) => {
      serve(incoming, response).catch(() => incoming.socket.destroy());
    },
    release: () => {
      held.abort();
      held = new AbortController();
    },
  };
}

function answerTo({ tenant, dispatch, isTokenValid }: ListenerParts, request: GraphRequest): GraphAnswer {
  const bearer = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (tenant.faults.outage === 'unavailable') return dress(tenant, request, unavailable);
  if (tenant.faults.tokenExpired) return dress(tenant, request, expiredToken);
  return bearer !== undefined && isTokenValid(bearer)
    ? dispatch(request)
    : dress(tenant, request, invalidToken);
}

async function read(incoming: IncomingMessage): Promise<{ request: GraphRequest; refused?: Refused }> {
  const [pathname, search] = splitOnce(incoming.url ?? '');
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const method = incoming.method ?? 'GET';
  const request = { method, path: pathname.slice(versionPrefix.length), search, headers, body: undefined };
  const content = await text(incoming);
  if (!pathname.startsWith(versionPrefix)) {
    return {
      request: { ...request, path: pathname.slice(1) },
      refused: unknownSegment(pathname.split('/')[1] ?? ''),
    };
  }
  try {
    return { request: { ...request, body: content === '' ? undefined : JSON.parse(content) } };
  } catch {
    return { request, refused: refuse(400, 'BadRequest', 'Unable to read JSON request payload.') };
  }
}

function note(
  { log, tenant }: ListenerParts,
  incoming: IncomingMessage,
  request: GraphRequest,
  answer: GraphAnswer,
): void {
  const { authorization, ...headers } = request.headers;
  log.add({
    at: tenant.now(),
    method: request.method,
    url: `${graphOrigin}${incoming.url ?? ''}`,
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization: 'Bearer removed' }) },
    body: request.body,
    status: answer.status,
    answer: answer.body,
  });
}

function send(response: ServerResponse, { status, headers, body }: GraphAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  const isText = typeof body === 'string';
  response.setHeader(
    'Content-Type',
    isText
      ? 'text/plain'
      : 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
  );
  response.end(isText ? body : JSON.stringify(body));
}

function splitOnce(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}
