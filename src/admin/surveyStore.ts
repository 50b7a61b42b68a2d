import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { SurveyedGroup, SurveyedPerson } from '../directory/surveyTypes.ts';
import type { Database } from '../store/schema.ts';
import type { SurveysTable } from '../store/schemaReadiness.ts';
import type { TenantReading } from './readiness.ts';
import type { LinkPart } from './surveyFacts.ts';

export type SurveyRow = Selectable<SurveysTable>;

/** The survey that runs, if any. */
export function findOpenSurvey(db: Kysely<Database>): Promise<SurveyRow | undefined> {
  return db.selectFrom('surveys').selectAll().where('finished_at', 'is', null).executeTakeFirst();
}

/** The newest survey that is complete. */
export function findLastSurvey(db: Kysely<Database>): Promise<SurveyRow | undefined> {
  return db
    .selectFrom('surveys')
    .selectAll()
    .where('finished_at', 'is not', null)
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Begins a survey outside the chat, unless one runs already. */
export async function beginSurvey(db: Kysely<Database>, now: Date): Promise<void> {
  await insertSurvey(db, randomUUID(), now);
}

/** Begins a survey; true unless one runs already. */
export async function insertSurvey(db: Kysely<Database>, id: string, now: Date): Promise<boolean> {
  const row = { id, phase: 'people', link: null, step: 0, people: 0, groups: 0, sorted: 0, missing: [] };
  const result = await db
    .insertInto('surveys')
    .values({ ...row, tenant: '{}', started_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) === 1;
}

/** Whether nobody else has gone on from here meanwhile; keeps others waiting until the transaction ends. */
export async function lockSurvey(trx: Transaction<Database>, seen: SurveyRow): Promise<boolean> {
  const row = await trx
    .selectFrom('surveys')
    .select(['step', 'finished_at'])
    .where('id', '=', seen.id)
    .forUpdate()
    .executeTakeFirst();
  return row?.step === seen.step && row.finished_at === null;
}

export async function saveSurvey(
  trx: Transaction<Database>,
  { id, step }: SurveyRow,
  change: {
    readonly phase?: string;
    readonly link: string | null;
    readonly people?: number;
    readonly groups?: number;
    readonly sorted?: number;
    readonly missing?: readonly string[];
    readonly tenant?: string;
    readonly finished_at?: Date;
  },
): Promise<void> {
  await trx
    .updateTable('surveys')
    .set({ ...change, step: step + 1 })
    .where('id', '=', id)
    .execute();
}

export async function savePeople(
  trx: Transaction<Database>,
  surveyId: string,
  people: readonly SurveyedPerson[],
): Promise<void> {
  // A page could name somebody twice, and one statement may write a row only once.
  const rows = [...new Map(people.map((person) => [person.id, person])).values()];
  if (rows.length === 0) return;
  await sql`
    insert into survey_people (survey_id, id, name, is_enabled, is_guest, is_synced, attributes)
    select ${surveyId}, r.id, r.name, r.is_enabled, r.is_guest, r.is_synced, r.attributes
    from jsonb_to_recordset(${JSON.stringify(
      rows.map(({ id, displayName, isEnabled, isGuest, isSynced, attributes }) => ({
        id,
        name: displayName,
        is_enabled: isEnabled,
        is_guest: isGuest,
        is_synced: isSynced,
        attributes,
      })),
    )}::jsonb) as r (id text, name text, is_enabled boolean, is_guest boolean, is_synced boolean, attributes jsonb)
    on conflict (survey_id, id) do update set name = excluded.name, is_enabled = excluded.is_enabled,
      is_guest = excluded.is_guest, is_synced = excluded.is_synced, attributes = excluded.attributes`.execute(
    trx,
  );
}

/** Keeps one page of groups; `part` is the page's place in the survey. */
export async function saveGroups(
  trx: Transaction<Database>,
  surveyId: string,
  part: number,
  items: readonly SurveyedGroup[],
): Promise<void> {
  const removed = items.filter(({ isRemoved }) => isRemoved).map(({ groupId }) => groupId);
  const told = new Map(
    items.flatMap((item) => (item.properties === null ? [] : [[item.groupId, item.properties]])),
  );
  if (told.size > 0)
    await sql`
      insert into survey_groups (survey_id, id, name, properties)
      select ${surveyId}, r.id, r.name, r.properties from jsonb_to_recordset(${JSON.stringify(
        [...told].map(([id, properties]) => ({ id, name: properties.displayName, properties })),
      )}::jsonb) as r (id text, name text, properties jsonb)
      on conflict (survey_id, id) do update set name = excluded.name, properties = excluded.properties`.execute(
      trx,
    );
  const links = Map.groupBy(items.filter(hasLinks), ({ groupId }) => groupId);
  if (links.size > 0)
    await sql`
      insert into survey_links (survey_id, group_id, part, links)
      select ${surveyId}, r.group_id, ${part}, r.links from jsonb_to_recordset(${JSON.stringify(
        [...links].map(([groupId, parts]) => ({ group_id: groupId, links: parts.map(toPart) })),
      )}::jsonb) as r (group_id text, links jsonb)
      on conflict (survey_id, group_id, part) do nothing`.execute(trx);
  if (removed.length > 0)
    await trx
      .deleteFrom('survey_groups')
      .where('survey_id', '=', surveyId)
      .where('id', 'in', removed)
      .execute();
}

/** Notes which groups have members without their licence. */
export async function saveMissingLicences(
  trx: Transaction<Database>,
  surveyId: string,
  groupIds: readonly string[],
): Promise<void> {
  await sql`update survey_groups set misses_licences = (id = any(${groupIds}::text[]))
    where survey_id = ${surveyId}`.execute(trx);
}

/** The tables fill and empty again within minutes: what the planner knew of them last time is of no use. */
export async function gatherSurveyStatistics(db: Kysely<Database>): Promise<void> {
  await sql`analyze survey_people, survey_groups, survey_links`.execute(db);
}

/** Begins the reading of people or of groups again. */
export async function forgetRead(
  trx: Transaction<Database>,
  surveyId: string,
  phase: 'people' | 'groups',
): Promise<void> {
  if (phase === 'people') await trx.deleteFrom('survey_people').where('survey_id', '=', surveyId).execute();
  else {
    await trx.deleteFrom('survey_groups').where('survey_id', '=', surveyId).execute();
    await trx.deleteFrom('survey_links').where('survey_id', '=', surveyId).execute();
  }
}

/** People and links are only needed for the counting; older surveys are of no use beside a newer one. */
export async function clearAfter(trx: Transaction<Database>, surveyId: string): Promise<void> {
  await trx.deleteFrom('survey_links').where('survey_id', '=', surveyId).execute();
  await trx.deleteFrom('survey_people').where('survey_id', '=', surveyId).execute();
  await trx.deleteFrom('surveys').where('id', '!=', surveyId).execute();
}

export function tenantOf(row: SurveyRow): TenantReading {
  const { hasPremium = null, partNumbers = {} } = row.tenant as Partial<TenantReading>;
  return { hasPremium, partNumbers };
}

function hasLinks({ owners, members, ownersRemoved, membersRemoved }: SurveyedGroup): boolean {
  return owners.length + members.length + ownersRemoved.length + membersRemoved.length > 0;
}

function toPart({ owners, members, ownersRemoved, membersRemoved }: SurveyedGroup): LinkPart {
  return { owners, members, ownersRemoved, membersRemoved };
}
