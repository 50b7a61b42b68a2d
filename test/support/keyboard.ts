import type { Locator, Page } from 'playwright-core';

/** More stops than any way on the page has. */
const mostStops = 120;

/**
 * Goes with Tab, or back with Shift and Tab, to where `target` has the focus, as somebody without a mouse does.
 * @returns the stops on the way that did not show that they had the focus
 */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<readonly string[]> {
  const page = target.page();
  await target.waitFor();
  const invisible: string[] = [];
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press(key);
    const hidden = await page.evaluate<string | null>(unseenFocus);
    if (hidden !== null) invisible.push(hidden);
    if (await hasFocus(target)) return invisible;
  }
  throw new Error(`The keyboard does not lead to ${target.toString()}.`);
}

async function hasFocus(target: Locator): Promise<boolean> {
  return await target.evaluate((element) => element === element.ownerDocument.activeElement);
}

/** Buttons, boxes and the like of the page that a screen reader has no name for. */
export async function listNameless(page: Page): Promise<readonly string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  return tree.split('\n').filter((line) => controls.test(line));
}

const controls =
  /^\s*- '?(button|textbox|searchbox|combobox|listbox|checkbox|radio|switch|tab|link|menuitem|dialog)(?! ")\b/;

/** Runs in the page: says which element has the focus when neither outline nor shadow shows it. */
const unseenFocus = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const shows = (style) =>
    (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
  // A box may leave it to the frame around it.
  if (shows(getComputedStyle(element)) || shows(getComputedStyle(element.parentElement))) return null;
  return element.outerHTML.slice(0, 160);
})()`;
