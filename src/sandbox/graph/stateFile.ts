import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TenantState } from './state.ts';

/**
 * Keeps the tenant on disk. Changes of one tick are written together; who has answered a write with 2xx has
 * awaited `saved()` first, so a killed process forgets nothing it has confirmed. No fsync: the file guards
 * against a killed process, not against a power cut.
 */
export interface StateFile {
  readonly load: () => TenantState | undefined;
  readonly markChanged: () => void;
  readonly saved: () => Promise<void>;
}

export function createStateFile(path: string | undefined, current: () => TenantState): StateFile {
  if (path === undefined) return inMemory;
  let pending: Promise<void> | undefined;
  const write = (): void => {
    pending = undefined;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(toFile(current())));
    renameSync(`${path}.new`, path);
  };
  const markChanged = (): void => {
    pending ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        try {
          write();
          resolve();
        } catch (cause) {
          reject(
            cause instanceof Error ? cause : new Error('the state file could not be written', { cause }),
          );
        }
      });
    });
    // Who awaits saved() hears of a failure; a change made beside HTTP has nobody awaiting it.
    pending.catch(() => undefined);
  };
  return {
    load: () => readState(path),
    markChanged,
    saved: () => pending ?? Promise.resolve(),
  };
}

const inMemory: StateFile = {
  load: () => undefined,
  markChanged: () => undefined,
  saved: () => Promise.resolve(),
};

type FileShape = Omit<TenantState, 'users' | 'groups'> & {
  readonly format: 1;
  readonly users: readonly [string, unknown][];
  readonly groups: readonly [string, unknown][];
};

function toFile(state: TenantState): FileShape {
  return { ...state, format: 1, users: [...state.users], groups: [...state.groups] };
}

/** A file of another format, or none, means a new tenant; a damaged one is an error nobody should swallow. */
function readState(path: string): TenantState | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const { format, ...file } = JSON.parse(text) as FileShape;
  if ((format as number) !== 1) return undefined;
  return { ...file, users: new Map(file.users), groups: new Map(file.groups) } as TenantState;
}
