import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../errors.ts';

export interface DataDirLock {
  release(): void;
}

const sqliteBusy = 5;

/**
 * Makes this process the only one in the data folder: two on one embedded store lose data without a word.
 *
 * A file with a pid in it cannot tell a dead owner from a new process with the same number, and in containers
 * everybody is pid 1. The kernel can, so it keeps the lock: `usher.lock` is an (empty) SQLite file held in an
 * exclusive transaction, the one portable way to a kernel file lock in Node. It ends with the process, kill -9 and
 * power cut included. `usher.pid` only names the owner for the message.
 * @throws ConfigError naming the other process.
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const pidFile = path.join(dataDir, 'usher.pid');
  const held = new DatabaseSync(path.join(dataDir, 'usher.lock'), { timeout: 0 });
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    held.close();
    if ((cause as { errcode?: number }).errcode !== sqliteBusy) throw cause;
    throw new ConfigError([
      `The data folder ${dataDir} is in use by another Usher (${readOwner(pidFile)}). ` +
        'Stop that process, or give this one its own DATA_DIR. ' +
        'To run several together, set DATABASE_URL to a PostgreSQL database.',
    ]);
  }
  writeFileSync(pidFile, String(process.pid));
  return {
    release: () => {
      rmSync(pidFile, { force: true });
      held.close();
    },
  };
}

function readOwner(pidFile: string): string {
  try {
    return `process ${readFileSync(pidFile, 'utf8')}`;
  } catch {
    return 'process unknown';
  }
}
