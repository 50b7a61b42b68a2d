import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { personId } from '../../src/sandbox/company.ts';
import { openWindow, type Window } from './chromium.ts';

/** Somebody's column on the sandbox page, met as people meet it: by names, labels and titles. */
export interface Seat {
  readonly region: Locator;
  say(text: string): Promise<void>;
  /** The newest message of the open chat that says all of this. */
  message(...words: readonly (string | RegExp)[]): Locator;
  /** Waits for that message; answers everything it says. */
  sees(...words: readonly (string | RegExp)[]): Promise<string>;
  /** Presses a button on a message that says `words`. */
  press(title: string, ...words: readonly (string | RegExp)[]): Promise<void>;
  /** Titles of the buttons on the newest card that says this; drawing it again is the client's button, not the card's. */
  buttonsOn(...words: readonly (string | RegExp)[]): Promise<string[]>;
}

export interface SandboxWindow extends Window {
  seat(name: string): Seat;
  /** Between the two, the page hears of nothing that happens. */
  sleep(): Promise<unknown>;
  wake(): Promise<unknown>;
}

/** Opens the sandbox page with these people side by side; without names, with whoever sits there at first. */
export async function openSandbox(
  browser: Browser,
  url: string,
  names: readonly string[] = [],
  options: BrowserContextOptions = {},
): Promise<SandboxWindow> {
  const window = await openWindow(browser, options);
  const { page } = window;
  await page.addInitScript({ content: mayFallAsleep });
  if (names.length > 0) await page.addInitScript({ content: sitDown(names.map(personId)) });
  await page.goto(url);
  await page.locator('body.ready').waitFor();
  return {
    ...window,
    seat: (name) => seatOf(page.getByRole('region', { name })),
    sleep: () => page.evaluate('globalThis.isAsleep = true'),
    wake: () => page.evaluate('globalThis.isAsleep = false'),
  };
}

/** A client that hears of nothing while it sleeps, as a phone in a pocket, and is not told again. */
const mayFallAsleep = `{
  const listen = EventTarget.prototype.addEventListener;
  EventSource.prototype.addEventListener = function (type, hear, options) {
    listen.call(this, type, (event) => type === 'message' && globalThis.isAsleep || hear(event), options);
  };
}`;

/** A seat that was changed meanwhile stays changed. */
function sitDown(ids: readonly string[]): string {
  return `localStorage['usher.seats'] ??= ${JSON.stringify(JSON.stringify(ids))};`;
}

function seatOf(region: Locator): Seat {
  const message: Seat['message'] = (...words) =>
    words.reduce<Locator>((found, hasText) => found.filter({ hasText }), region.getByRole('article')).last();
  const sees: Seat['sees'] = async (...words) => {
    await message(...words).waitFor();
    return await message(...words).innerText();
  };
  return {
    region,
    message,
    sees,
    say: async (text) => {
      await region.getByRole('textbox', { name: 'Message to Usher' }).fill(text);
      await region.getByRole('button', { name: 'Send', exact: true }).click();
    },
    press: async (name, ...words) => {
      await message(...words)
        .getByRole('button', { name, exact: true })
        .first()
        .click();
    },
    buttonsOn: async (...words) => {
      await sees(...words);
      return await message(...words)
        .locator('.card')
        .getByRole('button')
        .allInnerTexts();
    },
  };
}
