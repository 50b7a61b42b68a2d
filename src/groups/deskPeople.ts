import type { Directory, DirectoryUser, PeopleFound } from '../directory/types.ts';
import { nameOf } from './decideDesk.ts';
import { readPastedTable } from './peopleFile.ts';
import { mostPeopleAtOnce, type Doubt, type PeopleNamed } from './membershipChange.ts';

export interface PeopleMeant {
  /** Each once, in the order in which they were named. */
  readonly people: readonly DirectoryUser[];
  readonly doubts: readonly Doubt[];
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The names and addresses in what somebody pasted: one a line, or with commas or semicolons between them. In a table,
 * and in `"Brown, Bob" <bob@…>`, the address of a line stands for its person and the rest of the line is left out.
 */
export function readPeople(typed: string): readonly string[] {
  const table = readPastedTable(typed);
  if (table !== undefined) return table;
  const lines = typed.split(/[\n\r;]+/u).filter((line) => line.trim() !== '');
  const pieces = lines.flatMap((line) => {
    const addresses = line.match(/[^\s,;<>"'()]+@[^\s,;<>"'()]+/gu);
    const isRow = lines.length > 1 || /<[^<>]*@/u.test(line);
    return addresses !== null && isRow ? addresses : line.split(',');
  });
  const texts = pieces.map((piece) => piece.replace(/\s+/gu, ' ').replaceAll(/^[\s"']+|[\s"'.]+$/gu, ''));
  return [...new Map(texts.filter((text) => text !== '').map((text) => [text.toLowerCase(), text])).values()];
}

/** Who is meant, and what has to be asked back. Undefined when there are more than can be taken at once. */
export async function resolvePeople(
  directory: Directory,
  { typed, pickedIds, listed = [] }: PeopleNamed,
): Promise<PeopleMeant | undefined> {
  const texts = [...readPeople(typed), ...listed];
  const ids = [...new Set([...pickedIds, ...texts.filter(isId).map((id) => id.toLowerCase())])];
  const words = texts.filter((text) => !isId(text));
  if (ids.length + words.length > mostPeopleAtOnce) return undefined;
  const [known, found] = await Promise.all([
    ids.length === 0 ? [] : directory.resolveIds(ids, 'interactive').then(({ users }) => users),
    directory.findPeople(words),
  ]);
  const unknown = ids.filter((id) => known.every((user) => user.id !== id));
  const certain = found.flatMap(({ exact }) => (exact.length === 1 ? exact : []));
  return {
    people: [...new Map([...known, ...certain].map((user) => [user.id, user])).values()],
    doubts: [
      ...found.filter(({ exact }) => exact.length !== 1).map(toDoubt),
      ...unknown.map((text) => ({ text, candidates: [] })),
    ],
  };
}

export function isId(text: string): boolean {
  return guid.test(text);
}

function toDoubt({ text, exact, similar }: PeopleFound): Doubt {
  const candidates = (exact.length > 0 ? exact : similar).map((user) => ({
    id: user.id,
    name: nameOf(user),
    title: user.jobTitle ?? user.userPrincipalName,
  }));
  return { text, candidates };
}
