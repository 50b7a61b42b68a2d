import type { Actor } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import type { ReadinessClass, System } from './readiness.ts';
import type { ReadinessContext } from './readinessContext.ts';
import { checkOff, rankFixes, type ReadinessReport, type ReportedGroup } from './readinessReport.ts';
import { countReadiness, listAlike, listCandidates, listGroups, listGroupsAfter } from './readinessStore.ts';
import type { ReadinessView, SurveyProgress } from './readinessViews.ts';
import { findLastSurvey, findOpenSurvey, insertSurvey, tenantOf, type SurveyRow } from './surveyStore.ts';

const groupsPerPage = 10;
const candidatesPerPage = 5;
const alikeShown = 5;
/** A part has to fit into one message; whoever has thousands of groups takes the file of the terminal. */
const groupsPerExport = 100;
const longestExport = 16_000;

/** The report as it stands. Everything in this file is for administrators: ask `isAdministrator` first. */
export async function showReadiness(context: ReadinessContext): Promise<ReadinessView> {
  const { db } = context;
  const [open, last] = await Promise.all([findOpenSurvey(db), findLastSurvey(db)]);
  // Whoever began it may be gone, as a terminal that was closed: looking at it takes it up again.
  if (open !== undefined)
    await db.transaction().execute((trx) => context.enqueueMissing(trx, 'admin.survey', [{}]));
  const progress = open === undefined ? null : toProgress(open);
  const report = last === undefined ? null : await readReport(context, last);
  return { card: 'adminReadiness', data: { progress, report } };
}

/** Begins to read the tenant, or goes on with what was begun; the last report stays until the new one is complete. */
export async function startSurvey(context: ReadinessContext, actor: Actor): Promise<ReadinessView> {
  const { db, now, newId, enqueueMissing } = context;
  const at = now();
  await db.transaction().execute(async (trx) => {
    const id = newId();
    const isNew = await insertSurvey(trx, id, at);
    if (isNew)
      await appendAudit(trx, {
        at,
        actor: { kind: 'user', userId: actor.userId },
        action: 'admin.startSurvey',
        subjectKind: 'survey',
        subjectId: id,
      });
    await enqueueMissing(trx, 'admin.survey', [{}]);
  });
  return showReadiness(context);
}

export async function showReadinessList(
  context: ReadinessContext,
  only: { readonly system: System; readonly class: ReadinessClass },
  page: number,
): Promise<ReadinessView> {
  const survey = await findLastSurvey(context.db);
  if (survey === undefined) return showReadiness(context);
  const skip = page * groupsPerPage;
  const { items, total } = await listGroups(context.db, survey.id, only, { skip, limit: groupsPerPage });
  if (items.length === 0 && page > 0) return showReadinessList(context, only, 0);
  const more = skip + items.length < total;
  return { card: 'adminReadinessList', data: { ...only, items, total, page, more } };
}

/** Rules that the people in groups suggest, and groups with the same people. */
export async function showCandidates(context: ReadinessContext, page: number): Promise<ReadinessView> {
  const survey = await findLastSurvey(context.db);
  if (survey === undefined) return showReadiness(context);
  const skip = page * candidatesPerPage;
  const { items, total } = await listCandidates(context.db, survey.id, { skip, limit: candidatesPerPage });
  if (items.length === 0 && page > 0) return showCandidates(context, 0);
  const alike = page === 0 ? await listAlike(context.db, survey.id, alikeShown) : [];
  return {
    card: 'adminCandidates',
    data: { items, total, alike, page, more: skip + items.length < total },
  };
}

/** The groups as lines of a file, in parts that a card can carry. */
export async function exportReadiness(
  context: ReadinessContext,
  actor: Actor,
  before: string | null,
): Promise<ReadinessView> {
  const survey = await findLastSurvey(context.db);
  if (survey === undefined) return showReadiness(context);
  const read = await listGroupsAfter(context.db, survey.id, before ?? '', groupsPerExport + 1);
  const groups = fitting(read.slice(0, groupsPerExport));
  await appendAudit(context.db, {
    at: context.now(),
    actor: { kind: 'user', userId: actor.userId },
    action: 'admin.exportReadiness',
    subjectKind: 'survey',
    subjectId: survey.id,
    details: { count: groups.length },
  });
  const next = read.length > groups.length ? (groups.at(-1)?.reading.id ?? null) : null;
  const { partNumbers } = tenantOf(survey);
  return { card: 'adminReadinessExport', data: { groups, partNumbers, before: next } };
}

/** One at least: what Graph lets a group say has limits of its own. */
function fitting(groups: readonly ReportedGroup[]): readonly ReportedGroup[] {
  let size = 0;
  return groups.filter((group, at) => {
    size += JSON.stringify(group).length;
    return at === 0 || size <= longestExport;
  });
}

export async function readReport(
  { db }: Pick<ReadinessContext, 'db'>,
  survey: SurveyRow,
): Promise<ReadinessReport> {
  const counts = await countReadiness(db, survey.id);
  return {
    ...counts,
    fixes: rankFixes(counts.fixes),
    checklist: checkOff(counts),
    missing: survey.missing,
    finishedAt: survey.finished_at ?? survey.started_at,
  };
}

export function toProgress({ phase, people, groups, sorted, started_at }: SurveyRow): SurveyProgress {
  return { phase: phase as SurveyProgress['phase'], people, groups, sorted, startedAt: started_at };
}
