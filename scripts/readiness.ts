/** `npm run readiness`: reads what the tenant is ready for, and writes it to the terminal, a page or a CSV file. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readReport, toProgress } from '../src/admin/readinessHandlers.ts';
import { listAlike, listCandidates, listGroups, listGroupsAfter } from '../src/admin/readinessStore.ts';
import { runSurvey, type SurveyContext } from '../src/admin/survey.ts';
import {
  beginSurvey,
  findLastSurvey,
  findOpenSurvey,
  tenantOf,
  type SurveyRow,
} from '../src/admin/surveyStore.ts';
import { readConfig } from '../src/config.ts';
import { ConfigError, DirectoryError } from '../src/errors.ts';
import { createLogger } from '../src/log.ts';
import { openTenant } from '../src/openTenant.ts';
import { openStore } from '../src/store/store.ts';
import { readinessPage } from '../src/teams/present/readinessPage.ts';
import { csvHeading, csvRow } from '../src/teams/present/readinessRows.ts';
import { readinessText } from '../src/teams/present/readinessText.ts';
import type { Wording } from '../src/teams/wording/wording.ts';
import { wordingFor, wordings } from '../src/teams/wording/wordings.ts';

const usage = `npm run readiness [-- --html <file> --csv <file> --language <en|de> --again]

  --html       writes the report as one page
  --csv        writes every group as a line
  --language   of the report; English without it
  --again      reads the tenant again although it was read today

  Nothing is changed in the tenant. A run that was stopped goes on where it was.`;
const dayMs = 24 * 60 * 60 * 1000;
const mostAttempts = 30;
const pauseMs = 5_000;
const candidatesShown = 50;
const alikeShown = 20;
/** More rows make a page that browsers scroll badly; the CSV file has them all. */
const groupsOnPage = 2_000;
const groupsAtOnce = 500;

async function main(): Promise<number> {
  const options = readOptions();
  const { wording } = options;
  const config = readConfig();
  const log = createLogger('silent');
  const store = await openStore({ ...config.store, log });
  try {
    const tenant = await openTenant(config, log);
    const context: SurveyContext = { db: store.db, directory: tenant.directory, log, now: () => new Date() };
    const survey = await surveyed(context, options.again, wording).finally(() => tenant.close());
    if (survey === undefined) return 1;
    await write(context, survey, options);
    return 0;
  } finally {
    await store.close();
  }
}

interface Options {
  readonly html: string | undefined;
  readonly csv: string | undefined;
  readonly again: boolean;
  readonly wording: Wording;
}

function readOptions(): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: { html: text, csv: text, language: text, again: flag, help: flag },
  });
  if (values.help) throw new ConfigError([usage]);
  const language = values.language ?? 'en';
  const languages = wordings.map((wording) => wording.language);
  if (!languages.includes(language.slice(0, 2).toLowerCase()))
    throw new ConfigError([`--language is one of ${languages.join(', ')}.\n\n${usage}`]);
  return { html: values.html, csv: values.csv, again: values.again, wording: wordingFor(language) };
}

/** The newest complete survey, once there is one that is new enough; undefined when it was stopped before. */
async function surveyed(
  context: SurveyContext,
  again: boolean,
  wording: Wording,
): Promise<SurveyRow | undefined> {
  const { db, now } = context;
  const last = await findLastSurvey(db);
  const isFresh = last?.finished_at instanceof Date && now().getTime() - last.finished_at.getTime() < dayMs;
  const open = await findOpenSurvey(db);
  if (open === undefined && isFresh && !again) return last;
  if (open === undefined) await beginSurvey(db, now());
  const stopping = new AbortController();
  process.once('SIGINT', () => {
    stopping.abort();
  });
  for (let failures = 0; !stopping.signal.aborted;) {
    const outcome = await oneRun(context, stopping.signal);
    if (outcome === 'done') return findLastSurvey(db);
    failures = outcome === 'failed' ? failures + 1 : 0;
    if (failures > mostAttempts) throw new ConfigError([awayTooLong]);
    const survey = await findOpenSurvey(db);
    if (survey !== undefined) console.error(wording.readiness.running(toProgress(survey)));
  }
  console.error('Stopped. Run it again to go on.');
  return undefined;
}

const awayTooLong = 'Microsoft Graph cannot be reached. Run it again to go on where it was.';

async function oneRun(context: SurveyContext, signal: AbortSignal): Promise<'done' | 'more' | 'failed'> {
  try {
    return (await runSurvey(context, signal)) === undefined ? 'done' : 'more';
  } catch (error) {
    if (!(error instanceof DirectoryError) || !['throttled', 'unavailable'].includes(error.reason))
      throw error;
    console.error('Microsoft Graph asks for patience.');
    await pause(Math.max(pauseMs, error.details.retryAfterMs ?? 0), undefined, { signal }).catch(
      () => undefined,
    );
    return 'failed';
  }
}

async function write({ db }: SurveyContext, survey: SurveyRow, options: Options): Promise<void> {
  const { wording, html, csv } = options;
  const report = await readReport({ db }, survey);
  const candidates = (await listCandidates(db, survey.id, { skip: 0, limit: candidatesShown })).items;
  const alike = await listAlike(db, survey.id, alikeShown);
  const { partNumbers } = tenantOf(survey);
  console.log(readinessText({ report, candidates, alike }, wording));
  if (html !== undefined) {
    const { items: groups } = await listGroups(db, survey.id, null, { skip: 0, limit: groupsOnPage });
    // Readable by whoever ran this alone: it names every group and its owners.
    const page = readinessPage({ report, candidates, alike, groups, partNumbers }, wording);
    await writeFile(html, page, { mode: 0o600 });
    console.log(`\n${html}`);
  }
  if (csv !== undefined) {
    const file = createWriteStream(csv, { mode: 0o600 });
    // Spreadsheets take a file without this mark for one in the encoding of the machine.
    file.write(`\uFEFF${csvHeading(wording)}`);
    for (let after = ''; ;) {
      const groups = await listGroupsAfter(db, survey.id, after, groupsAtOnce);
      for (const group of groups) file.write(csvRow(group, partNumbers, wording));
      const last = groups.at(-1);
      if (last === undefined) break;
      after = last.reading.id;
    }
    file.end();
    await finished(file);
    console.log(csv);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
