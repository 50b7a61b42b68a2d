import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { company } from '../../src/sandbox/company.ts';
import {
  createGraphSimulator,
  type GraphSimulator,
  type GraphSimulatorOptions,
} from '../../src/sandbox/graph/simulator.ts';

export interface GraphReply {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON body; what has none has an empty one, and its `text`. */
  readonly body: GraphBody;
  readonly text: string;
}

/** One object of an answer; what a test does not name here is there all the same. */
export interface GraphObject {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly displayName: string;
  readonly '@odata.type': string;
}

/** Graph's answers as tests read them: one shape for all, of which each answer has a part. */
export interface GraphBody extends GraphObject {
  readonly value: readonly GraphObject[];
  readonly '@odata.nextLink': string;
  readonly '@odata.deltaLink': string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError: Record<string, unknown>;
  };
  readonly responses: readonly BatchResponse[];
}

export interface BatchResponse {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface SandboxGraph {
  readonly sim: GraphSimulator;
  /** Loopback origin, e.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** A path below `/v1.0`, or a whole link of graph.microsoft.com, which is followed verbatim. */
  call(
    method: string,
    path: string,
    more?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<GraphReply>;
  get(path: string, headers?: Record<string, string>): Promise<GraphReply>;
  stop(): Promise<void>;
}

/** The header of advanced queries. */
export const eventual = { ConsistencyLevel: 'eventual' };

/** Serves a simulated Graph on a free loopback port, with the sandbox's company unless told otherwise. */
export async function startSandboxGraph(options: Partial<GraphSimulatorOptions> = {}): Promise<SandboxGraph> {
  const sim = createGraphSimulator({ company: company(), ...options });
  const server = createServer(sim.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const call: SandboxGraph['call'] = async (method, path, { body, headers } = {}) => {
    const url = path.startsWith('https://')
      ? path.replace('https://graph.microsoft.com', origin)
      : `${origin}/v1.0${path}`;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: 'Bearer sandbox',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : {}) as GraphBody,
    };
  };
  return {
    sim,
    origin,
    call,
    get: (path, headers) => call('GET', path, headers ? { headers } : {}),
    stop: () => stop(sim, server),
  };
}

async function stop(sim: GraphSimulator, server: Server): Promise<void> {
  await sim.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
