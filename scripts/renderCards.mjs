/**
 * Draws every card sample in every language, light, dark and narrow, into screenshots/, so that people can look
 * at the cards before their colleagues do. Usage: node scripts/renderCards.mjs [card …]
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cardNames, createRenderCard, loadTemplates } from '../src/teams/renderCard.ts';
import { wordings } from '../src/teams/wording/wordings.ts';
import { cardsFolder, loadSamples, sampleViewer } from '../test/support/cardSamples.ts';
import { launchChromium } from './launchChromium.mjs';

const root = join(import.meta.dirname, '..');
const hostFolder = join(root, 'src/sandbox/web/teams');
const screenshots = join(root, 'screenshots/cards');
const require = createRequire(import.meta.url);

const looks = [
  { name: 'light', theme: 'light', width: 560 },
  { name: 'dark', theme: 'dark', width: 560 },
  { name: 'narrow', theme: 'light', width: 320 },
];

const wanted = process.argv.slice(2);
const names = wanted.length === 0 ? cardNames : cardNames.filter((name) => wanted.includes(name));
const renderCard = createRenderCard(loadTemplates(cardsFolder));

mkdirSync(screenshots, { recursive: true });
const browser = await launchChromium();
try {
  for (const look of looks) {
    const page = await openPage(look);
    for (const name of names) {
      await page.evaluate(drawAll, rowsFor(name));
      await page.screenshot({ path: join(screenshots, `${name}-${look.name}.png`), fullPage: true });
    }
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(`Drawn into ${screenshots}`);

function rowsFor(name) {
  return loadSamples(name).map(({ situation, view }) => ({
    situation,
    cards: wordings.map(({ language }) => renderCard(view, { ...sampleViewer, locale: language }).card),
  }));
}

async function openPage({ theme, width }) {
  const columns = wordings.length;
  const page = await browser.newPage({ viewport: { width: (width + 24) * columns + 24, height: 600 } });
  const dark = theme === 'dark';
  const css = join(hostFolder, `teams-container-${theme}.css`);
  await page.setContent('<!doctype html><main></main>');
  if (existsSync(css)) await page.addStyleTag({ path: css });
  await page.addStyleTag({
    content: `
      body { margin: 24px; background: ${dark ? '#1f1f1f' : '#f5f5f5'}; color: ${dark ? '#fff' : '#242424'};
             font-family: 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; font-size: 14px; }
      h2 { font-size: 12px; font-weight: 400; opacity: 0.6; margin: 24px 0 8px; }
      .row { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: 24px; align-items: start; }
      .row > div { background: ${dark ? '#292929' : '#fff'}; border-radius: 4px; box-sizing: border-box; }`,
  });
  await page.addScriptTag({ path: require.resolve('adaptivecards/dist/adaptivecards.min.js') });
  const hostConfig = JSON.parse(readFileSync(join(hostFolder, `microsoft-teams-${theme}.json`), 'utf8'));
  await page.evaluate((config) => {
    globalThis.hostConfig = new globalThis.AdaptiveCards.HostConfig(config);
  }, hostConfig);
  return page;
}

/** Runs in the page. */
function drawAll(rows) {
  const { AdaptiveCards, document, hostConfig } = globalThis;
  const element = (tag, parent, className = '', text = '') => {
    const made = parent.appendChild(document.createElement(tag));
    made.className = className;
    made.textContent = text;
    return made;
  };
  const main = document.querySelector('main');
  main.replaceChildren();
  for (const { situation, cards } of rows) {
    element('h2', main, '', situation);
    const row = element('div', main, 'row');
    for (const json of cards) {
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = hostConfig;
      // adaptivecards 3.0.6 checks `lang` with a pattern that remembers its place, and refuses every second card.
      AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0;
      card.parse(json);
      card.render(element('div', row));
    }
  }
}
