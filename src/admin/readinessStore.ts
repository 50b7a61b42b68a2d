import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../store/schema.ts';
import {
  needs,
  type GroupReading,
  type Need,
  type ReadinessClass,
  type RuleCandidate,
  type System,
} from './readiness.ts';
import { noSums, type Fix, type ReadinessCounts, type ReportedGroup, type Sums } from './readinessReport.ts';
import type { Page } from './store.ts';

const columns: Readonly<Record<System, RawBuilder<unknown>>> = {
  selfService: sql`self_service`,
  dynamic: sql`dynamic`,
  licensing: sql`licensing`,
};

/** Everything the first card of the report counts. */
export async function countReadiness(db: Kysely<Database>, surveyId: string): Promise<ReadinessCounts> {
  const [sums, fixes, totals] = await Promise.all([
    sumClasses(db, surveyId),
    countNeeds(db, surveyId),
    countTotals(db, surveyId),
  ]);
  return { sums, fixes, ...totals };
}

/** One page of the groups of a class, by name; or of all groups. */
export async function listGroups(
  db: Kysely<Database>,
  surveyId: string,
  only: { readonly system: System; readonly class: ReadinessClass } | null,
  page: Page,
): Promise<{ readonly items: readonly ReportedGroup[]; readonly total: number }> {
  const where = only === null ? sql`true` : sql`${columns[only.system]} = ${only.class}`;
  const { rows } = await sql<GroupRow & { total: number }>`
    select ${reported}, (count(*) over ())::int as total from survey_groups
    where survey_id = ${surveyId} and facts is not null and ${where}
    order by lower(name), id offset ${page.skip} limit ${page.limit}`.execute(db);
  return { items: rows.map(toReported), total: rows[0]?.total ?? 0 };
}

/** All groups after one, in the order of their ids: for files, which are written as they are read. */
export async function listGroupsAfter(
  db: Kysely<Database>,
  surveyId: string,
  after: string,
  limit: number,
): Promise<readonly ReportedGroup[]> {
  const { rows } = await sql<GroupRow>`
    select ${reported} from survey_groups
    where survey_id = ${surveyId} and facts is not null and id > ${after} order by id limit ${limit}`.execute(
    db,
  );
  return rows.map(toReported);
}

/** Groups whose people suggest a rule; those first where it changes least. */
export async function listCandidates(
  db: Kysely<Database>,
  surveyId: string,
  page: Page,
): Promise<{ readonly items: readonly ReportedGroup[]; readonly total: number }> {
  const { rows } = await sql<GroupRow & { total: number }>`
    select ${reported}, (count(*) over ())::int as total from survey_groups
    where survey_id = ${surveyId} and ${hasCandidate}
    order by ((candidate->>'join')::int + (candidate->>'leave')::int)::float / (candidate->>'members')::int, lower(name), id
    offset ${page.skip} limit ${page.limit}`.execute(db);
  return { items: rows.map(toReported), total: rows[0]?.total ?? 0 };
}

/** Names of groups with the same people in them, the largest first. */
export async function listAlike(
  db: Kysely<Database>,
  surveyId: string,
  limit: number,
): Promise<readonly { readonly names: readonly string[]; readonly members: number }[]> {
  const { rows } = await sql<{ names: string[]; members: number }>`
    select array_agg(name order by lower(name)) as names, max(members) as members from survey_groups
    where survey_id = ${surveyId} and signature is not null
    group by signature having count(*) > 1 order by max(members) desc, min(name) limit ${limit}`.execute(db);
  return rows;
}

interface GroupRow {
  readonly facts: GroupReading;
  readonly s: ReadinessClass;
  readonly d: ReadinessClass;
  readonly l: ReadinessClass;
  readonly sr: string[];
  readonly dr: string[];
  readonly lr: string[];
  readonly candidate: RuleCandidate | null;
}

/** A rule is worth proposing where nothing but the group's members would change. */
const hasCandidate = sql`candidate is not null and dynamic in ('ready', 'readyAfter')`;
const reported = sql`facts, self_service as s, dynamic as d, licensing as l, self_service_reasons as sr,
  dynamic_reasons as dr, licensing_reasons as lr, candidate`;

function toReported({ facts, s, d, l, sr, dr, lr, candidate }: GroupRow): ReportedGroup {
  return {
    reading: facts,
    classes: { selfService: s, dynamic: d, licensing: l },
    reasons: { selfService: sr, dynamic: dr, licensing: lr },
    candidate,
  };
}

async function sumClasses(db: Kysely<Database>, surveyId: string): Promise<Sums> {
  const { rows } = await sql<{ system: System; class: ReadinessClass; count: number }>`
    select v.system, v.class, count(*)::int as count from survey_groups g,
      lateral (values ('selfService', self_service), ('dynamic', dynamic), ('licensing', licensing)) as v (system, class)
    where g.survey_id = ${surveyId} and v.class is not null group by 1, 2`.execute(db);
  const sums = noSums();
  for (const { system, class: name, count } of rows) sums[system][name] = count;
  return sums;
}

async function countNeeds(db: Kysely<Database>, surveyId: string): Promise<readonly Fix[]> {
  const { rows } = await sql<Omit<Fix, 'need'> & { need: string }>`
    with told as (
      select distinct g.id, g.name, g.members, v.system, reason.need from survey_groups g,
        lateral (values ('selfService', self_service, self_service_reasons), ('dynamic', dynamic, dynamic_reasons),
          ('licensing', licensing, licensing_reasons)) as v (system, class, reasons),
        lateral unnest(v.reasons) as reason (need)
      where g.survey_id = ${surveyId} and v.class = 'readyAfter' and reason.need = any(${needs}::text[])
    ), each_once as (
      select need, id, max(name) as name, max(members) as members from told group by need, id
    )
    select need, count(*)::int as groups, sum(members)::int as members,
      (array_agg(name order by members desc, lower(name)))[1:3] as names,
      (select array_agg(distinct system) from told where told.need = each_once.need) as systems
    from each_once group by need`.execute(db);
  return rows.map((row) => ({ ...row, need: row.need as Need }));
}

async function countTotals(
  db: Kysely<Database>,
  surveyId: string,
): Promise<Omit<ReadinessCounts, 'sums' | 'fixes'>> {
  const { rows } = await sql<Omit<ReadinessCounts, 'sums' | 'fixes'>>`
    select count(*)::int as groups,
      (count(*) filter (where self_service = 'ready'
        and exists (select from owner_news n where n.group_id = g.id)))::int as told,
      (count(*) filter (where 'byRule' = any(dynamic_reasons) and dynamic <> 'notPossible'))::int as "byRule",
      (count(*) filter (where ${hasCandidate}))::int as candidates,
      (count(*) filter (where 'licensed' = any(licensing_reasons) and licensing <> 'notPossible'))::int as licensed,
      (select count(*)::int from (select from survey_groups where survey_id = ${surveyId} and signature is not null
        group by signature having count(*) > 1) as sets) as alike
    from survey_groups g where survey_id = ${surveyId} and facts is not null`.execute(db);
  return rows[0] ?? { groups: 0, told: 0, byRule: 0, candidates: 0, licensed: 0, alike: 0 };
}
