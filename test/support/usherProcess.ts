import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The product as a process of its own, which can be killed as a machine kills it. */
export interface UsherProcess {
  readonly pid: number;
  /** Resolves when it takes activities, or was killed before; rejects when it cannot start. */
  ready(): Promise<void>;
  /** kill -9, sent before this returns: no chance to tidy up. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM: finishes what it is at. Answers its exit code. */
  stop(): Promise<number | null>;
  /** Jobs of all kinds that are not done yet. */
  countJobs(): Promise<number>;
  /** What it wrote, for finding out what went wrong. */
  output(): string;
}

const sources = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const metricsToken = 'for-the-test-that-waits-until-nothing-is-left-to-do';
/** As when it is started with npm, with what an earlier start compiled. */
const { NODE_COMPILE_CACHE = '' } = process.env;
const compiled = NODE_COMPILE_CACHE === '' ? {} : { NODE_COMPILE_CACHE };
const startLimitMs = 60_000;
const lookEveryMs = 20;
const outputKept = 20_000;

/** Starts Usher on this port; it works as soon as `ready` says so. */
export function startUsherProcess(port: number, env: Readonly<Record<string, string>>): UsherProcess {
  const child = spawn(process.execPath, ['--no-warnings', sources], {
    env: { ...compiled, LOG_LEVEL: 'warn', ...env, PORT: String(port), METRICS_TOKEN: metricsToken },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    pid: child.pid ?? 0,
    ready: () => waitUntilReady(child, port, output),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    countJobs: () => countJobs(port),
    output,
  };
}

/** A port of loopback that nobody listens on; a process that is started again comes back to it. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function waitUntilReady(child: ChildProcess, port: number, output: () => string): Promise<void> {
  const signal = AbortSignal.timeout(startLimitMs);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Usher did not start:\n${output()}`);
    // Whoever killed it meanwhile knows; it is for them to start another.
    if (child.signalCode !== null) return;
    if (signal.aborted) throw new Error(`Usher did not become ready:\n${output()}`);
    if ((await statusOf(`http://127.0.0.1:${String(port)}/readyz`)) === 200) return;
    await pause(lookEveryMs);
  }
}

async function statusOf(url: string): Promise<number> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.text();
    return response.status;
  } catch {
    return 0;
  }
}

async function countJobs(port: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${String(port)}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
    signal: AbortSignal.timeout(10_000),
  });
  const counts = [...(await response.text()).matchAll(/^usher_jobs\{.*\} (\d+)$/gmu)];
  if (counts.length === 0) throw new Error('Usher does not tell how many jobs it has.');
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = `${text}${chunk}`.slice(-outputKept);
    });
  }
  return () => text;
}
