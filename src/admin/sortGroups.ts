import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { classify } from './classify.ts';
import { mineRule, preparePopulation, type Attributes, type Population } from './mineRule.ts';
import { mergeLinks, readGroup, type KnownPerson } from './surveyFacts.ts';
import { listUnsorted, saveSorted, type SortedGroup, type UnsortedGroup } from './sortStore.ts';
import { tenantOf, type SurveyRow } from './surveyStore.ts';

interface People {
  readonly known: ReadonlyMap<string, KnownPerson>;
  readonly places: ReadonlyMap<string, number>;
  readonly population: Population;
}

/** Everybody, read once a run: thousands of groups are compared with them. Null until needed. */
export interface Memory {
  people: People | null;
}

const groupsPerStep = 200;
/** Smaller groups are alike by chance. */
const fewestAlike = 3;

/** Classes the next groups; undefined when none is left. */
export async function sortNext(
  db: Kysely<Database>,
  survey: SurveyRow,
  memory: Memory,
): Promise<
  | {
      readonly keep: (trx: Transaction<Database>) => Promise<void>;
      readonly last: string;
      readonly count: number;
    }
  | undefined
> {
  const groups = await listUnsorted(db, survey.id, survey.link ?? '', groupsPerStep);
  const last = groups.at(-1)?.id;
  if (last === undefined) return undefined;
  const isPeopleRead = !survey.missing.includes('User.Read.All');
  if (isPeopleRead) memory.people ??= await loadPeople(db, survey.id);
  const sorted = groups.map((group) => sortOne(group, survey, isPeopleRead ? memory.people : null));
  return { keep: (trx) => saveSorted(trx, survey.id, sorted), last, count: groups.length };
}

function sortOne(group: UnsortedGroup, survey: SurveyRow, people: People | null): SortedGroup {
  const links = mergeLinks(group.parts);
  const reading = readGroup(group.id, group.properties, links, people?.known ?? null, group.missesLicences);
  const memberIds = [...links.members].flatMap(([id, kind]) => (kind === 'user' ? [id] : []));
  const candidate = reading.rule === null && people !== null ? mineFor(memberIds, people) : null;
  const verdicts = classify(reading, tenantOf(survey), candidate !== null, people !== null);
  return { reading, verdicts, signature: signatureOf(memberIds), candidate };
}

function mineFor(memberIds: readonly string[], { places, population }: People): SortedGroup['candidate'] {
  const members = new Set(memberIds.map((id) => places.get(id)).filter((place) => place !== undefined));
  return mineRule(members, population);
}

function signatureOf(memberIds: readonly string[]): string | null {
  if (memberIds.length < fewestAlike) return null;
  return createHash('sha256').update(memberIds.toSorted().join()).digest('base64url');
}

async function loadPeople(db: Kysely<Database>, surveyId: string): Promise<People> {
  const { rows } = await sql<KnownPerson & { id: string; attributes: Attributes }>`
    select id, name, is_enabled as "isEnabled", is_guest as "isGuest", is_synced as "isSynced", attributes,
      attributes ? 'usageLocation' as "hasLocation"
    from survey_people where survey_id = ${surveyId} order by id`.execute(db);
  const attributes = rows.map((row) => ({
    ...row.attributes,
    accountEnabled: String(row.isEnabled),
    userType: row.isGuest ? 'Guest' : 'Member',
  }));
  return {
    known: new Map(rows.map((row) => [row.id, row])),
    places: new Map(rows.map((row, place) => [row.id, place])),
    population: preparePopulation(attributes),
  };
}
