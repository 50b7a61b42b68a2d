import { sql, type Kysely, type Transaction } from 'kysely';
import type { SurveyedProperties } from '../directory/surveyTypes.ts';
import type { Database } from '../store/schema.ts';
import type { GroupReading, RuleCandidate, System, Verdict } from './readiness.ts';
import type { LinkPart } from './surveyFacts.ts';

export interface UnsortedGroup {
  readonly id: string;
  readonly properties: SurveyedProperties;
  readonly missesLicences: boolean | null;
  readonly parts: readonly LinkPart[];
}

/** The next groups in the order of their ids, with everything that was told of their links. */
export async function listUnsorted(
  db: Kysely<Database>,
  surveyId: string,
  after: string,
  limit: number,
): Promise<readonly UnsortedGroup[]> {
  const { rows } = await sql<{
    id: string;
    properties: SurveyedProperties;
    misses: boolean | null;
    parts: LinkPart[][];
  }>`
    select g.id, g.properties, g.misses_licences as misses,
      coalesce((select jsonb_agg(l.links order by l.part) from survey_links l
        where l.survey_id = g.survey_id and l.group_id = g.id), '[]'::jsonb) as parts
    from survey_groups g where g.survey_id = ${surveyId} and g.id > ${after}
    order by g.id limit ${limit}`.execute(db);
  return rows.map(({ id, properties, misses, parts }) => ({
    id,
    properties,
    missesLicences: misses,
    parts: parts.flat(),
  }));
}

export interface SortedGroup {
  readonly reading: GroupReading;
  readonly verdicts: Readonly<Record<System, Verdict>>;
  readonly signature: string | null;
  readonly candidate: RuleCandidate | null;
}

export async function saveSorted(
  trx: Transaction<Database>,
  surveyId: string,
  groups: readonly SortedGroup[],
): Promise<void> {
  const rows = groups.map(({ reading, verdicts, signature, candidate }) => ({
    id: reading.id,
    facts: reading,
    s: verdicts.selfService.class,
    d: verdicts.dynamic.class,
    l: verdicts.licensing.class,
    sr: [...verdicts.selfService.reasons, ...verdicts.selfService.remarks],
    dr: [...verdicts.dynamic.reasons, ...verdicts.dynamic.remarks],
    lr: [...verdicts.licensing.reasons, ...verdicts.licensing.remarks],
    members: reading.members.people,
    signature,
    candidate,
  }));
  await sql`
    update survey_groups g set facts = r.facts, self_service = r.s, dynamic = r.d, licensing = r.l,
      self_service_reasons = r.sr, dynamic_reasons = r.dr, licensing_reasons = r.lr,
      members = r.members, signature = r.signature, candidate = r.candidate
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, facts jsonb, s text, d text, l text,
      sr text[], dr text[], lr text[], members integer, signature text, candidate jsonb)
    where g.survey_id = ${surveyId} and g.id = r.id`.execute(trx);
}
