import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came over the wire. */
export interface Recorded {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly target: string;
  readonly path: string;
  /** Decoded query. */
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  /** By the clock the test gave. */
  readonly at: number;
}

/** An answer; `hang` never comes, `drop` cuts the connection. */
export type Answer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'hang'
  | 'drop';

export interface GraphStub {
  readonly origin: string;
  readonly requests: readonly Recorded[];
  /** Answers of a method and path (or its pattern), in order; the last one repeats. */
  on(method: string, path: string | RegExp, ...answers: (Answer | ((request: Recorded) => Answer))[]): void;
  close(): Promise<void>;
}

interface Rule {
  readonly method: string;
  readonly path: string | RegExp;
  readonly answers: (Answer | ((request: Recorded) => Answer))[];
}

/** Stands where Graph stands: records what it is asked and says what the test tells it to. Later rules win. */
export async function startGraphStub(now: () => number): Promise<GraphStub> {
  const requests: Recorded[] = [];
  const rules: Rule[] = [];
  const server = createServer((message, response) => {
    void record(message, now()).then((request) => {
      requests.push(request);
      respond(response, answerFor(rules, request));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    on: (method, path, ...answers) => rules.unshift({ method, path, answers }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function record(message: IncomingMessage, at: number): Promise<Recorded> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const target = message.url ?? '';
  const url = new URL(target, 'http://stub.invalid');
  return {
    method: message.method ?? '',
    target,
    path: url.pathname.replace(/^\/v1\.0/, ''),
    query: url.searchParams,
    headers: message.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    at,
  };
}

function answerFor(rules: readonly Rule[], request: Recorded): Answer {
  const rule = rules.find(
    ({ method, path }) =>
      method === request.method &&
      (typeof path === 'string' ? path === request.path : path.test(request.path)),
  );
  if (rule === undefined) return { status: 599, body: `no answer for ${request.method} ${request.path}` };
  const answer = rule.answers.length > 1 ? rule.answers.shift() : rule.answers[0];
  if (answer === undefined) return { status: 599 };
  return typeof answer === 'function' ? answer(request) : answer;
}

function respond(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang') return;
  if (answer === 'drop') {
    response.destroy();
    return;
  }
  const isText = typeof answer.body === 'string';
  const type = isText ? 'text/html' : 'application/json;odata.metadata=minimal';
  response.writeHead(answer.status, { 'content-type': type, 'request-id': 'r-1', ...answer.headers });
  response.end(isText ? answer.body : answer.body === undefined ? undefined : JSON.stringify(answer.body));
}
