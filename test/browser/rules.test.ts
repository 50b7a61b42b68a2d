import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium, takeScreenshot } from '../support/chromium.ts';
import { listFaintWords } from '../support/contrast.ts';
import { listNameless, tabTo } from '../support/keyboard.ts';
import { openSandbox } from '../support/sandboxPage.ts';
import { startSandboxProduct, type SandboxProduct } from '../support/sandboxProduct.ts';

const limitMs = 120_000;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const news = 'Marketing Newsletter';
const looks = ['light', 'dark'] as const;

let browser: Browser;
let product: SandboxProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startSandboxProduct()]);
}, limitMs);

afterAll(async () => {
  await browser.close();
  await product.close();
}, limitMs);

describe('a rule that Usher keeps, in a browser', () => {
  it(
    'is previewed and begins with a dry run, readable in light and dark and on a phone',
    async () => {
      const window = await openSandbox(browser, product.url, ['Viktor Lundgren']);
      const viktor = window.seat('Viktor Lundgren');
      await viktor.say('keep VPN Users by user.department -eq "IT"');
      const preview = await viktor.sees('VPN Users', 'Start a dry run');
      expect(preview).toMatch(/A dry run writes nothing for a week.*Join: \d.*These match/su);
      await lookAt(window.page, 'kept-preview');
      await viktor.press('Start a dry run', 'VPN Users');
      await viktor.sees('This is a dry run', 'Change the rule');
      await lookAt(window.page, 'kept-dry-run');
      expect(window.troubles).toEqual([]);
      await window.close();
      const narrow = await openSandbox(browser, product.url, ['Viktor Lundgren'], phone);
      await narrow.seat('Viktor Lundgren').sees('This is a dry run', 'Change the rule');
      expect(await beyondScreen(narrow.page)).toEqual([]);
      await takeScreenshot(narrow.page, 'kept-dry-run-narrow');
      await narrow.close();
    },
    limitMs,
  );
});

describe('the rule of a group in a browser', () => {
  it(
    'is changed with rows, seen in a preview and saved',
    async () => {
      const window = await openSandbox(browser, product.url, ['Sofia Ångström']);
      const sofia = window.seat('Sofia Ångström');
      await sofia.say(`rule ${news}`);
      await sofia.press('Change the rule', news, 'The rule is at work');
      const form = sofia.message('Preview the conditions');
      await form.getByLabel('Comparison 1').selectOption('is one of (with ; between)');
      await form.getByRole('textbox', { name: 'Value 1' }).fill('Marketing; Sales');
      await form.getByText('Use “Marketing; Sales”').click();
      await form.getByLabel('Property 2').selectOption('Country');
      await form.getByLabel('Comparison 2').selectOption('is not');
      await form.getByRole('textbox', { name: 'Value 2' }).fill('Sing');
      const existing = form.getByText(/^Singapore \(\d+ people\)$/u);
      await existing.waitFor();
      await takeScreenshot(window.page, 'rule-editor-values');
      await existing.click();
      await sofia.press('Preview the conditions', 'Preview the conditions');
      const preview = await sofia.sees(`Another rule for ${news}`, 'Save the rule');
      expect(preview).toMatch(/Department is Marketing or Sales, and country is not Singapore/u);
      expect(preview).toMatch(/Join: [1-9]/u);
      expect(preview).toMatch(/These just do not match/u);
      await sofia.press('What if', `Another rule for ${news}`);
      const trial = sofia.message('Value to try');
      await trial.getByLabel('Person').fill('Karin Holm');
      await trial.getByLabel('Property').selectOption('Department');
      await trial.getByLabel('Value to try').fill('Sales');
      await sofia.press('Try it', 'Value to try');
      const verdict = await sofia.sees('With the other value');
      expect(verdict).toMatch(/Karin Holm would not be in.*Karin Holm would be in/su);
      await takeScreenshot(window.page, 'rule-what-if-light');
      await sofia.press('Back to the preview', 'Value to try');
      await sofia.press('Save the rule', `Another rule for ${news}`);
      await sofia.sees('Saved. Entra takes people in and out by it');
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'is written as text with the keyboard alone, and what is wrong is marked and mended',
    async () => {
      const window = await openSandbox(browser, product.url, ['Yara Haddad']);
      const yara = window.seat('Yara Haddad');
      const { keyboard } = window.page;
      await yara.say('rule Press Desk');
      await yara.sees('Press Desk', 'Change the rule');
      const unseen = [
        ...(await tabTo(yara.region.getByRole('button', { name: 'Change the rule' }), 'Shift+Tab')),
      ];
      await keyboard.press('Enter');
      unseen.push(...(await tabTo(yara.region.getByLabel('The rule as text'))));
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type('user.departmnt -eq "Marketing"');
      unseen.push(...(await tabTo(yara.region.getByRole('button', { name: 'Preview the text' }))));
      await keyboard.press('Enter');
      await yara.sees('The rule cannot be read yet', 'user.departmnt');
      await takeScreenshot(window.page, 'rule-mistake-light');
      const mend = yara.region.getByRole('button', { name: /user\.department/u });
      unseen.push(...(await tabTo(mend.first())));
      await keyboard.press('Enter');
      await yara.sees('Preview the text', /^(?!.*cannot be read yet)/su);
      expect(await yara.region.getByLabel('The rule as text').inputValue()).toBe(
        'user.department -eq "Marketing"',
      );
      unseen.push(...(await tabTo(yara.region.getByRole('button', { name: 'Preview the text' }))));
      await keyboard.press('Enter');
      await yara.sees('Another rule for Press Desk', 'Worked out for');
      expect(unseen).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'has names for every field and button, and is readable in light and dark and on a phone',
    async () => {
      const window = await openSandbox(browser, product.url, ['Karin Holm']);
      const karin = window.seat('Karin Holm');
      await karin.say('rule All Sweden');
      await karin.press('Change the rule', 'All Sweden');
      await karin.sees('Preview the conditions');
      await lookAt(window.page, 'rule-editor');
      await karin
        .message('Preview the text')
        .getByLabel('The rule as text')
        .fill('user.city -eq "Gothenburg"');
      await karin.press('Preview the text', 'Preview the text');
      await karin.sees('Another rule for All Sweden', 'Worked out for');
      await lookAt(window.page, 'rule-preview');
      expect(window.troubles).toEqual([]);
      await window.close();
      const narrow = await openSandbox(browser, product.url, ['Karin Holm'], phone);
      const onPhone = narrow.seat('Karin Holm');
      await onPhone.sees('Another rule for All Sweden', 'Worked out for');
      expect(await beyondScreen(narrow.page)).toEqual([]);
      await takeScreenshot(narrow.page, 'rule-preview-narrow');
      await onPhone.press('Change it', 'Another rule for All Sweden');
      await onPhone.sees('Preview the conditions');
      expect(await beyondScreen(narrow.page)).toEqual([]);
      await takeScreenshot(narrow.page, 'rule-editor-narrow');
      await narrow.close();
    },
    limitMs,
  );
});

/** Parts of cards that reach beyond the screen. */
async function beyondScreen(page: Page): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('.card *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth)
      .map((element) => element.outerHTML.slice(0, 120))`,
  );
}

/** Everything on the page has a name and can be read, in both looks. */
async function lookAt(page: Page, name: string): Promise<void> {
  expect(await listNameless(page)).toEqual([]);
  for (const colorScheme of looks) {
    await page.emulateMedia({ colorScheme });
    expect({ [colorScheme]: await listFaintWords(page) }).toEqual({ [colorScheme]: [] });
    await takeScreenshot(page, `${name}-${colorScheme}`);
  }
}
