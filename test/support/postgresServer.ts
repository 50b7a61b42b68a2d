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

/**
 * A real PostgreSQL: the one of TEST_DATABASE_URL, where databases are made and dropped, or one of our own, which waits
 * for its disk only when it has to be as durable as a customer's.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  return given === undefined ? startEmbedded(isDurable) : useServer(given);
}

function useServer(address: string): PostgresServer {
  const made: string[] = [];
  return {
    createDatabase: async () => {
      const name = `usher_test_${randomUUID().replaceAll('-', '')}`;
      await command(address, `create database ${name}`);
      made.push(name);
      return addressOf(address, name);
    },
    stop: async () => {
      for (const name of made) await command(address, `drop database ${name} with (force)`);
    },
  };
}

async function startEmbedded(isDurable: boolean): Promise<PostgresServer> {
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
  const { createDatabase } = useServer(addressOf(address, 'postgres'));
  return {
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

function addressOf(server: string, database: string): string {
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}

async function command(address: string, text: string): Promise<void> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
