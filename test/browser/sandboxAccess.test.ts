import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium, takeScreenshot } from '../support/chromium.ts';
import { listFaintWords } from '../support/contrast.ts';
import { listNameless, tabTo } from '../support/keyboard.ts';
import { openSandbox } from '../support/sandboxPage.ts';
import { startSandboxProduct, type SandboxProduct } from '../support/sandboxProduct.ts';

const limitMs = 120_000;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
let product: SandboxProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startSandboxProduct()]);
}, limitMs);

afterAll(async () => {
  await browser.close();
  await product.close();
}, limitMs);

describe('the sandbox page for everybody', () => {
  it(
    'lets people ask and decide with the keyboard alone',
    async () => {
      const window = await openSandbox(browser, product.url, ['Lukas Novák', 'Sofia Ångström']);
      const lukas = window.seat('Lukas Novák');
      const sofia = window.seat('Sofia Ångström');
      const { keyboard } = window.page;
      const unseen = [...(await tabTo(lukas.region.getByRole('textbox', { name: 'Message to Usher' })))];
      await keyboard.type('find brand');
      await keyboard.press('Enter');
      const join = lukas.region.getByRole('button', { name: 'Request to join' }).first();
      unseen.push(...(await tabTo(join, 'Shift+Tab')));
      await keyboard.press('Enter');
      const form = lukas.message('Send request');
      unseen.push(...(await tabTo(form.getByLabel('Reason'))));
      await keyboard.type('I lay out the catalogue');
      unseen.push(...(await tabTo(form.getByLabel('Duration'))));
      await keyboard.press('ArrowDown');
      unseen.push(...(await tabTo(form.getByRole('button', { name: 'Send request' }))));
      await keyboard.press('Enter');
      await lukas.sees('Waiting for', 'I lay out the catalogue', '7 days');
      const card = sofia.message('Lukas Novák asks to join Brand Assets');
      unseen.push(...(await tabTo(card.getByRole('button', { name: 'Approve' }))));
      await keyboard.press('Enter');
      await sofia.sees('Approved by you');
      await lukas.sees('Approved by Sofia Ångström', 'You are a member (verified');
      expect(unseen).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'names every button and box, and is readable in light and dark',
    async () => {
      const window = await openSandbox(browser, product.url, ['Leila Farahani', 'Yara Haddad']);
      const leila = window.seat('Leila Farahani');
      await leila.say('find project aurora');
      await leila.sees('Project Aurora', 'Request to join');
      await leila.press('Request to join', 'Microsoft 365 group');
      await leila.sees('Send request');
      await window.page.getByRole('button', { name: 'Tenant' }).click();
      await window.page.getByText('Brand Assets').first().waitFor();
      expect(await listNameless(window.page)).toEqual([]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await window.page.emulateMedia({ colorScheme });
        expect({ [colorScheme]: await listFaintWords(window.page) }).toEqual({ [colorScheme]: [] });
        await takeScreenshot(window.page, `sandbox-form-${colorScheme}`);
      }
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'fits a phone, one person at a time',
    async () => {
      const window = await openSandbox(browser, product.url, ['Henrik Dahl', 'Fatima El Amrani'], phone);
      const { page } = window;
      const henrik = window.seat('Henrik Dahl');
      await henrik.say('join Finance Leads because I stand in for Olu');
      await henrik.sees('Waiting for 1 owner');
      expect(await page.getByRole('region').count()).toBe(1);
      await page.getByRole('navigation', { name: 'People' }).getByRole('button', { name: 'Fatima' }).click();
      await window.seat('Fatima El Amrani').sees('Henrik Dahl asks to join Finance Leads');
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await takeScreenshot(page, 'sandbox-phone-light');
      await window.seat('Fatima El Amrani').press('Approve', 'asks to join Finance Leads');
      await window.seat('Fatima El Amrani').sees('Approved by you', 'Henrik Dahl is a member now.');
      await page.emulateMedia({ colorScheme: 'dark' });
      await takeScreenshot(page, 'sandbox-phone-dark');
      await window.close();
    },
    limitMs,
  );

  it(
    'keeps people’s requests out of a chat that others read',
    async () => {
      const window = await openSandbox(browser, product.url, ['Chiara Rossi', 'Emily Carter']);
      const chiara = window.seat('Chiara Rossi');
      const emily = window.seat('Emily Carter');
      await chiara.say('join Sales APAC because Singapore asked me to help');
      await chiara.sees('Waiting for');
      for (const seat of [chiara, emily])
        await seat.region.getByRole('tab', { name: 'Sales team chat' }).click();
      await chiara.say('@Usher my requests');
      const answer = await emily.sees('Usher answers in your personal chat');
      expect(answer).not.toMatch(/APAC|Singapore/u);
      await chiara.region.getByRole('tab', { name: 'Usher' }).click();
      await chiara.sees('My requests', 'Sales APAC');
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );
});
