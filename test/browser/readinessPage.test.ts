import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readReport } from '../../src/admin/readinessHandlers.ts';
import { listAlike, listCandidates, listGroups } from '../../src/admin/readinessStore.ts';
import { runSurvey } from '../../src/admin/survey.ts';
import { beginSurvey, findLastSurvey, tenantOf } from '../../src/admin/surveyStore.ts';
import { createDirectory } from '../../src/directory/directory.ts';
import { createLogger } from '../../src/log.ts';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { readinessPage } from '../../src/teams/present/readinessPage.ts';
import { wordingFor } from '../../src/teams/wording/wordings.ts';
import { launchChromium, openWindow, takeScreenshot } from '../support/chromium.ts';
import { openTestStore } from '../support/databases.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const limitMs = 180_000;
const sales = ['Chen Wei', 'Aisha Rahman', 'Lukas Novák', 'Siobhán O’Connor', 'Nguyễn Minh', 'Emily Carter'];
let browser: Browser;
let pageIn: (language: string) => string;

beforeAll(async () => {
  browser = await launchChromium();
  const graph = await startSandboxGraph();
  for (const name of sales) graph.sim.addMember(groupId('Sales EMEA Leads'), personId(name));
  pageIn = await surveyed(graph);
  await graph.stop();
}, limitMs);

afterAll(() => browser.close(), limitMs);

describe('the page of the readiness report', () => {
  it(
    'shows an administrator everything in one file that loads nothing and runs nothing',
    async () => {
      const { page, troubles, close } = await openWindow(browser, { javaScriptEnabled: false });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(pageIn('en'));
      await page.getByRole('heading', { name: 'What this tenant is ready for' }).waitFor();
      await page.getByRole('img', { name: 'Groups by what they are ready for' }).waitFor();
      await page.getByText('100 % of Sales EMEA Leads share department Sales.').waitFor();
      expect(asked).toEqual([]);
      expect(troubles).toEqual([]);
      await takeScreenshot(page, 'readiness-light');
      await page.emulateMedia({ colorScheme: 'dark' });
      await takeScreenshot(page, 'readiness-dark');
      await close();
    },
    limitMs,
  );

  it(
    'lists only the groups of a class that somebody chooses',
    async () => {
      const { page, close } = await openWindow(browser, { javaScriptEnabled: false });
      await page.setContent(pageIn('en'));
      const rows = page.locator('tbody tr:visible');
      const all = await rows.count();
      const ofSelfService = page.getByRole('group', { name: 'Self-service' });
      await ofSelfService.getByLabel('ready after something').check();
      await page.getByText('Archive Readers', { exact: true }).last().waitFor();
      expect(await rows.count()).toBe(3);
      await ofSelfService.getByLabel('all').check();
      expect(await rows.count()).toBe(all);
      await close();
    },
    limitMs,
  );

  it(
    'fits a narrow screen and a printer, in German',
    async () => {
      const { page, close } = await openWindow(browser, {
        javaScriptEnabled: false,
        viewport: { width: 360, height: 800 },
      });
      await page.setContent(pageIn('de'));
      await page.getByRole('heading', { name: 'Wofür dieser Mandant bereit ist' }).waitFor();
      const overflow = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await takeScreenshot(page, 'readiness-narrow');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.filters').isVisible()).toBe(false);
      await close();
    },
    limitMs,
  );
});

/** The simulated tenant, read as in the product; answers the page in a language. */
async function surveyed({ origin }: SandboxGraph): Promise<(language: string) => string> {
  const store = await openTestStore();
  const log = createLogger('silent');
  const getToken = () => Promise.resolve({ token: 'sandbox', expiresOnTimestamp: Date.now() + 3_600_000 });
  const directory = createDirectory({ getToken, graphOrigin: origin, log });
  const { db } = store;
  await beginSurvey(db, new Date());
  const context = { db, directory, log, now: () => new Date() };
  while ((await runSurvey(context, new AbortController().signal)) !== undefined);
  const survey = await findLastSurvey(db);
  if (survey === undefined) throw new Error('There is no survey.');
  const all = { skip: 0, limit: 2_000 };
  const parts = {
    report: await readReport({ db }, survey),
    candidates: (await listCandidates(db, survey.id, all)).items,
    alike: await listAlike(db, survey.id, 9),
    groups: (await listGroups(db, survey.id, null, all)).items,
    partNumbers: tenantOf(survey).partNumbers,
  };
  await store.close();
  return (language) => readinessPage(parts, wordingFor(language));
}
