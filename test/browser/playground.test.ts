import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium, takeScreenshot } from '../support/chromium.ts';
import { openPlayground, startPlaygrounds, type Playgrounds } from '../support/playgrounds.ts';

/*
 * Microsoft's Agents Playground is a client that nobody here wrote: what works in it does not work by our own
 * simulation's kindness. It shows no answers per viewer, refreshes no cards, and signs nothing.
 */
const limitMs = 180_000;

describe('Usher in the Agents Playground', () => {
  let browser: Browser;
  let playgrounds: Playgrounds;

  beforeAll(async () => {
    [browser, playgrounds] = await Promise.all([launchChromium(), startPlaygrounds('Ada', 'Bob')]);
  }, limitMs);

  afterAll(async () => {
    await browser.close();
    await playgrounds.interrupt();
  }, limitMs);

  it(
    'lets Ada ask and Bob approve, each in a client of their own',
    async () => {
      const ada = await openPlayground(browser, playgrounds.urls.get('Ada Lindqvist') ?? '');
      const bob = await openPlayground(browser, playgrounds.urls.get('Bob Brown') ?? '');
      await ada.say('join Sales EMEA because I plan the launch for 30 days');
      await ada.sees('Waiting for 2 owners');
      await bob.sees('I plan the launch');
      await takeScreenshot(bob.page, 'playground-asked');
      await bob.page.getByRole('textbox', { name: 'Note' }).last().fill('Welcome to the team');
      await bob.button('Approve').click();
      await bob.sees('Approved by you');
      await bob.button('Approve').waitFor({ state: 'detached' });

      await ada.sees(/You are a member \(verified/u);
      await ada.sees('Welcome to the team');
      await takeScreenshot(ada.page, 'playground-approved');
    },
    limitMs,
  );

  it(
    'leaves nothing behind after Ctrl+C',
    async () => {
      const alone = await startPlaygrounds('Chen Wei');
      expect([...alone.urls.keys()]).toEqual(['Chen Wei']);
      expect(await alone.interrupt()).toBe(0);
      for (const url of alone.urls.values()) await expect(fetch(url)).rejects.toThrow('fetch failed');
    },
    limitMs,
  );
});
