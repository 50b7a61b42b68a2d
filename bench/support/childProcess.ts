import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child<Ready> {
  readonly pid: number;
  /** The first message the process sent. */
  readonly ready: Ready;
  /** Sends a message and waits for the next one back. One question at a time. */
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

export interface ChildOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where to put a CPU profile at the end. */
  readonly profileTo?: string | undefined;
}

/** Starts a script of this folder and waits until it says that it is ready. It ends when this process does. */
export async function startChild<Ready>(script: string, options: ChildOptions = {}): Promise<Child<Ready>> {
  const { args = [], env = {}, profileTo } = options;
  const profile = profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`];
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    execArgv: ['--disable-warning=ExperimentalWarning', ...profile],
  });
  const ready = await nextMessage<Ready>(child, script);
  return {
    pid: child.pid ?? 0,
    ready,
    ask: (question) => {
      child.send(question);
      return nextMessage(child, script);
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function nextMessage<Message>(child: ChildProcess, script: string): Promise<Message> {
  const ended = new AbortController();
  const message = once(child, 'message', { signal: ended.signal });
  const exit = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error(`${script} ended before it answered.`);
  });
  try {
    const [first] = (await Promise.race([message, exit])) as [Message];
    return first;
  } finally {
    ended.abort();
    message.catch(() => undefined);
    exit.catch(() => undefined);
  }
}
