/**
 * Takes the pictures of docs/images again, from the sandbox as it is on its first day, at the same minute every time.
 * Usage: npm run pictures [-- name …]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createLogger } from '../src/log.ts';
import { personId } from '../src/sandbox/company.ts';
import { launchChromium } from './launchChromium.mjs';
import { scenes } from './pictureScenes.mjs';

const target = path.join(import.meta.dirname, '../docs/images');
const takenAt = Date.parse('2026-03-02T08:41:00Z');
const looks = {
  light: { viewport: { width: 1200, height: 1000 }, colorScheme: 'light' },
  dark: { viewport: { width: 1200, height: 1000 }, colorScheme: 'dark' },
  narrow: {
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    deviceScaleFactor: 1,
    isMobile: true,
    hasTouch: true,
  },
  wide: { viewport: { width: 1440, height: 960 }, colorScheme: 'light' },
};

const wanted = process.argv.slice(2);
const chosen = scenes.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
mkdirSync(target, { recursive: true });
if (chosen.length === 1) await takeAlone(chosen[0]);
else for (const { name } of chosen) takeInProcess(name);

/** Bot Framework keeps tokens for the life of a process, and the next company does not know them. */
function takeInProcess(name) {
  const { status } = spawnSync(process.execPath, ['--no-warnings', import.meta.filename, name], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

async function takeAlone(scene) {
  const browser = await launchChromium();
  try {
    await takeScene(browser, scene);
  } finally {
    await browser.close();
  }
}

/** Each scene has a company of its own; what happens in it happens once and is seen in every look. */
async function takeScene(browser, scene) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'usher-picture-'));
  const started = Date.now();
  const now = () => new Date(takenAt + Date.now() - started);
  const app = await startApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), createLogger('silent'), now);
  const url = `http://localhost:${app.port}/`;
  try {
    const stage = await open(browser, url, looks.wide, scene.seats);
    // Whoever writes before Usher has greeted them writes into a chat that is not there yet.
    for (const name of scene.seats)
      await stage.getByRole('region', { name }).getByRole('article').first().waitFor();
    await scene.play?.(stage);
    await stage.context().close();
    const shown = scene.shown ?? scene.seats;
    for (const name of scene.looks) {
      const page = await open(browser, url, looks[name], name === 'narrow' ? shown.slice(0, 1) : shown);
      await scene.show(page);
      await take(page, scene.looks.length === 1 ? scene.name : `${scene.name}-${name}`);
      await page.context().close();
    }
  } finally {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function open(browser, url, look, seats) {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    ...look,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const ids = JSON.stringify(JSON.stringify(seats.map(personId)));
  await page.addInitScript({ content: `localStorage['usher.seats'] ??= ${ids};` });
  await page.goto(url);
  await page.locator('body.ready').waitFor();
  return page;
}

async function take(page, name) {
  await page.mouse.move(0, 0);
  for (const note of await page.locator('.column-toast .note').all())
    await note.waitFor({ state: 'detached' });
  // The simulated Teams goes by the clock on the wall.
  await page.evaluate(() => {
    for (const time of globalThis.document.querySelectorAll('time')) time.textContent = '9:41';
  });
  const file = path.join(target, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  console.log(`Drawn: ${file}`);
}
