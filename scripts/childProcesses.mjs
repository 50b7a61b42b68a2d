import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const politeMs = 20_000;
const readyLimitMs = 60_000;
const lookEveryMs = 200;

/**
 * Starts programs that live and die together. `ended` resolves with the name of the first that ends by itself;
 * `stop` ends the others, and returns when all are gone.
 */
export function childProcesses() {
  const children = [];
  let stopping = false;
  let tellEnded;
  const ended = new Promise((resolve) => {
    tellEnded = resolve;
  });
  const start = (name, command, args, options) => {
    if (stopping) throw new Error(`${name} is not started any more.`);
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    child.gone = new Promise((resolve) => {
      child.once('error', resolve).once('close', resolve);
    });
    void child.gone.then(() => stopping || tellEnded(name));
    children.push(child);
    return child;
  };
  const stop = async () => {
    stopping = true;
    await Promise.all(children.map(end));
  };
  return { start, stop, ended };
}

async function end(child) {
  child.kill('SIGTERM');
  const patience = new AbortController();
  const late = wait(politeMs, 'late', { signal: patience.signal }).catch(() => 'gone');
  if ((await Promise.race([child.gone, late])) === 'late') child.kill('SIGKILL');
  patience.abort();
  await child.gone;
}

/** Resolves with what the pattern finds in what the child writes. */
export function readOutput(child, pattern) {
  return new Promise((resolve) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const found = pattern.exec(text);
      if (found) resolve(found[1]);
    });
  });
}

/** Resolves when the address answers well; throws after a minute. */
export async function waitForAnswer(url) {
  const limit = AbortSignal.timeout(readyLimitMs);
  for (;;) {
    const response = await fetch(url, { signal: limit }).catch(() => undefined);
    await response?.text();
    if (response?.ok) return;
    if (limit.aborted) throw new Error(`${url} does not answer.`);
    await wait(lookEveryMs);
  }
}
