import type { Kysely } from 'kysely';
import type { DirectoryGroup, GroupChange, GroupChanges } from '../../src/directory/types.ts';
import type { GroupsContext } from '../../src/groups/context.ts';
import { indexGroups } from '../../src/groups/groupIndex.ts';
import { noRules } from '../../src/groups/policyRules.ts';
import { createLogger } from '../../src/log.ts';
import type { Database } from '../../src/store/schema.ts';

export function aGroup(
  id: string,
  displayName: string,
  more: Partial<DirectoryGroup> = {},
): GroupChange & { readonly kind: 'changed' } {
  const properties = {
    id,
    displayName,
    description: null,
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: true,
    onPremisesSyncEnabled: null,
    isAssignableToRole: null,
    isManagementRestricted: null,
    visibility: null,
    membershipRule: null,
    isLicensed: false,
    ...more,
  };
  return { groupId: id, kind: 'changed', properties, ownersAdded: [], ownersRemoved: [] };
}

export function owned(change: ReturnType<typeof aGroup>, ...ownersAdded: readonly string[]): GroupChange {
  return { ...change, ownersAdded };
}

/** Pages by the link that asks for them; the first page has none. */
export function pagesOf(pages: Readonly<Record<string, GroupChanges | Error>>): {
  readonly asked: (string | null)[];
  readonly readGroupChanges: (link: string | null) => Promise<GroupChanges>;
} {
  const asked: (string | null)[] = [];
  return {
    asked,
    readGroupChanges: (link) => {
      asked.push(link);
      const page = pages[link ?? 'first'];
      if (page === undefined) return Promise.reject(new Error(`Nobody printed the link ${String(link)}`));
      return page instanceof Error ? Promise.reject(page) : Promise.resolve(page);
    },
  };
}

export async function emptyIndex(db: Kysely<Database>): Promise<void> {
  for (const table of [
    'group_index',
    'group_index_owners',
    'group_index_spellings',
    'group_index_state',
    'people_places',
  ] as const)
    await db.deleteFrom(table).execute();
}

/** Reads these groups into the index, as the first full reading does. */
export async function loadIndex(db: Kysely<Database>, groups: readonly GroupChange[]): Promise<void> {
  const directory = pagesOf({ first: { changes: groups, nextLink: 'later', isLast: true } });
  const context = { db, directory, log: createLogger('silent'), now: () => new Date() };
  await indexGroups(context, new AbortController().signal);
}

/** A directory in which no search finds anything. */
function directoryWithout(): GroupsContext['directory'] {
  const searchGroups = () => Promise.resolve({ groups: [], more: false });
  return { searchGroups } as unknown as GroupsContext['directory'];
}

/** What searching works with; the directory finds nothing unless one is given. */
export function aGroupsContext(db: Kysely<Database>, given: Partial<GroupsContext> = {}): GroupsContext {
  return {
    db,
    directory: directoryWithout(),
    now: () => new Date(),
    rules: () => noRules,
    enqueueMissing: () => Promise.resolve(),
    listKeptByRule: () => Promise.resolve(new Set()),
    isOutsider: () => Promise.resolve(false),
    listRecentGroupIds: () => Promise.resolve([]),
    standingsOf: () => Promise.resolve(new Map()),
    countRequests: () => Promise.resolve({ open: 0, waiting: 0 }),
    ...given,
  };
}
