import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { receiveNotifications } from '../../src/dynamic/peopleNotifications.ts';
import { createLogger } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { openServer, type OpenServer } from '../support/aServer.ts';
import { post } from '../support/botChannel.ts';
import { openTestStore } from '../support/databases.ts';

const secret = 'the-secret-that-only-the-directory-was-told';

describe('the address that the directory calls when people change', () => {
  let store: Store;
  let server: OpenServer;
  let url: string;
  let jobs: string[];
  beforeAll(async () => {
    store = await openTestStore();
    const log = createLogger('silent');
    const enqueueMissing = (_trx: unknown, kind: string): Promise<void> => {
      jobs.push(kind);
      return Promise.resolve();
    };
    server = await openServer(() => Promise.resolve(), {
      onNotifications: (body) => receiveNotifications({ db: store.db, log, enqueueMissing }, body),
    });
    url = `${server.origin}/api/notifications`;
    await store.db
      .insertInto('people_subscription')
      .values({ id: 1, url: 'https://usher.example/api/notifications', client_state: secret })
      .execute();
  });
  beforeEach(() => {
    jobs = [];
  });
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  const tell = (clientState: unknown) =>
    post(url, JSON.stringify({ value: [{ clientState, changeType: 'updated', resource: 'Users/1' }] }));

  test('gives the token of the handshake back as plain text, and a browser would not run it', async () => {
    const token = 'Validation: a+b & <script>alert("ü")</script>';
    const response = await fetch(`${url}?validationToken=${encodeURIComponent(token)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
    expect([response.status, await response.text()]).toEqual([200, token]);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('gives no token back that is longer than any of the directory’s', async () => {
    expect(await post(`${url}?validationToken=${'x'.repeat(2_049)}`, '')).toEqual({ status: 400, body: '' });
  });

  test('takes what comes with the secret, and has the changes looked at', async () => {
    expect(await tell(secret)).toEqual({ status: 202, body: '' });
    expect(jobs).toEqual(['dynamic.mirrorPeople']);
  });

  test.each<[string, unknown]>([
    ['none', undefined],
    ['an empty one', ''],
    ['one of the same length', secret.replace('t', 'T')],
    ['a longer one', `${secret}x`],
    ['one of other bytes', 'ü'.repeat(secret.length)],
    ['a number', 7],
  ])(
    'tells a stranger nothing by its answer when the secret is %s, and does nothing',
    async (_name, given) => {
      expect(await tell(given)).toEqual({ status: 202, body: '' });
      expect(jobs).toEqual([]);
    },
  );

  test.each([
    ['is empty', ''],
    ['is broken', '{"value":'],
    ['is no JSON', 'value=1'],
  ])('refuses a body that %s', async (_name, body) => {
    expect(await post(url, body)).toEqual({ status: 400, body: '' });
  });

  test('takes JSON of any other shape for no news', async () => {
    for (const body of ['null', '7', '[]', '{"value":7}', '['.repeat(100_000) + ']'.repeat(100_000)]) {
      expect((await post(url, body)).status).toBe(202);
    }
    expect(jobs).toEqual([]);
  });

  test('refuses more than 256 KB, announced or in chunks of unknown total', async () => {
    expect((await post(url, ' '.repeat(300_000))).status).toBe(413);
    const chunk = Buffer.alloc(64 * 1024, ' ');
    const body = ReadableStream.from([chunk, chunk, chunk, chunk, chunk]);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    expect((await fetch(url, init as RequestInit)).status).toBe(413);
  });

  test('refuses what is compressed, or says so, and lives on', async () => {
    const packed = { 'content-encoding': 'gzip' };
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(5_000_000, ' ')));
    expect((await post(url, bomb, packed)).status).toBe(415);
    expect((await post(url, 'not compressed at all', packed)).status).toBe(415);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  });

  test('asks the directory to come again when the news cannot be kept', async () => {
    const never = await openServer(() => Promise.resolve(), {
      onNotifications: () => new Promise(() => undefined),
    });
    expect((await post(`${never.origin}/api/notifications`, '{}')).status).toBe(503);
    await never.close();
    const failing = await openServer(() => Promise.resolve(), {
      onNotifications: () => Promise.reject(new Error('the store is away')),
    });
    expect(await post(`${failing.origin}/api/notifications`, '{}')).toMatchObject({ status: 500 });
    await failing.close();
  });
});
