import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { groupId } from '../../src/sandbox/company.ts';
import { sandboxLinkDomain } from '../../src/sandbox/startSandbox.ts';
import { launchChromium, takeScreenshot } from '../support/chromium.ts';
import { listFaintWords } from '../support/contrast.ts';
import { listNameless, tabTo } from '../support/keyboard.ts';
import { openSandbox, type Seat } from '../support/sandboxPage.ts';
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

const openChat = (seat: Seat, title: string): Promise<void> =>
  seat.region.getByRole('tab', { name: title }).click();

describe('beside the compose box', () => {
  it(
    'a group’s card goes into a chat of people, and whoever presses it asks for themselves',
    async () => {
      const window = await openSandbox(browser, product.url, ['Ada Lindqvist', 'Bob Brown']);
      const [ada, bob] = [window.seat('Ada Lindqvist'), window.seat('Bob Brown')];
      for (const seat of [ada, bob]) await openChat(seat, 'Spring launch');
      await ada.region.getByRole('button', { name: 'Insert a group' }).click();
      const panel = ada.region.getByRole('dialog', { name: 'Insert a group' });
      await panel.getByRole('searchbox', { name: 'Search groups' }).fill('vpn');
      await panel.getByRole('button', { name: /VPN Users/u }).waitFor();
      await takeScreenshot(window.page, 'compose-light');
      await panel.getByRole('button', { name: /VPN Users/u }).click();
      await ada.region.getByRole('group', { name: 'Card to send' }).getByText('VPN Users').waitFor();
      await ada.say('This is the one we need');
      await bob.sees('This is the one we need', 'VPN Users', 'via Usher');
      await bob.press('Request to join', 'VPN Users');
      await bob.sees('VPN Users', 'personal chat');
      await openChat(bob, 'Usher');
      await bob.message('Send request').getByLabel('Reason').fill('I travel');
      await bob.press('Send request', 'VPN Users');
      await bob.sees('Waiting for', 'VPN Users', 'I travel');
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    'a pasted link unfolds to the group’s card, which can be taken off again',
    async () => {
      const window = await openSandbox(browser, product.url, ['Chen Wei', 'Ada Lindqvist']);
      const [chen, ada] = [window.seat('Chen Wei'), window.seat('Ada Lindqvist')];
      for (const seat of [chen, ada]) await openChat(seat, 'Spring launch');
      const link = `https://${sandboxLinkDomain}/groups/${groupId('Brand Assets')}`;
      const box = chen.region.getByRole('textbox', { name: 'Message to Usher' });
      const draft = chen.region.getByRole('group', { name: 'Card to send' });
      await box.fill(`Look: ${link}`);
      await draft.getByText('Brand Assets').waitFor();
      await draft.getByRole('button', { name: 'Remove the card' }).click();
      await draft.waitFor({ state: 'hidden' });
      await box.fill('');
      await box.fill(link);
      await draft.getByText('Brand Assets').waitFor();
      await chen.region.getByRole('button', { name: 'Send', exact: true }).click();
      await ada.sees(link, 'Brand Assets', 'Security group');
      expect(await ada.buttonsOn(link)).toEqual(['Request to join']);
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );

  it(
    '“Request a group” works with the keyboard alone, its field answering while somebody types, in the dark',
    async () => {
      const window = await openSandbox(browser, product.url, ['Emily Carter'], { colorScheme: 'dark' });
      const emily = window.seat('Emily Carter');
      const { keyboard } = window.page;
      const unseen = [...(await tabTo(emily.region.getByRole('button', { name: 'Insert a group' })))];
      await keyboard.press('Enter');
      await emily.region.getByRole('searchbox', { name: 'Search groups' }).waitFor();
      unseen.push(...(await tabTo(emily.region.getByRole('button', { name: 'Request a group' }))));
      await keyboard.press('Enter');
      const dialog = window.page.getByRole('dialog', { name: 'Ask to join a group' });
      await dialog.waitFor();
      await keyboard.type('archive re');
      await dialog.getByText('Archive Readers').waitFor();
      await takeScreenshot(window.page, 'ask-dialog-dark');
      expect(await listFaintWords(window.page)).toEqual([]);
      expect(await listNameless(window.page)).toEqual([]);
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      unseen.push(...(await tabTo(dialog.getByLabel('Reason'))));
      await keyboard.type('I write about our history');
      unseen.push(...(await tabTo(dialog.getByRole('button', { name: 'Send request' }))));
      await keyboard.press('Enter');
      await dialog
        .getByRole('status')
        .getByText('Archive Readers')
        .or(dialog.getByText('personal chat'))
        .waitFor();
      await keyboard.press('Escape');
      await emily.sees('Archive Readers', 'I write about our history');
      expect(unseen).toEqual([]);
      await window.close();
    },
    limitMs,
  );
});

describe('the form for a new group', () => {
  it.each(['light', 'dark'] as const)(
    'says what is missing, asks, and makes the group, in %s colours',
    async (colorScheme) => {
      const window = await openSandbox(browser, product.url, ['Tom Hughes'], { colorScheme });
      const tom = window.seat('Tom Hughes');
      const name = `Harvest ${colorScheme}`;
      await tom.say(`create group ${name}`);
      await tom.sees('of at most 250 groups');
      await takeScreenshot(window.page, `group-form-${colorScheme}`);
      expect(await listFaintWords(window.page)).toEqual([]);
      expect(await listNameless(window.page)).toEqual([]);
      const form = tom.message('of at most 250 groups');
      await form.getByLabel('Name of the group').fill(name);
      await form.getByLabel('Purpose').fill('Where the harvest is planned');
      await form.getByRole('textbox', { name: 'First members' }).fill('Ada Lindqvist');
      await tom.press('Check and continue', 'of at most 250 groups');
      await tom.sees(`Create Marketing ${name}?`);
      await tom.press('Create the group', `Create Marketing ${name}?`);
      await tom.sees(`${name} is there`);
      expect(window.troubles).toEqual([]);
      await window.close();
    },
    limitMs,
  );
});
