import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { unpackChromium } from './unpackChromium.mjs';

const commands = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
/** Where installers put browsers that are not on the PATH. */
const usualPlaces = [
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Without a sandbox of its own because containers seldom allow one; it opens nothing but our own pages. The rest
 * keeps it from calling its maker.
 */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const startLimitMs = 60_000;

/**
 * Starts a browser with a fresh profile: one that is installed, else the one that comes with npm. What is there
 * may still not start (a stub that asks for an installation, say), so all are tried in turn. Throws with what
 * each of them said.
 */
export async function launchChromium() {
  const failures = [];
  for (const find of [
    ...findInstalled().map((executablePath) => () => ({ executablePath })),
    unpackChromium,
  ]) {
    try {
      const browser = await find();
      return await chromium.launch({ ...browser, args, timeout: startLimitMs });
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new Error(`No browser starts here; install Chrome, Chromium or Edge.\n${failures.join('\n')}`);
}

function findInstalled() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .flatMap((folder) => commands.map((command) => path.join(folder, command)));
  const ofUser = path.join(os.homedir(), 'AppData\\Local\\Google\\Chrome\\Application\\chrome.exe');
  return [...onPath, ...usualPlaces, ofUser].filter((file) => existsSync(file));
}
