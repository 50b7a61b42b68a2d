/**
 * Takes the picture of the sandbox for the README: Ada has asked, and both owners have their cards.
 * Usage: node scripts/screenshot.mjs
 */
import { mkdirSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createLogger } from '../src/log.ts';
import { launchChromium } from './launchChromium.mjs';

const target = path.join(import.meta.dirname, '../docs/images/sandbox.png');
const dataDir = mkdtempSync(path.join(tmpdir(), 'usher-picture-'));
const app = await startApp(readConfig({ PORT: '0', DATA_DIR: dataDir }), createLogger('silent'));
const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 960 },
    locale: 'en-GB',
    colorScheme: 'light',
  });
  await page.goto(`http://localhost:${app.port}/`);
  await askAsAda(page);
  await page.locator('.column-toast .note').first().waitFor({ state: 'detached' });
  mkdirSync(path.dirname(target), { recursive: true });
  await page.screenshot({ path: target, animations: 'disabled', caret: 'hide' });
  console.log(`Drawn: ${target}`);
} finally {
  await browser.close();
  await app.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function askAsAda(page) {
  const [ada, bob, chen] = ['Ada Lindqvist', 'Bob Brown', 'Chen Wei'].map((name) =>
    page.getByRole('region', { name }),
  );
  for (const seat of [ada, bob, chen]) await seat.getByRole('button', { name: 'Find a group' }).waitFor();
  await ada.getByRole('textbox', { name: 'Message to Usher' }).fill('find sales');
  await page.keyboard.press('Enter');
  await ada.getByRole('button', { name: 'Request to join' }).first().click();
  await ada.getByLabel('Reason').fill('I plan the spring launch in Milan with the sales team.');
  await ada.getByLabel('Duration').selectOption('90 days');
  await ada.getByRole('button', { name: 'Send request' }).click();
  await chen.getByRole('button', { name: 'Approve' }).waitFor();
  await bob.getByLabel('Note').fill('Welcome, Ada');
  await page.mouse.move(0, 0);
}
