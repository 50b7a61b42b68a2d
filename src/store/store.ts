import type { PGlite } from '@electric-sql/pglite';
import type { Kysely } from 'kysely';
import { ConfigError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { openEmbedded } from './embedded.ts';
import { openPostgres } from './postgres.ts';
import type { Database } from './schema.ts';

/** What the job queue needs to live in the same database; `jobs/` turns it into its own connection. */
export type PgBossDb =
  | { readonly kind: 'pglite'; readonly pglite: PGlite }
  | { readonly kind: 'postgres'; readonly databaseUrl: string };

export interface Store {
  readonly db: Kysely<Database>;
  readonly kind: 'pglite' | 'postgres';
  readonly pgBossDb: PgBossDb;
  /** Ends the connections and gives the data folder free. Stop the queue first. */
  close(): Promise<void>;
  /** Whether the database answers, within two seconds. Never throws. */
  isReady(): Promise<boolean>;
}

export interface StoreOptions {
  /** PostgreSQL ≥ 15; any number of processes may share it. */
  readonly databaseUrl?: string;
  /** Folder of the embedded store, made when missing; one process at a time. Ignored with `databaseUrl`. */
  readonly dataDir?: string;
  readonly log: Logger;
}

/**
 * Opens the store and brings its tables up to date.
 * @throws ConfigError when the database cannot be reached or is too old, or another process has the data folder.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.databaseUrl !== undefined) return openPostgres(options.databaseUrl, options.log);
  if (options.dataDir !== undefined) return openEmbedded(options.dataDir, options.log);
  throw new ConfigError(['No store is configured: set DATABASE_URL or DATA_DIR.']);
}
