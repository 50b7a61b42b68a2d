import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium, takeScreenshot } from '../support/chromium.ts';
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

describe('the sandbox page', () => {
  it(
    'lets an employee ask and an owner approve, and every card tells the truth',
    async () => {
      const window = await openSandbox(browser, product.url);
      const [ada, bob, chen] = ['Ada Lindqvist', 'Bob Brown', 'Chen Wei'].map(window.seat);
      if (!ada || !bob || !chen) throw new Error('Somebody is missing.');
      await ada.say('find sales emea');
      await ada.press('Request to join', 'Groups for', 'Sales EMEA');
      const form = ada.message('Send request');
      await form.getByLabel('Reason').fill('I run the launch in *Milan*.');
      await form.getByLabel('Duration').selectOption('30 days');
      await ada.press('Send request');
      await ada.sees('Waiting for 2 owners', 'Bob Brown and Chen Wei were asked', '30 days');

      const asked = await bob.sees('Ada Lindqvist asks to join Sales EMEA');
      for (const words of [
        'I run the launch in *Milan*.',
        '30 days',
        'Campaign Specialist',
        'You own this group.',
      ])
        expect(asked).toContain(words);
      await takeScreenshot(window.page, 'sandbox-asked-light');
      await bob.message('asks to join Sales EMEA').getByLabel('Note').fill('Welcome to the team');
      await bob.press('Approve', 'asks to join Sales EMEA');

      await ada.sees('Approved by Bob Brown', 'You are a member (verified', 'Welcome to the team');
      await ada.sees('You are now a member of Sales EMEA');
      await bob.sees('Approved by you', 'Ada Lindqvist is a member now.');
      await chen.sees('Approved by Bob Brown', 'Welcome to the team', 'is a member now.');
      expect(await chen.buttonsOn('Approved by Bob Brown')).toEqual([]);
      expect(await bob.buttonsOn('Approved by you')).toEqual([]);
      expect(await ada.buttonsOn('You are a member (verified')).toEqual([]);
      await takeScreenshot(window.page, 'sandbox-approved-light');
      await window.page.emulateMedia({ colorScheme: 'dark' });
      await takeScreenshot(window.page, 'sandbox-approved-dark');
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'tells the person who asked why an owner denied',
    async () => {
      const window = await openSandbox(browser, product.url, ['Tom Hughes', 'Olu Adeyemi']);
      const tom = window.seat('Tom Hughes');
      const olu = window.seat('Olu Adeyemi');
      await tom.say('join Finance Reports because I want to see the figures');
      await olu.press('Deny', 'Tom Hughes asks to join Finance Reports');
      await olu.press('Deny request');
      await olu.sees(
        'Deny request',
        'Please say in a few words why, so that the person who asked knows what to do.',
      );
      await olu.message('Deny request').getByLabel('Note').fill('Ask me in person, please.');
      await olu.press('Deny request');
      await tom.sees('Denied by Olu Adeyemi', 'Ask me in person, please.');
      await olu.sees('Denied by you', 'Ask me in person, please.');
      expect(await olu.buttonsOn('Denied by you')).toEqual([]);
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'keeps seats and cards over a reload, and the buttons still work',
    async () => {
      const window = await openSandbox(browser, product.url, ['Camila Araújo', 'Sofia Ångström']);
      const camila = window.seat('Camila Araújo');
      const sofia = window.seat('Sofia Ångström');
      await camila.say('join Brand Assets because I need the logo for 7 days');
      const before = [await camila.sees('Waiting for'), await sofia.sees('asks to join Brand Assets')];
      await window.page.reload();
      await window.page.locator('body.ready').waitFor();
      expect([await camila.sees('Waiting for'), await sofia.sees('asks to join Brand Assets')]).toEqual(
        before,
      );
      await sofia.press('Approve', 'asks to join Brand Assets');
      await camila.sees('Approved by Sofia Ångström', 'You are a member (verified');
      await window.page.reload();
      await camila.sees('Approved by Sofia Ångström', 'You are a member (verified');
      expect(await sofia.buttonsOn('Approved by you')).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'says who decided to an owner whose phone slept through it',
    async () => {
      const window = await openSandbox(browser, product.url, [
        'Grace Kim',
        'Viktor Lundgren',
        'Samuel Mensah',
      ]);
      const asleep = await openSandbox(browser, product.url, ['Samuel Mensah'], phone);
      const samuel = asleep.seat('Samuel Mensah');
      await window.seat('Grace Kim').say('join VPN Users because I am on call');
      await samuel.sees('Grace Kim asks to join VPN Users');
      await asleep.sleep();
      await window.seat('Viktor Lundgren').press('Approve', 'Grace Kim asks to join VPN Users');
      await window.seat('Samuel Mensah').sees('Approved by Viktor Lundgren', 'is a member now.');
      await takeScreenshot(asleep.page, 'sandbox-phone-light');
      await asleep.wake();
      await samuel.press('Approve', 'Grace Kim asks to join VPN Users');
      await samuel.sees('Approved by Viktor Lundgren');
      expect(await samuel.buttonsOn('Approved by Viktor Lundgren')).toEqual([]);
      await asleep.close();
      await window.close();
    },
    limitMs,
  );
});
