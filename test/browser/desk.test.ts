import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium, takeScreenshot } from '../support/chromium.ts';
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

describe('the owner’s desk in a browser', () => {
  it(
    'lets an owner find a group, add people, remove one and take it back',
    async () => {
      const window = await openSandbox(browser, product.url, ['Bob Brown']);
      const bob = window.seat('Bob Brown');
      await bob.say('manage');
      await bob.sees('Groups I own', 'Sales EMEA Leads');
      await bob.say('manage sales emea');
      await bob.sees('Accounts, pipeline', 'Bob Brown');
      await takeScreenshot(window.page, 'desk-group-light');
      await bob.press('Members', 'Accounts, pipeline');
      await bob.sees('Members of Sales EMEA', 'Account Executive');
      await takeScreenshot(window.page, 'desk-members-light');
      await window.page.emulateMedia({ colorScheme: 'dark' });
      await takeScreenshot(window.page, 'desk-members-dark');
      const members = bob.message('Members of Sales EMEA');
      await members.getByLabel('People to add or remove').fill('Tom Hughes\nAda Lindqvist');
      await bob.press('Add', 'Members of Sales EMEA');
      await bob.sees('2 people added to Sales EMEA', 'Tom Hughes: Added');
      await bob.say('remove Chiara Rossi from Sales EMEA');
      await bob.press('Yes, do it', 'Remove Chiara Rossi');
      await bob.sees('1 person removed from Sales EMEA');
      await bob.press('Undo', '1 person removed');
      await bob.sees('1 person put back into Sales EMEA');
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );
});
