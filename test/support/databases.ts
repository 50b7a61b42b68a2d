import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { startBoss } from '../../src/jobs/boss.ts';
import { createLogger } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { startPostgres, type PostgresServer } from './postgresServer.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** What a test knows of the database it runs on. */
export interface TestDatabase {
  /** The store that all tests of the suite share; closed after them. */
  readonly open: () => Promise<Store>;
  /** A migrated store of its own on an empty database; the caller closes it. */
  readonly openFresh: () => Promise<Store>;
}

/** Runs a suite on PGlite and on a real PostgreSQL. `open` answers one shared store per suite and database. */
export function eachDatabase(
  suite: (open: () => Promise<Store>, name: 'PGlite' | 'PostgreSQL', database: TestDatabase) => void,
): void {
  describe('on PGlite', () => {
    runSuite('PGlite', suite, openTestStore);
  });
  describe('on PostgreSQL', () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    });
    runSuite('PostgreSQL', suite, async () => {
      if (server === undefined) throw new Error('open stores in beforeAll or in a test');
      return openStore({ databaseUrl: await server.createDatabase(), log: createLogger('silent') });
    });
    afterAll(() => server?.stop());
  });
}

function runSuite(
  name: 'PGlite' | 'PostgreSQL',
  suite: Parameters<typeof eachDatabase>[0],
  openFresh: () => Promise<Store>,
): void {
  let shared: Promise<Store> | undefined;
  const open = () => (shared ??= openFresh());
  suite(open, name, { open, openFresh });
  afterAll(async () => {
    await (await shared)?.close();
  });
}

/** A migrated embedded store in a folder of its own, which is removed when it is closed. */
export async function openTestStore(): Promise<Store> {
  const dataDir = await makeDataDir();
  const store = await openStore({ dataDir, log: createLogger('silent') });
  const close = async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...store, close };
}

/** A data folder that an embedded store opens fast: making the database and its tables is already behind it. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'usher-test-'));
  await cp(await prepareTemplate(), path.join(dataDir, 'store'), { recursive: true });
  return dataDir;
}

/** An empty store with tables and queues, kept between runs for as long as nothing that makes it changes. */
async function prepareTemplate(): Promise<string> {
  const cache = path.join(repository, 'node_modules/.cache/usher');
  const template = path.join(cache, `store-${fingerprint()}`);
  if (existsSync(template)) return template;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(path.join(cache, 'unfinished-'));
  const log = createLogger('silent');
  const store = await openStore({ dataDir: unfinished, log });
  const boss = await startBoss(store, log);
  await boss.stop({ graceful: false });
  await store.close();
  // Another worker may have been faster; its template is as good.
  await rename(path.join(unfinished, 'store'), template).catch(() => undefined);
  await rm(unfinished, { recursive: true, force: true });
  return template;
}

function fingerprint(): string {
  const folders = ['src/store', 'src/store/migrations', 'src/jobs'];
  const sources = folders.flatMap((folder) =>
    readdirSync(path.join(repository, folder))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  const hash = createHash('sha256');
  for (const file of [...sources, 'package-lock.json'])
    hash.update(readFileSync(path.join(repository, file)));
  return hash.digest('hex').slice(0, 16);
}
