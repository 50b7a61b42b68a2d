import { expect } from '@jest/globals';
import { createDirectory, type DirectoryOptions } from '../../src/directory/directory.ts';
import type { Directory } from '../../src/directory/types.ts';
import { createLogger } from '../../src/log.ts';
import { startGraphStub, type GraphStub, type Recorded } from './graphStub.ts';

/** A clock on which waiting costs no time, and what was waited for. */
export interface HeldClock {
  now(): number;
  wait(ms: number): Promise<void>;
  readonly waits: readonly number[];
  pass(ms: number): void;
}

export interface DirectoryUnderTest {
  readonly graph: GraphStub;
  readonly clock: HeldClock;
  readonly directory: Directory;
  close(): Promise<void>;
}

export function holdClock(): HeldClock {
  let at = Date.UTC(2026, 8, 1, 9);
  const waits: number[] = [];
  return {
    now: () => at,
    wait: (ms) => {
      waits.push(ms);
      at += ms;
      return Promise.resolve();
    },
    waits,
    pass: (ms) => {
      at += ms;
    },
  };
}

/** The real directory over real HTTP against a stub of Graph. */
export async function aDirectory(options: Partial<DirectoryOptions> = {}): Promise<DirectoryUnderTest> {
  const clock = holdClock();
  const graph = await startGraphStub(() => clock.now());
  const directory = createDirectory({
    getToken: () => Promise.resolve({ token: 'token-1', expiresOnTimestamp: clock.now() + 3_600_000 }),
    graphOrigin: graph.origin,
    log: createLogger('silent'),
    clock,
    ...options,
  });
  return { graph, clock, directory, close: () => graph.close() };
}

/** An error body as the service writes it. */
export function anError(code: string, message: string): object {
  const innerError = { date: '2026-09-01T09:00:00', 'request-id': 'inner-1', 'client-request-id': 'c-1' };
  return { error: { code, message, innerError } };
}

export const ALREADY_MEMBER = {
  status: 400,
  body: anError(
    'Request_BadRequest',
    "One or more added object references already exist for the following modified properties: 'members'.",
  ),
};

export const NOT_FOUND = {
  status: 404,
  body: anError(
    'Request_ResourceNotFound',
    "Resource 'x' does not exist or one of its queried reference-property objects are not present.",
  ),
};

export const THROTTLED_LONG = {
  status: 429,
  body: anError('TooManyRequests', 'Please retry again later.'),
  headers: { 'retry-after': '600' },
};

/** What must hold for every request to Graph, whatever it is for. */
export function expectGoodManners(requests: readonly Recorded[]): void {
  for (const request of requests) {
    expectIdentified(request);
    expectHarmlessDelete(request);
    expectBinds(request);
    expectAdvancedQueryDeclared(request);
    if (request.method === 'GET' && !request.path.endsWith('/$count')) {
      expect(request.query.has('$select') || request.query.has('$skiptoken')).toBe(true);
    }
  }
}

function expectIdentified({ headers, target }: Recorded): void {
  expect(target).toMatch(/^\/v1\.0\//);
  expect(headers.authorization).toMatch(/^Bearer \S+$/);
  expect(headers['client-request-id']).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
}

function expectHarmlessDelete({ method, path }: Recorded): void {
  if (method === 'DELETE') expect(path).toMatch(/^\/groups\/[^/]+\/members\/[^/]+\/\$ref$/);
}

function expectBinds({ body }: Recorded): void {
  const binds = (body as Record<string, unknown> | undefined)?.['members@odata.bind'];
  if (!Array.isArray(binds)) return;
  expect(binds.length).toBeLessThanOrEqual(20);
  expect(new Set(binds).size).toBe(binds.length);
  for (const bind of binds)
    expect(bind).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/directoryObjects\/[^/]+$/);
}

function expectAdvancedQueryDeclared({ query, headers, path }: Recorded): void {
  const isAdvanced = query.has('$search') || query.has('$count') || path.endsWith('/$count');
  if (!isAdvanced) return;
  expect(headers['consistencylevel']).toBe('eventual');
  if (query.has('$search')) expect(query.get('$search')).toMatch(/^".*"$/);
}
