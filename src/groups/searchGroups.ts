import type { DirectoryGroup } from '../directory/types.ts';
import {
  listByAllWords,
  listByName,
  listNamedLike,
  listOfDepartment,
  listOwnedBy,
  listShown,
  listWordsSpelt,
  type Seeker,
} from './candidateStore.ts';
import type { GroupsContext } from './context.ts';
import { findIndexState } from './groupIndexStore.ts';
import { isCorrectable, isOneSlipAway, spellingsOf, wordsIn } from './groupWords.ts';
import { readPlace } from './personPlace.ts';
import { offeredTo } from './offered.ts';
import { rankGroups, type Candidate } from './rankGroups.ts';

export interface FoundGroups {
  readonly groups: readonly DirectoryGroup[];
  readonly more: boolean;
}

interface Page {
  readonly skip: number;
  readonly limit: number;
}

type Words = readonly (readonly string[])[];

/** More words do not make a search narrower that finds anything. */
const mostWords = 8;

/**
 * Groups for what somebody typed, whole words or their beginnings, a slip in a word forgiven; see `rankGroups` for the
 * order. Only groups this person may be offered. Until the index is loaded, and for what it does not know (yet),
 * Graph is asked. The index only finds: whoever decides reads the directory again.
 */
export async function searchGroups(
  context: GroupsContext,
  userId: string,
  text: string,
  page: Page,
): Promise<FoundGroups> {
  const words = wordsIn(text).slice(0, mostWords);
  const state = await findIndexState(context.db);
  if (words.length > 0 && state?.loaded_at instanceof Date) {
    const found = await searchIndex(context, userId, words, page);
    if (found.groups.length > 0 || page.skip > 0) return found;
  }
  const { groups, more } = await context.directory.searchGroups(text, page);
  return { groups: await offeredTo(context, userId, groups), more };
}

/** The same from the index alone, which answers at every letter: nothing until it is loaded. */
export async function suggestGroups(
  context: GroupsContext,
  userId: string,
  text: string,
  limit: number,
): Promise<readonly DirectoryGroup[]> {
  const words = wordsIn(text).slice(0, mostWords);
  if (words.length === 0) return suggestFor(context, userId, limit);
  return (await searchIndex(context, userId, words, { skip: 0, limit })).groups;
}

/** Groups the person asked for last, then those of the department and of the manager. */
async function suggestFor(
  context: GroupsContext,
  userId: string,
  limit: number,
): Promise<readonly DirectoryGroup[]> {
  const seeker = { userId, place: await readPlace(context, userId) };
  const [recent, near] = await Promise.all([
    context.listRecentGroupIds(userId, limit),
    listNear(context, seeker, []),
  ]);
  const ids = [...new Set([...recent, ...rankGroups(near, [])])];
  return offeredTo(context, userId, await listShown(context.db, seeker, ids.slice(0, limit)));
}

async function searchIndex(
  context: GroupsContext,
  userId: string,
  typed: readonly string[],
  { skip, limit }: Page,
): Promise<FoundGroups> {
  const { db } = context;
  const seeker = { userId, place: await readPlace(context, userId) };
  let words: Words = typed.map((word) => [word]);
  let found = await listCandidates(context, seeker, words, skip + limit + 1);
  if (found.length === 0) {
    words = await withCorrections(context, typed);
    if (isCorrected(words)) found = await listCandidates(context, seeker, words, skip + limit + 1);
  }
  const ids = rankGroups(found, words);
  const groups = await listShown(db, seeker, ids.slice(skip, skip + limit));
  return { groups: await offeredTo(context, userId, groups), more: ids.length > skip + limit };
}

/**
 * The near ones, and from the best and cheapest question to the dearest what it takes to fill the page: what a later
 * question adds would be ranked behind.
 */
async function listCandidates(
  context: GroupsContext,
  seeker: Seeker,
  words: Words,
  wanted: number,
): Promise<readonly Candidate[]> {
  const { db } = context;
  const [near, named] = await Promise.all([
    listNear(context, seeker, words),
    isCorrected(words) ? [] : listNamedLike(db, seeker, words.flat().join(' ')),
  ]);
  const found = [...named];
  for (const list of [listByName, listByAllWords]) {
    if (new Set(found.map(({ id }) => id)).size >= wanted) break;
    found.push(...(await list(db, seeker, words)));
  }
  return [...near, ...found];
}

async function listNear({ db }: GroupsContext, seeker: Seeker, words: Words): Promise<readonly Candidate[]> {
  const { department, manager_id: managerId = null } = seeker.place ?? {};
  const ofDepartment = wordsIn(department ?? '');
  const [named, owned] = await Promise.all([
    ofDepartment.length === 0 ? [] : listOfDepartment(db, seeker, ofDepartment, words),
    managerId === null ? [] : listOwnedBy(db, seeker, managerId, words),
  ]);
  return [...named, ...owned];
}

/** Some word may stand for another than was typed. */
function isCorrected(words: Words): boolean {
  return words.some((either) => either.length > 1);
}

/** Each word with the words of group names that are one slip away from it. */
async function withCorrections({ db }: GroupsContext, words: readonly string[]): Promise<Words> {
  return Promise.all(
    words.map(async (word) => {
      if (!isCorrectable(word)) return [word];
      const alike = await listWordsSpelt(db, spellingsOf(word));
      return [word, ...alike.filter((other) => other !== word && isOneSlipAway(word, other))];
    }),
  );
}
