/** Ends with 0 when the browser that comes with the dependencies can start on this machine. */
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

try {
  const executablePath = await chromium.executablePath();
  const browser = await playwright.launch({ executablePath, args: chromium.args, timeout: 20_000 });
  await browser.close();
} catch {
  console.error('The browser from npm cannot start here; system libraries are missing.');
  process.exitCode = 1;
}
