import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startBoss } from '../../src/jobs/boss.ts';
import { createLogger } from '../../src/log.ts';
import { openStore } from '../../src/store/store.ts';
import { addressOf, command, startEmbedded, templateName } from './postgresServer.ts';

export interface SharedPostgres {
  /** Answers the server's address to whoever asks there. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * One PostgreSQL for all suites of a run, started when the first of them asks: each with its own would take some
 * seconds a suite to make the server and its tables.
 */
export async function sharePostgres(): Promise<SharedPostgres> {
  let server: ReturnType<typeof startWithTemplate> | undefined;
  const door = createServer((_request, response) => {
    server ??= startWithTemplate();
    server.then(
      ({ address }) => response.end(address),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  // Nobody who asks may keep the run from ending.
  door.unref();
  return {
    url: `http://127.0.0.1:${String((door.address() as AddressInfo).port)}/`,
    stop: async () => {
      door.closeAllConnections();
      door.close();
      await (await server?.catch(() => undefined))?.stop();
    },
  };
}

async function startWithTemplate(): ReturnType<typeof startEmbedded> {
  const server = await startEmbedded(false);
  await command(server.address, `create database ${templateName}`);
  const log = createLogger('silent');
  const store = await openStore({ databaseUrl: addressOf(server.address, templateName), log });
  const boss = await startBoss(store, log);
  await boss.stop({ graceful: false });
  await store.close();
  return server;
}
