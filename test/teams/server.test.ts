import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createMetrics } from '../../src/teams/metrics.ts';
import { anActivity, aPress } from '../support/anActivity.ts';
import { openServer, type OpenServer } from '../support/aServer.ts';
import { post } from '../support/botChannel.ts';

let server: OpenServer;
const seen: string[] = [];

beforeAll(async () => {
  server = await openServer((context) => {
    seen.push(context.activity.type);
    return Promise.resolve();
  });
});
afterAll(() => server.close());
beforeEach(() => {
  seen.length = 0;
});

describe('a body that no Teams client sends is refused before the bot sees it', () => {
  test('larger than 256 KB, announced', async () => {
    const { status } = await server.channel.signedPost(server.url, anActivity({ text: 'x'.repeat(300_000) }));
    expect(status).toBe(413);
  });

  test('larger than 256 KB, in chunks of unknown total', async () => {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    const body = ReadableStream.from([chunk, chunk, chunk, chunk, chunk]);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    expect((await fetch(server.url, init as RequestInit)).status).toBe(413);
  });

  test('compressed, however small', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(5_000_000, ' ')));
    expect((await post(server.url, bomb, { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('not declared as JSON', async () => {
    expect((await post(server.url, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(server.url, 'a=1', { 'content-type': 'application/jsonp' })).status).toBe(415);
  });

  test.each([
    ['empty', ''],
    ['broken', '{"type":'],
    ['a list', '[]'],
    ['a number', '7'],
    ['nothing', 'null'],
    ['nested 33 deep', `{"type":"message","value":${'['.repeat(33)}${']'.repeat(33)}}`],
    ['nested so deep that reading it recursively would fail', '['.repeat(120_000)],
    ['carrying a prototype', JSON.stringify(anActivity()).replace('{', '{"__proto__":{"isAdmin":true},')],
    ['holding a string over 64 Ki', JSON.stringify(anActivity({ text: 'x'.repeat(65_537) }))],
  ])('%s', async (_name, body) => {
    expect(await post(server.url, body)).toEqual({ status: 400, body: '' });
  });

  test.each(['type', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation'])(
    'without %s, though the token is good',
    async (part) => {
      const { status } = await server.channel.signedPost(
        server.url,
        anActivity({ changes: { [part]: undefined } }),
      );
      expect(status).toBe(400);
    },
  );

  test.each<[string, Record<string, unknown>]>([
    ['from the emulator channel', { channelId: 'emulator' }],
    ['from the web chat channel', { channelId: 'webchat' }],
    ['with a number for its type', { type: 7 }],
    ['with an empty sender', { from: {} }],
    ['with a tenant that is no text', { conversation: { id: 'a:1', tenantId: 7 } }],
    ['asking for the answers in the response', { deliveryMode: 'expectReplies' }],
  ])('%s', async (_name, changes) => {
    const { status } = await server.channel.signedPost(server.url, anActivity({ changes }));
    expect(status).toBe(400);
  });

  afterEach(() => {
    expect(seen).toEqual([]);
  });
});

test('types and parts that Teams may add tomorrow are let through', async () => {
  const activity = anActivity({
    type: 'agentHandshake',
    changes: { from: { id: '29:x', mood: 'good' }, newPart: {} },
  });
  expect((await server.channel.signedPost(server.url, activity)).status).toBe(200);
  expect(seen).toEqual(['agentHandshake']);
});

test('the answer of an invoke goes back as it is', async () => {
  const answering = await openServer(async (context) => {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { statusCode: 200 } } });
  });
  const answer = await answering.channel.signedPost(answering.url, aPress('requests.approve', {}));
  expect(answer).toEqual({ status: 200, body: { statusCode: 200 } });
  await answering.close();
});

describe('beside the messages', () => {
  test('anybody may see that the process lives', async () => {
    expect(await (await fetch(`${server.origin}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  test.each<[string, () => Promise<{ ready: boolean }>]>([
    ['says no', () => Promise.resolve({ ready: false, store: 'password wrong' })],
    ['breaks', () => Promise.reject(new Error('password wrong'))],
  ])('strangers learn nothing more than "not ready" when readiness %s', async (_name, ready) => {
    const unready = await openServer(() => Promise.resolve(), { ready });
    const response = await fetch(`${unready.origin}/readyz`);
    expect([response.status, await response.json()]).toEqual([503, { status: 'notReady' }]);
    await unready.close();
  });

  test('metrics do not exist without a token set', async () => {
    expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
  });

  test('metrics are shown to who knows the token, and count refusals', async () => {
    const metricsToken = 'a-long-random-value';
    const measured = await openServer(() => Promise.resolve(), { metricsToken, metrics: createMetrics() });
    await post(measured.url, JSON.stringify(anActivity()));
    const read = (authorization: string) =>
      fetch(`${measured.origin}/metrics`, { headers: { authorization } });
    expect((await read('Bearer wrong')).status).toBe(401);
    expect((await fetch(`${measured.origin}/metrics`)).status).toBe(401);
    const page = await (await read(`Bearer ${metricsToken}`)).text();
    expect(page).toContain('usher_refused_requests_total{reason="malformed"} 1');
    await measured.close();
  });

  test('other paths do not exist, and belong to the mounted pages where there are some', async () => {
    expect((await fetch(`${server.origin}/admin`)).status).toBe(404);
    const mount: Parameters<typeof openServer>[1] = {
      mount: (request, response) => response.end(request.url),
    };
    const mounted = await openServer(() => Promise.resolve(), mount);
    expect(await (await fetch(`${mounted.origin}/people?seat=1`)).text()).toBe('/people?seat=1');
    expect((await fetch(`${mounted.origin}/healthz`)).status).toBe(200);
    await mounted.close();
  });
});

test('a turn in flight is answered before the server closes', async () => {
  const turn = Promise.withResolvers<undefined>();
  const entered = Promise.withResolvers<undefined>();
  const closing = await openServer(() => {
    entered.resolve(undefined);
    return turn.promise;
  });
  const answer = closing.channel.signedPost(closing.url, anActivity());
  await entered.promise;
  const closed = closing.close();
  turn.resolve(undefined);
  expect((await answer).status).toBe(200);
  await closed;
  await expect(fetch(`${closing.origin}/healthz`)).rejects.toThrow();
});
