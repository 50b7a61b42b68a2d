import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export { launchChromium } from '../../scripts/launchChromium.mjs';

/** A page somebody looks at, and what went wrong on it. */
export interface Window {
  readonly page: Page;
  /** Script errors, console errors and failed requests since the page was opened. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

/** Long enough for a busy machine; every wait ends as soon as the thing itself is there. */
const patienceMs = 40_000;
const screenshots = path.join(import.meta.dirname, '../../screenshots');

/** A window of its own: nothing is shared with other windows of the browser. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  return { page, troubles: collectTroubles(page), close: () => context.close() };
}

/** Writes what is seen to `screenshots/<name>.png`, for people to look at. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), animations: 'disabled' });
}

function collectTroubles(page: Page): readonly string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${String(response.status())} ${response.url()}`);
  });
  return troubles;
}
