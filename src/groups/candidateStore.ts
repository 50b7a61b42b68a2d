import { sql, type Kysely, type SelectQueryBuilder, type Selectable } from 'kysely';
import type { DirectoryGroup } from '../directory/types.ts';
import type { Database } from '../store/schema.ts';
import type { GroupIndexTable, PeoplePlacesTable } from '../store/schemaGroupIndex.ts';
import { indexedColumns, toDirectoryGroup } from './groupIndexStore.ts';
import { allOf } from './groupWords.ts';
import type { Candidate } from './rankGroups.ts';

/** Enough for every page that people turn to, and little enough to sort at each letter they type. */
export const mostCandidates = 120;
const mostNear = 40;
/** What is shorter begins so many words that the list of their groups takes longer to go through than people wait. */
const shortestListed = 3;

type Query = SelectQueryBuilder<
  Database,
  'group_index',
  Pick<Selectable<GroupIndexTable>, 'id' | 'name_key'>
>;

/** For each word typed the words it may stand for, each perhaps only the beginning of one. */
type Words = readonly (readonly string[])[];

/** Who looks: groups with hidden members are shown to their owners only. */
export interface Seeker {
  readonly userId: string;
  readonly place: Pick<PeoplePlacesTable, 'department' | 'manager_id'> | undefined;
}

export function listNamedLike(db: Kysely<Database>, seeker: Seeker, start: string): Promise<Candidate[]> {
  return candidates(
    beginningWith(shownTo(db, seeker), start).orderBy('name_key').orderBy('id').limit(mostCandidates),
  );
}

export function listByName(db: Kysely<Database>, seeker: Seeker, words: Words): Promise<Candidate[]> {
  return candidates(
    shownTo(db, seeker)
      .where(sql<boolean>`name_words @@ ${allOf(words)}::tsquery`)
      .limit(mostCandidates),
  );
}

export function listByAllWords(db: Kysely<Database>, seeker: Seeker, words: Words): Promise<Candidate[]> {
  return candidates(
    shownTo(db, seeker)
      .where(sql<boolean>`all_words @@ ${allOf(words)}::tsquery`)
      .limit(mostCandidates),
  );
}

/**
 * Groups named after a department, narrowed by the words sought when there are any. While a word has a letter or two,
 * only those whose names begin with the department: the index of names tells them without a look at the groups.
 */
export function listOfDepartment(
  db: Kysely<Database>,
  seeker: Seeker,
  department: readonly string[],
  words: Words,
): Promise<Candidate[]> {
  const shown = shownTo(db, seeker);
  if (!words.flat().some((word) => word.length < shortestListed)) {
    const both = [...department.map((word) => `'${word}'`), ...(words.length === 0 ? [] : [allOf(words)])];
    return candidates(
      shown.where(sql<boolean>`name_words @@ ${both.join(' & ')}::tsquery`).limit(mostNear),
      true,
    );
  }
  const ofDepartment = beginningWith(shown, department.join(' '));
  const narrowed = words.reduce(
    (query, either) =>
      query.where((eb) => eb.or(either.map((word) => sql<boolean>`' ' || name_key like ${`% ${word}%`}`))),
    ofDepartment,
  );
  return candidates(narrowed.limit(mostNear), true);
}

/** Groups this person looks after, narrowed by the words sought when there are any. */
export function listOwnedBy(
  db: Kysely<Database>,
  seeker: Seeker,
  ownerId: string,
  words: Words,
): Promise<Candidate[]> {
  const owned = shownTo(db, seeker).where('id', 'in', (query) =>
    query.selectFrom('group_index_owners').select('group_id').where('owner_id', '=', ownerId),
  );
  const narrowed =
    words.length === 0 ? owned : owned.where(sql<boolean>`all_words @@ ${allOf(words)}::tsquery`);
  return candidates(narrowed.limit(mostNear), true);
}

/** Those of the groups that the seeker may be shown, in the order of the ids. */
export async function listShown(
  db: Kysely<Database>,
  seeker: Seeker,
  ids: readonly string[],
): Promise<readonly DirectoryGroup[]> {
  if (ids.length === 0) return [];
  const rows = await shownTo(db, seeker).select(indexedColumns).where('id', 'in', ids).execute();
  const groups = new Map(rows.map((row) => [row.id, toDirectoryGroup(row)]));
  return ids.map((id) => groups.get(id)).filter((group) => group !== undefined);
}

/** Words of names under these spellings. */
export async function listWordsSpelt(
  db: Kysely<Database>,
  spellings: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('group_index_spellings')
    .select('word')
    .distinct()
    .where('variant', 'in', spellings)
    .limit(200)
    .execute();
  return rows.map(({ word }) => word);
}

function shownTo(db: Kysely<Database>, { userId }: Seeker): Query {
  return db
    .selectFrom('group_index')
    .select(['id', 'name_key'])
    .where((eb) =>
      eb.or([
        eb('visibility', 'is distinct from', 'HiddenMembership'),
        eb.exists(
          eb
            .selectFrom('group_index_owners')
            .select('owner_id')
            .where('owner_id', '=', userId)
            .whereRef('group_id', '=', 'group_index.id'),
        ),
      ]),
    );
}

function beginningWith(query: Query, start: string): Query {
  // The column compares bytes, so the greatest character ends the range of all that begin alike.
  return query.where('name_key', '>=', start).where('name_key', '<', `${start}\u{10ffff}`);
}

async function candidates(query: Query, isNear = false): Promise<Candidate[]> {
  return (await query.execute()).map((row) => ({ id: row.id, nameKey: row.name_key, isNear }));
}
