/** Ends with 0 when a browser can start on this machine: an installed one or the one that comes with npm. */
import { launchChromium } from './launchChromium.mjs';

try {
  const browser = await launchChromium();
  console.log(`Chromium ${browser.version()}`);
  await browser.close();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
