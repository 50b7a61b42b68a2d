import type { Kysely, Transaction } from 'kysely';
import type { SurveyReads } from '../directory/surveyTypes.ts';
import type { Directory } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import type { Again } from '../jobs/handlers.ts';
import type { Logger } from '../log.ts';
import { hasDoubled } from '../store/growth.ts';
import type { Database } from '../store/schema.ts';
import { sortNext, type Memory } from './sortGroups.ts';
import {
  clearAfter,
  findOpenSurvey,
  forgetRead,
  gatherSurveyStatistics,
  lockSurvey,
  saveGroups,
  saveMissingLicences,
  savePeople,
  saveSurvey,
  type SurveyRow,
} from './surveyStore.ts';

export interface SurveyContext {
  readonly db: Kysely<Database>;
  readonly directory: SurveyReads & Pick<Directory, 'listGroupsWithLicenceErrors' | 'listSubscribedSkus'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** What the next page of a survey changes, and where it goes on. */
interface Step {
  readonly keep?: (trx: Transaction<Database>) => Promise<void>;
  readonly next: Parameters<typeof saveSurvey>[2];
}

/** Bounds one run of the job, so that a stop or another job never waits for fifty thousand groups. */
const stepsPerRun = 25;
const premiumPlans = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];

/**
 * Goes on with the survey that was begun: people, groups with their links, licences, then the sorting of the groups.
 * Each page and where the next one is are one transaction, so a killed run is taken up at its page. Nothing to do
 * without a survey. What may not be read is left out and noted; every other fault is thrown, to be tried later.
 */
export async function runSurvey(context: SurveyContext, signal: AbortSignal): Promise<Again | undefined> {
  const memory: Memory = { people: null };
  for (let count = 0; count < stepsPerRun && !signal.aborted; count += 1) {
    const survey = await findOpenSurvey(context.db);
    if (survey === undefined) return undefined;
    await keep(context, survey, await take(context, survey, memory));
  }
  return { againInSeconds: 0 };
}

async function keep({ db, log }: SurveyContext, survey: SurveyRow, step: Step): Promise<void> {
  const isKept = await db.transaction().execute(async (trx) => {
    // Another process has gone on meanwhile; its page counts.
    if (!(await lockSurvey(trx, survey))) return false;
    await step.keep?.(trx);
    await saveSurvey(trx, survey, step.next);
    return true;
  });
  if (isKept && hasDoubled(survey.step + 1)) await gatherSurveyStatistics(db);
  const { phase } = step.next;
  if (phase !== undefined)
    log.info({ phase, people: survey.people, groups: survey.groups }, 'survey goes on');
}

function take(context: SurveyContext, survey: SurveyRow, memory: Memory): Promise<Step> {
  switch (survey.phase) {
    case 'people':
      return takePeople(context, survey);
    case 'groups':
      return takeGroups(context, survey);
    case 'licences':
      return takeLicences(context, survey);
    default:
      return sort(context, survey, memory);
  }
}

async function takePeople({ directory }: SurveyContext, survey: SurveyRow): Promise<Step> {
  const { id, link, missing } = survey;
  const page = await unlessForbidden(directory.readSurveyPeople(link));
  if (page === 'forbidden')
    return { next: { phase: 'groups', link: null, missing: [...missing, 'User.Read.All'] } };
  if (page === 'startOver')
    return { keep: (trx) => forgetRead(trx, id, 'people'), next: { link: null, people: 0 } };
  const people = survey.people + page.items.length;
  return {
    keep: (trx) => savePeople(trx, id, page.items),
    next: { people, link: page.nextLink, ...(page.nextLink === null ? { phase: 'groups' } : {}) },
  };
}

async function takeGroups({ directory }: SurveyContext, survey: SurveyRow): Promise<Step> {
  const { id, link, step, missing } = survey;
  const page = await unlessForbidden(directory.readSurveyGroups(link));
  if (page === 'forbidden')
    return { next: { phase: 'sorting', link: null, missing: [...missing, 'GroupMember.Read.All'] } };
  if (page === 'startOver')
    return { keep: (trx) => forgetRead(trx, id, 'groups'), next: { link: null, groups: 0 } };
  const groups = survey.groups + page.items.filter(({ properties }) => properties !== null).length;
  return {
    keep: (trx) => saveGroups(trx, id, step, page.items),
    next: { groups, link: page.nextLink, ...(page.nextLink === null ? { phase: 'licences' } : {}) },
  };
}

async function takeLicences({ directory }: SurveyContext, { id, missing }: SurveyRow): Promise<Step> {
  const [groups, products] = await Promise.all([
    unlessForbidden(directory.listGroupsWithLicenceErrors()),
    unlessForbidden(directory.listSubscribedSkus('background')),
  ]);
  const tenant =
    products === 'forbidden'
      ? {}
      : {
          hasPremium: products.some(({ servicePlans }) =>
            servicePlans.some(({ servicePlanName }) => premiumPlans.includes(servicePlanName)),
          ),
          partNumbers: Object.fromEntries(products.map(({ skuId, skuPartNumber }) => [skuId, skuPartNumber])),
        };
  const unread = [
    ...(groups === 'forbidden' ? ['Group.Read.All'] : []),
    ...(products === 'forbidden' ? ['LicenseAssignment.Read.All'] : []),
  ];
  return {
    keep: async (trx) => {
      if (groups !== 'forbidden')
        await saveMissingLicences(
          trx,
          id,
          groups.map((group) => group.id),
        );
    },
    next: { phase: 'sorting', link: null, missing: [...missing, ...unread], tenant: JSON.stringify(tenant) },
  };
}

async function sort({ db, now }: SurveyContext, survey: SurveyRow, memory: Memory): Promise<Step> {
  const sorted = await sortNext(db, survey, memory);
  if (sorted === undefined)
    return {
      keep: (trx) => clearAfter(trx, survey.id),
      next: { phase: 'done', link: null, finished_at: now() },
    };
  return { keep: sorted.keep, next: { link: sorted.last, sorted: survey.sorted + sorted.count } };
}

async function unlessForbidden<T>(read: Promise<T>): Promise<T | 'forbidden'> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof DirectoryError && error.reason === 'forbidden') return 'forbidden';
    throw error;
  }
}
