import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openWindow } from './chromium.ts';
import { findFreePort } from './usherProcess.ts';

/** What `npm run playground` starts. */
export interface Playgrounds {
  /** Pages by the names of the people. */
  readonly urls: ReadonlyMap<string, string>;
  /** Ctrl+C. Answers the exit code. */
  interrupt(): Promise<number | null>;
  output(): string;
}

const script = path.join(import.meta.dirname, '../../scripts/playground.mjs');
const startLimitMs = 90_000;

/** Starts Usher and a Playground for each of these people, as a developer does. */
export async function startPlaygrounds(...names: readonly string[]): Promise<Playgrounds> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['--no-warnings', script, ...names], {
    env: { ...process.env, PORT: String(port), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        if (output.includes('Ctrl+C')) resolve();
      });
    }
  });
  const late = new Promise<never>((_resolve, reject) => {
    AbortSignal.timeout(startLimitMs).addEventListener('abort', () => {
      reject(new Error(`The playground does not start:\n${output}`));
    });
  });
  const early = ended.then(() => Promise.reject(new Error(`The playground has ended:\n${output}`)));
  early.catch(() => undefined);
  late.catch(() => undefined);
  await Promise.race([ready, early, late]).catch((error: unknown) => {
    child.kill('SIGTERM');
    throw error;
  });
  const lines = [...output.matchAll(/^ {2}(\S.*\S)\s+(http:\/\/localhost:\d+)$/gmu)];
  return {
    urls: new Map(lines.map(([, name = '', url = '']) => [name, url])),
    interrupt: () => {
      child.kill('SIGINT');
      return ended;
    },
    output: () => output,
  };
}

/** Somebody at their Playground. */
export interface Player {
  readonly page: Page;
  say(text: string): Promise<void>;
  /** Waits until the chat says this. */
  sees(words: string | RegExp): Promise<void>;
  button(title: string): Locator;
}

const looks = 5;
const lookMs = 12_000;

export async function openPlayground(browser: Browser, url: string): Promise<Player> {
  const { page } = await openWindow(browser);
  const open = async (): Promise<void> => {
    await page.goto(url);
    await page.locator('[contenteditable=true]').first().waitFor();
  };
  await open();
  return {
    page,
    say: async (text) => {
      await page.locator('[contenteditable=true]').first().click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    sees: async (words) => {
      // The page loses what arrives between its reading of the chat and its live connection; opened again, it is there.
      for (let look = 1; !(await appears(page, words)); look++) {
        if (look === looks) throw new Error(`The Playground never said ${String(words)}.`);
        await open();
      }
    },
    button: (name) => page.getByRole('button', { name, exact: true }).last(),
  };
}

async function appears(page: Page, words: string | RegExp): Promise<boolean> {
  return await page
    .getByText(words)
    .last()
    .waitFor({ timeout: lookMs })
    .then(
      () => true,
      () => false,
    );
}
