import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe } from '@jest/globals';
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

/** A data folder that an embedded store opens fast: the two seconds of its first start are already behind it. */
export async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'usher-test-'));
  await cp(await prepareTemplate(), path.join(dataDir, 'store'), { recursive: true });
  return dataDir;
}

/** An empty PGlite without our tables, kept between runs for as long as PGlite's version stays. */
async function prepareTemplate(): Promise<string> {
  const manifest = readFileSync(
    path.join(repository, 'node_modules/@electric-sql/pglite/package.json'),
    'utf8',
  );
  const { version } = JSON.parse(manifest) as { version: string };
  const cache = path.join(repository, 'node_modules/.cache/usher');
  const template = path.join(cache, `pglite-${version}`);
  if (existsSync(template)) return template;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(path.join(cache, 'unfinished-'));
  await (await PGlite.create(unfinished)).close();
  // Another worker may have been faster; its template is as good.
  await rename(unfinished, template).catch(() => rm(unfinished, { recursive: true, force: true }));
  return template;
}
