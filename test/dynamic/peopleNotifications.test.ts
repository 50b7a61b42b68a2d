import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/directory/directory.ts';
import type { Directory } from '../../src/directory/types.ts';
import { receiveNotifications } from '../../src/dynamic/peopleNotifications.ts';
import { findSubscription, keepSubscription } from '../../src/dynamic/peopleSubscription.ts';
import { createLogger } from '../../src/log.ts';
import { personId } from '../../src/sandbox/company.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const ada = personId('Ada Lindqvist');
const log = createLogger('silent');
const day = 24 * 60 * 60 * 1000;

/** The product's address as Graph sees it: gives tokens back and hands on what it is told. */
interface Address {
  readonly url: string;
  readonly calls: unknown[];
  /** Answers when the next call has come. */
  next(): Promise<unknown>;
  close(): Promise<void>;
}

describe('news of people that the directory sends', () => {
  eachDatabase((open) => {
    let store: Store;
    let graph: SandboxGraph;
    let directory: Directory;
    let address: Address;
    let jobs: string[];
    beforeAll(async () => {
      store = await open();
      graph = await startSandboxGraph();
      address = await openAddress();
      directory = createDirectory({
        getToken: () => Promise.resolve({ token: 'sandbox', expiresOnTimestamp: Date.now() + day }),
        graphOrigin: graph.origin,
        log,
      });
    });
    beforeEach(async () => {
      await store.db.deleteFrom('people_subscription').execute();
      graph.sim.reset();
      jobs = [];
    });
    afterAll(async () => {
      await address.close();
      await graph.stop();
    });

    const keep = (notificationUrl: string | null = address.url, now = new Date()) =>
      keepSubscription({ db: store.db, directory, notificationUrl, log, now: () => now });
    const receive = (body: unknown) =>
      receiveNotifications(
        {
          db: store.db,
          log,
          enqueueMissing: (_trx, kind) => {
            jobs.push(kind);
            return Promise.resolve();
          },
        },
        body,
      );
    const asked = () => graph.sim.log.map(({ method, url }) => `${method} ${new URL(url).pathname}`);

    test('begin with an address that answers the handshake', async () => {
      await keep();
      expect(await findSubscription(store.db)).toMatchObject({ url: address.url });
      await expect(keep('http://127.0.0.1:1/nobody')).rejects.toThrow('ValidationError');
    });

    test('lead to a look at the changes', async () => {
      await keep();
      const call = address.next();
      graph.sim.setUser(ada, { department: 'Legal' });
      expect(await receive(await call)).toBe(1);
      expect(jobs).toEqual(['dynamic.mirrorPeople']);
    });

    test('are worth nothing without the secret', async () => {
      await keep();
      const kept = await findSubscription(store.db);
      for (const clientState of ['', 'guess', `${kept?.client_state ?? ''}x`, null, 7]) {
        expect(await receive({ value: [{ clientState, changeType: 'updated' }] })).toBe(0);
      }
      expect(jobs).toEqual([]);
    });

    test('are worth nothing in any other shape', async () => {
      await keep();
      for (const body of [null, 'text', 7, [], {}, { value: 'all' }, { value: [null, 3] }]) {
        expect(await receive(body)).toBe(0);
      }
    });

    test('say no more when they come again', async () => {
      await keep();
      const call = address.next();
      graph.sim.setUser(ada, { department: 'Legal' });
      const body = await call;
      await receive(body);
      await receive(body);
      expect(new Set(jobs)).toEqual(new Set(['dynamic.mirrorPeople']));
    });

    test('are kept up in time, and no sooner', async () => {
      await keep();
      await keep();
      expect(asked()).toEqual(['POST /v1.0/subscriptions']);
      await keep(address.url, new Date(Date.now() + 8 * day));
      expect(asked().at(-1)).toMatch(/^PATCH \/v1.0\/subscriptions\//);
    });

    test('begin anew when the directory has ended them', async () => {
      await keep();
      const before = await findSubscription(store.db);
      const call = address.next();
      await graph.sim.tellLifecycle('subscriptionRemoved');
      await receive(await call);
      expect(jobs).toEqual(['dynamic.keepSubscription', 'dynamic.mirrorPeople']);
      await keep();
      const after = await findSubscription(store.db);
      expect(after?.subscription_id).not.toBe(before?.subscription_id);
      expect(after?.expires_at).not.toBeNull();
    });

    test('go on when the directory asks whether they may', async () => {
      await keep();
      const call = address.next();
      await graph.sim.tellLifecycle('reauthorizationRequired');
      await receive(await call);
      expect(jobs).toEqual(['dynamic.keepSubscription']);
      await keep();
      expect(asked().at(-1)).toMatch(/^PATCH/);
    });

    test('lead to a look when some were missed', async () => {
      await keep();
      const call = address.next();
      await graph.sim.tellLifecycle('missed');
      await receive(await call);
      expect(jobs).toEqual(['dynamic.mirrorPeople']);
    });

    test('end when nobody wants them any more', async () => {
      await keep();
      await keep(null);
      expect(await findSubscription(store.db)).toBeUndefined();
      expect(asked().at(-1)).toMatch(/^DELETE/);
    });
  });
});

async function openAddress(): Promise<Address> {
  const calls: unknown[] = [];
  const waiting: ((call: unknown) => void)[] = [];
  const server: Server = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://usher').searchParams.get('validationToken');
    if (token !== null) {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end(token);
      return;
    }
    void text(request).then((content) => {
      response.writeHead(202);
      response.end();
      const call: unknown = JSON.parse(content);
      calls.push(call);
      waiting.shift()?.(call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/notifications`,
    calls,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
