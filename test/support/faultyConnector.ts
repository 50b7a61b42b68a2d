import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { closeServer } from './botChannel.ts';

export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

export interface FaultyAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The connector on a bad day: it answers what the test says, and remembers what it was asked. */
export interface FaultyConnector {
  readonly serviceUrl: string;
  readonly calls: readonly ConnectorCall[];
  /** Answers the calls from now on; `reset` breaks the connection, `silence` never answers. */
  answerWith(next: FaultyAnswer | 'reset' | 'silence' | (() => Promise<FaultyAnswer>)): void;
  close(): Promise<void>;
}

export async function openFaultyConnector(): Promise<FaultyConnector> {
  const calls: ConnectorCall[] = [];
  let next: Parameters<FaultyConnector['answerWith']>[0] = { status: 201, body: { id: 'message-1' } };
  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse((await text(request)) || '{}') as Record<string, unknown>;
      const { authorization } = request.headers;
      calls.push({ method: request.method ?? '', path: request.url ?? '', authorization, body });
      if (next === 'reset') request.socket.destroy();
      else if (next !== 'silence') write(response, typeof next === 'function' ? await next() : next);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/emea/`,
    calls,
    answerWith: (answer) => {
      next = answer;
    },
    close: () => closeServer(server),
  };
}

function write(response: ServerResponse, { status, body, headers = {} }: FaultyAnswer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries({ 'content-type': 'application/json', ...headers })) {
    response.setHeader(name, value);
  }
  response.end(body === undefined ? '' : JSON.stringify(body));
}
