import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

export interface PostgresServer {
  /** Makes an empty database and answers its address. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Where a run of tests shares one server; set for its workers. */
export const sharedServerName = 'SHARED_POSTGRES';
/** The database with Usher's tables that those of a shared server are copied from. */
export const templateName = 'usher_template';

/**
 * A real PostgreSQL: the one of TEST_DATABASE_URL, where databases are made and dropped, the one that a run of tests
 * shares, or one of our own. Only that one waits for its disk, when it has to be as durable as a customer's.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const { TEST_DATABASE_URL: given, [sharedServerName]: shared } = process.env;
  if (given !== undefined) return useServer(given);
  if (shared === undefined || isDurable) return startEmbedded(isDurable);
  const answer = await fetch(shared);
  if (!answer.ok) throw new Error(`The shared PostgreSQL could not be started: ${await answer.text()}`);
  return useServer(await answer.text(), templateName);
}

/** Databases on a server that is there, as copies of the template if one is named. */
export function useServer(address: string, template?: string): PostgresServer {
  const made: string[] = [];
  return {
    createDatabase: async () => {
      const name = `usher_test_${randomUUID().replaceAll('-', '')}`;
      const likeTemplate = template === undefined ? '' : ` template ${template}`;
      await command(address, `create database ${name}${likeTemplate}`);
      made.push(name);
      return addressOf(address, name);
    },
    stop: async () => {
      for (const name of made) await command(address, `drop database ${name} with (force)`);
    },
  };
}

export async function startEmbedded(
  isDurable: boolean,
): Promise<PostgresServer & { readonly address: string }> {
  const script = fileURLToPath(new URL('postgresSupervisor.ts', import.meta.url));
  const supervisor = spawn(process.execPath, ['--no-warnings', script, `fsync=${isDurable ? 'on' : 'off'}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    supervisor.once('close', () => {
      resolve();
    });
  });
  const address = await firstLine(supervisor.stdout);
  const own = addressOf(address, 'postgres');
  const { createDatabase } = useServer(own);
  return {
    address: own,
    createDatabase,
    stop: async () => {
      supervisor.stdin.end();
      await ended;
    },
  };
}

async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) return line;
  throw new Error('no PostgreSQL server could be started; its reason is printed above');
}

export function addressOf(server: string, database: string): string {
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}

export async function command(address: string, text: string): Promise<void> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
