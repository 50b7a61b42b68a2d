import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import type { Logger } from '../log.ts';
import { lockDataDir } from './dataDirLock.ts';
import { FsyncNodeFS } from './fsyncNodeFS.ts';
import { dropLeases } from './leases.ts';
import { migrate } from './migrate.ts';
import { PreparedPGlite } from './preparedPGlite.ts';
import { answersInTime } from './readiness.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

/**
 * Only wal_sync_method=fsync reaches our file system once per commit. There is no background checkpointer, so
 * the log is kept small; few buffers halve the memory of the process and cost nothing at this size.
 */
const settings = ['wal_sync_method=fsync', 'shared_buffers=8MB', 'max_wal_size=64MB'];

/**
 * The database stays as V8 first compiles it. Optimizing its expression interpreter, one function, takes 600 MB and
 * seconds of a core in every process, for a third less time in the longest questions.
 */
const compilation = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/**
 * The embedded store: PostgreSQL inside this process, in `<dataDir>/store`.
 * @throws ConfigError when another process has the folder.
 */
export async function openEmbedded(dataDir: string, log: Logger): Promise<Store> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataDir(dataDir);
  let pglite: PGlite | undefined;
  const close = async () => {
    await pglite?.close();
    lock.release();
  };
  try {
    pglite = await openPGlite(path.join(dataDir, 'store'));
    const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
    await migrate(db, log);
    const dropped = await dropLeases(db);
    if (dropped > 0) log.info({ dropped }, 'leases of the previous process ended');
    return {
      db,
      kind: 'pglite',
      pgBossDb: { kind: 'pglite', pglite },
      close,
      isReady: () => answersInTime(() => sql`select 1`.execute(db)),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A first start that was killed half-way leaves only `store.new`, which the next one makes afresh. */
async function openPGlite(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`;
    await rm(unfinished, { recursive: true, force: true });
    const fresh = await startPGlite(unfinished);
    await fresh.close();
    await rename(unfinished, folder);
  }
  return startPGlite(folder);
}

async function startPGlite(folder: string): Promise<PGlite> {
  for (const flag of compilation) setFlagsFromString(flag);
  const pglite = new PreparedPGlite({
    fs: new FsyncNodeFS(folder),
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    // node-postgres hands int8 over as text, so the embedded store does too.
    parsers: { [types.INT8]: (value: string) => value },
  });
  await pglite.waitReady;
  return pglite;
}
