import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../test/support/postgresServer.ts';
import { cpuSecondsOfDescendants } from './machine.ts';

export type StoreKind = 'pglite' | 'postgres';

/** An empty store for one run of the product. */
export interface OpenStore {
  readonly kind: StoreKind;
  readonly env: Readonly<Record<string, string>>;
  /** Of the store's own processes; 0 for one that lives in the product's. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** Those of the wanted stores that this machine has. */
export async function availableStores(wanted: readonly StoreKind[]): Promise<readonly OpenStore[]> {
  const stores: OpenStore[] = [];
  if (wanted.includes('pglite')) stores.push(await openEmbedded());
  if (wanted.includes('postgres')) {
    try {
      stores.push(await openPostgres());
    } catch {
      console.error('There is no PostgreSQL here; its figures are left out.');
    }
  }
  return stores;
}

async function openEmbedded(): Promise<OpenStore> {
  const folder = await mkdtemp(path.join(tmpdir(), 'usher-bench-'));
  return {
    kind: 'pglite',
    env: { DATA_DIR: folder },
    cpuSeconds: () => 0,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openPostgres(): Promise<OpenStore> {
  const server = await startPostgres({ isDurable: true });
  return {
    kind: 'postgres',
    env: { DATABASE_URL: await server.createDatabase() },
    cpuSeconds: () => cpuSecondsOfDescendants('postgres'),
    stop: () => server.stop(),
  };
}
