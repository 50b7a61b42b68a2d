import { existsSync } from 'node:fs';

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Launch options for a browser that is there: an installed one, else the one that comes with npm. It runs
 * without a sandbox because containers seldom allow one; it opens nothing but our own pages.
 */
export async function findChromium() {
  const found = installed.find((path) => existsSync(path));
  return {
    executablePath: found ?? (await packagedChromium()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    timeout: 30_000,
  };
}

async function packagedChromium() {
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
