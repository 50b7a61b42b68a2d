import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface OtherProcess {
  readonly pid: number;
  /** The next line it prints; undefined when it ended without another one. */
  nextLine(): Promise<string | undefined>;
  /** kill -9: it gets no chance to tidy up. */
  kill(): Promise<void>;
}

/** Runs a script of this folder as a process of its own, as a second instance of the product would be. */
export function startProcess(script: string, args: readonly string[]): OtherProcess {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid: child.pid ?? 0,
    nextLine: async () => {
      const next = await lines.next();
      return next.done === true ? undefined : next.value;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
