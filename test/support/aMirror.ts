import type { Kysely } from 'kysely';
import type { UserChange, UserChanges } from '../../src/directory/peopleTypes.ts';
import { mirrorPeople, type PeopleMirrorContext } from '../../src/dynamic/peopleMirror.ts';
import { createLogger } from '../../src/log.ts';
import type { Database } from '../../src/store/schema.ts';

/** Somebody as a full reading tells of them. */
export function aPerson(
  id: string,
  values: Readonly<Record<string, unknown>> = {},
  managerId?: string,
): UserChange {
  const usual = { displayName: id, userPrincipalName: `${id}@contoso.example`, accountEnabled: true };
  const manager = managerId === undefined ? undefined : { set: managerId };
  return { userId: id, kind: 'changed', values: { userType: 'Member', ...usual, ...values }, manager };
}

/** Somebody of whom only this is told. */
export function aChange(id: string, values: Readonly<Record<string, unknown>>): UserChange {
  return { userId: id, kind: 'changed', values, manager: undefined };
}

export function aRemoval(id: string): UserChange {
  return { userId: id, kind: 'removed' };
}

/** The last page of a round. */
export function lastPage(...changes: readonly UserChange[]): UserChanges {
  return { changes, nextLink: 'later', isLast: true };
}

/** Pages by the link that asks for them; the first page has none. */
export function userPages(pages: Readonly<Record<string, UserChanges | Error>>): {
  readonly asked: (string | null)[];
  readonly fields: (readonly string[])[];
  readonly readUserChanges: PeopleMirrorContext['directory']['readUserChanges'];
} {
  const asked: (string | null)[] = [];
  const fields: (readonly string[])[] = [];
  return {
    asked,
    fields,
    readUserChanges: (link, wanted) => {
      asked.push(link);
      fields.push(wanted);
      const page = pages[link ?? 'first'];
      if (page === undefined) return Promise.reject(new Error(`Nobody printed the link ${String(link)}`));
      return page instanceof Error ? Promise.reject(page) : Promise.resolve(page);
    },
  };
}

export function aMirrorContext(
  db: Kysely<Database>,
  directory: PeopleMirrorContext['directory'],
  now: () => Date = () => new Date(),
): PeopleMirrorContext {
  return { db, directory, log: createLogger('silent'), now, enqueueMissing: () => Promise.resolve() };
}

export async function emptyMirror(db: Kysely<Database>): Promise<void> {
  for (const table of [
    'people_mirror',
    'people_mirror_state',
    'people_mirror_wishes',
    'people_values',
    'people_changes',
  ] as const)
    await db.deleteFrom(table).execute();
}

/** Reads these people into the mirror, as the first full reading does. */
export async function loadMirror(db: Kysely<Database>, people: readonly UserChange[]): Promise<void> {
  const context = aMirrorContext(db, userPages({ first: lastPage(...people) }));
  await mirrorPeople(context, new AbortController().signal);
}
