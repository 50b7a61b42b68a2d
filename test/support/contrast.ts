import type { Page } from 'playwright-core';

/**
 * Visible words of the page that are hard to read on what is behind them: below 4.5 to 1, or 3 to 1 when large
 * (WCAG 2.2, 1.4.3). Disabled controls are exempt there, marks without letters here.
 */
export async function listFaintWords(page: Page): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(faintWords);
}

/** Runs in the page. */
const faintWords = `(() => {
  const parse = (color) => {
    const [r, g, b, a = 1] = (color.match(/[\\d.]+/g) ?? []).map(Number);
    return color.startsWith('color(srgb') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const behind = (element) => {
    if (element === null) return [255, 255, 255, 1];
    const style = getComputedStyle(element);
    if (style.backgroundImage !== 'none') return null;
    const own = parse(style.backgroundColor);
    if (own[3] === 1) return own;
    const below = behind(element.parentElement);
    return below && over(own, below);
  };
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (!/[\\p{L}\\p{N}]/u.test(textContent) || !parentElement.checkVisibility({ visibilityProperty: true })) continue;
    if (parentElement.closest('script, style, noscript, :disabled')) continue;
    const style = getComputedStyle(parentElement);
    const back = behind(parentElement);
    if (back === null || parentElement.getBoundingClientRect().width < 2) continue;
    const [a, b] = [light(over(parse(style.color), back)), light(back)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (isLarge ? 3 : 4.5)) found.push(ratio.toFixed(2) + ' ' + textContent.trim().slice(0, 60));
  }
  return [...new Set(found)];
})()`;
