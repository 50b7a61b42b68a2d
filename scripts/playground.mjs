/**
 * Usher with a simulated tenant, and Microsoft's Agents Playground in front of it: one for each person, because a
 * Playground knows only one. Usage: npm run playground [-- Ada Bob "Aisha Rahman"]. The Playground's licence allows
 * evaluation, so it is a tool of development and no part of the product.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentNames } from '../src/environment.ts';
import { childProcesses, readOutput, waitForAnswer } from './childProcesses.mjs';
import { chatId, choosePeople, playgroundSettings } from './playgroundSettings.mjs';

const root = path.join(import.meta.dirname, '..');
const cli = path.join(root, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');
const firstPlaygroundPort = 56_150;
const announceLimitMs = 20_000;

const folder = mkdtempSync(path.join(tmpdir(), 'usher-playground-'));
const children = childProcesses();
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve('asked'));
});

try {
  const end = await Promise.race([asked, children.ended, run(choosePeople(process.argv.slice(2)))]);
  if (end !== 'asked') throw new Error(`${end} has ended.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await children.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  // What was still waited for does not come any more.
  process.exit();
}

async function run(cast) {
  if (!existsSync(cli)) throw new Error('The Agents Playground is not installed: npm install brings it.');
  const port = Number(process.env.PORT ?? 3978);
  startUsher(port);
  await waitForAnswer(`http://127.0.0.1:${port}/readyz`);
  const places = await Promise.all(
    cast.map((person, index) => startPlayground(person, { cast, index, port })),
  );
  console.log(
    [
      '',
      'Usher runs with a simulated tenant, and each person has an Agents Playground:',
      ...places.map(({ person, url }) => `  ${person.displayName.padEnd(20)} ${url}`),
      '',
      `Open them side by side. As ${cast[0].givenName}, type: join Sales EMEA because I plan the launch`,
      'Its owners, Bob and Chen, then have a card to decide on.',
      'Playgrounds listen on every interface of this machine and ask for no password. Ctrl+C stops everything.',
      '',
    ].join('\n'),
  );
  return await Promise.race([asked, children.ended]);
}

/** In a folder that goes away, and with nothing of a real tenant that the environment may hold. */
function startUsher(port) {
  const kept = ['LOG_LEVEL', 'DATA_DIR'];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => kept.includes(name) || !environmentNames.includes(name)),
  );
  const own = { PLAYGROUND: 'true', PORT: String(port) };
  const defaults = { LOG_LEVEL: 'warn', DATA_DIR: path.join(folder, 'data') };
  const child = children.start('Usher', process.execPath, ['--no-warnings', 'src/index.ts'], {
    cwd: root,
    env: { ...defaults, ...env, ...own },
  });
  child.stdout.pipe(process.stdout);
  child.stderr.pipe(process.stderr);
}

async function startPlayground(person, { cast, index, port }) {
  const cwd = path.join(folder, String(index));
  mkdirSync(cwd);
  writeFileSync(path.join(cwd, '.m365agentsplayground.yml'), playgroundSettings(person, cast));
  const options = ['-e', `http://127.0.0.1:${port}/api/messages`, '-c', 'msteams', '--dt'];
  const wish = ['-p', String(firstPlaygroundPort + index)];
  const name = `The Playground of ${person.displayName}`;
  const env = { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' };
  const child = children.start(name, process.execPath, [cli, ...options, ...wish], { cwd, env });
  child.stderr.pipe(process.stderr);
  // A port that is taken is silently replaced by another.
  const url = `http://localhost:${await readOutput(child, /Listening on (\d+)/)}`;
  await waitForAnswer(`${url}/_internal/v1/config`);
  await announce(url, person);
  return { person, url };
}

/**
 * Tells Usher that it was installed for this person, so that cards arrive before the page was ever opened. The page
 * does the same each time it is opened; where this address changes, that is enough.
 */
async function announce(url, person) {
  await fetch(`${url}/_debug/conversation/${encodeURIComponent(chatId(person))}/installation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(announceLimitMs),
  }).catch(() => undefined);
}
