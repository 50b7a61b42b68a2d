import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { ConfigError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { migrate } from './migrate.ts';
import { answersInTime } from './readiness.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

const oldestServer = 150_000;
const connectLimitMs = 5_000;
const statementLimitMs = 15_000;
/** A replica may wait at the migration lock while another one works. */
const migrationLimitMs = 10 * 60_000;

/** @throws ConfigError when the server cannot be reached or is older than PostgreSQL 15. */
export async function openPostgres(databaseUrl: string, log: Logger): Promise<Store> {
  const migrating = connect(databaseUrl, { max: 1, limitMs: migrationLimitMs, log });
  try {
    await requireSupportedServer(migrating);
    await migrate(migrating, log);
  } finally {
    await migrating.destroy();
  }
  const db = connect(databaseUrl, { max: 10, limitMs: statementLimitMs, log });
  return {
    db,
    kind: 'postgres',
    pgBossDb: { kind: 'postgres', databaseUrl },
    close: () => db.destroy(),
    isReady: () => answersInTime(() => sql`select 1`.execute(db)),
  };
}

function connect(
  connectionString: string,
  { max, limitMs, log }: { max: number; limitMs: number; log: Logger },
): Kysely<Database> {
  const pool = new Pool({
    connectionString,
    max,
    application_name: 'usher',
    connectionTimeoutMillis: connectLimitMs,
    statement_timeout: limitMs,
    // The server's limit cannot fire when the network is gone, so the client has its own, a little later.
    query_timeout: limitMs + 5_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error: Error & { code?: string }) => {
    log.warn({ code: error.code }, 'store connection lost');
  });
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

async function requireSupportedServer(db: Kysely<Database>): Promise<void> {
  const version = await readServerVersion(db);
  if (version >= oldestServer) return;
  throw new ConfigError([
    `DATABASE_URL points to PostgreSQL ${String(Math.floor(version / 10_000))}; Usher needs version 15 or newer.`,
  ]);
}

async function readServerVersion(db: Kysely<Database>): Promise<number> {
  try {
    const { rows } = await sql<{ version: number }>`
      select current_setting('server_version_num')::int as version`.execute(db);
    return rows[0]?.version ?? 0;
  } catch (cause) {
    // The vendor's message can carry the user and the database; the code is enough to look it up.
    const code = (cause as { code?: string }).code ?? 'no answer in time';
    throw new ConfigError([
      `DATABASE_URL cannot be used (${code}): check host, port, user, password, database and TLS settings.`,
    ]);
  }
}
