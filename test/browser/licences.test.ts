import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium, takeScreenshot } from '../support/chromium.ts';
import { listFaintWords } from '../support/contrast.ts';
import { listNameless, tabTo } from '../support/keyboard.ts';
import { openSandbox } from '../support/sandboxPage.ts';
import { startSandboxProduct, type SandboxProduct } from '../support/sandboxProduct.ts';

const limitMs = 120_000;

let browser: Browser;
let product: SandboxProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startSandboxProduct()]);
}, limitMs);

afterAll(async () => {
  await browser.close();
  await product.close();
}, limitMs);

describe('licences in a browser', () => {
  it(
    'the last seat is taken, two wait, and who looks after licences changes their order',
    async () => {
      const names = ['Ada Lindqvist', 'Tom Hughes', 'Viktor Lundgren', 'Samuel Mensah'];
      const window = await openSandbox(browser, product.url, names);
      const [ada, tom, viktor, samuel] = names.map((name) => window.seat(name));
      if (ada === undefined || tom === undefined || viktor === undefined || samuel === undefined)
        throw new Error('Four people sit here.');
      await ada.say('join Power BI Pro because I report');
      await viktor.sees('Ada Lindqvist asks to join Power BI Pro', '1 of 9 free');
      await ada.say('join Visio Users because I draw');
      await viktor.sees('Ada Lindqvist asks to join Visio Users', '1 of 1 free');
      await viktor.press('Approve', 'Ada Lindqvist asks to join Visio Users');
      await ada.sees('your licence for Visio Plan 2 is active');
      await tom.say('join Visio Users because I plan');
      await viktor.press('Approve onto the waiting list', 'Tom Hughes asks to join Visio Users');
      await tom.sees('You are number 1 on the list');
      const grace = await openSandbox(browser, product.url, ['Grace Kim']);
      await grace.seat('Grace Kim').say('join Visio Users because I test');
      await viktor.press('Approve onto the waiting list', 'Grace Kim asks to join Visio Users');
      await samuel.say('waiting list visio');
      await samuel.sees('Waiting for a seat', 'Tom Hughes', 'Grace Kim');
      await takeScreenshot(window.page, 'waiting-list-light');
      await samuel.press('Up', 'Waiting for a seat');
      await tom.sees('You are number 2 on the list');
      await grace.seat('Grace Kim').sees('You are number 1 on the list');
      expect([...window.troubles, ...grace.troubles]).toEqual([]);
      await grace.close();
      await window.close();
    },
    limitMs,
  );

  it.each(['light', 'dark'] as const)(
    'the overview, a group’s products and the waiting list are readable and named, in %s colours',
    async (colorScheme) => {
      const window = await openSandbox(browser, product.url, ['Samuel Mensah'], { colorScheme });
      const samuel = window.seat('Samuel Mensah');
      await samuel.say('licenses');
      await samuel.sees('Visio Plan 2', 'bought', 'Power BI Pro');
      await takeScreenshot(window.page, `licences-${colorScheme}`);
      await samuel.say('licenses Visio Users');
      await samuel.sees('Visio Users', 'Visio Plan 2');
      await takeScreenshot(window.page, `licences-group-${colorScheme}`);
      await samuel.say('waiting list');
      await samuel.sees('Waiting for a seat');
      expect(await listFaintWords(window.page)).toEqual([]);
      expect(await listNameless(window.page)).toEqual([]);
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'on a phone nothing is wider than the screen, and the keyboard reaches the list',
    async () => {
      const phone = { viewport: { width: 390, height: 844 } };
      const window = await openSandbox(browser, product.url, ['Samuel Mensah'], phone);
      const samuel = window.seat('Samuel Mensah');
      await samuel.say('licenses');
      await samuel.sees('Visio Plan 2', 'bought');
      await takeScreenshot(window.page, 'licences-narrow');
      const isWide = () => window.page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect(await isWide()).toBe(false);
      const list = samuel.message('Visio Plan 2', 'bought').getByRole('button', { name: 'Waiting list' });
      const unseen = await tabTo(list, 'Shift+Tab');
      await window.page.keyboard.press('Enter');
      await samuel.sees('Waiting for a seat');
      expect(unseen).toEqual([]);
      expect(await isWide()).toBe(false);
      await window.close();
    },
    limitMs,
  );
});
