import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { GroupChanges } from '../../src/directory/types.ts';
import { DirectoryError } from '../../src/errors.ts';
import { indexGroups, readProgress } from '../../src/groups/groupIndex.ts';
import { createLogger } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { aGroup, emptyIndex, owned, pagesOf } from '../support/aGroupIndex.ts';
import { eachDatabase } from '../support/databases.ts';

const down = new DirectoryError('unavailable', 'down');

describe('the index of groups', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => emptyIndex(store.db));

    const run = (directory: ReturnType<typeof pagesOf>, signal = new AbortController().signal) =>
      indexGroups({ db: store.db, directory, log: createLogger('silent'), now: () => new Date() }, signal);
    const names = async () =>
      (await store.db.selectFrom('group_index').select('display_name').orderBy('id').execute()).map(
        (row) => row.display_name,
      );
    const owners = async () =>
      (await store.db.selectFrom('group_index_owners').selectAll().orderBy('owner_id').execute()).map(
        (row) => `${row.owner_id} of ${row.group_id}`,
      );
    const last = (...changes: Extract<GroupChanges, object>['changes']): GroupChanges => ({
      changes,
      nextLink: 'later',
      isLast: true,
    });
    const first: GroupChanges = { changes: [aGroup('a', 'Alpha')], nextLink: 'page 2', isLast: false };

    test('holds every page of the first reading', async () => {
      const directory = pagesOf({ first, 'page 2': last(owned(aGroup('b', 'Beta'), 'bob')) });
      expect(await run(directory)).toBeUndefined();
      expect(await names()).toEqual(['Alpha', 'Beta']);
      expect(await owners()).toEqual(['bob of b']);
      expect(await readProgress(store.db)).toMatchObject({ groups: 2, loaded: true });
    });

    test('goes on at the page at which it was killed', async () => {
      const killed = pagesOf({ first, 'page 2': down });
      await run(killed);
      expect(await readProgress(store.db)).toMatchObject({ groups: 1, pages: 1, loaded: false });
      const directory = pagesOf({ 'page 2': last(aGroup('b', 'Beta')) });
      await run(directory);
      expect(directory.asked).toEqual(['page 2']);
      expect(await names()).toEqual(['Alpha', 'Beta']);
    });

    test('tells the operator that the first reading is under way, until it is complete', async () => {
      const isOpen = async () =>
        (
          await store.db
            .selectFrom('operator_notices')
            .select('code')
            .where('acknowledged_at', 'is', null)
            .execute()
        ).map(({ code }) => code);
      await run(pagesOf({ first, 'page 2': down }));
      expect(await isOpen()).toEqual(['groupIndexLoading']);
      await run(pagesOf({ 'page 2': last(aGroup('b', 'Beta')) }));
      expect(await isOpen()).toEqual([]);
    });

    test('does no page when it is told to stop', async () => {
      const directory = pagesOf({ first });
      await run(directory, AbortSignal.abort());
      expect(directory.asked).toEqual([]);
    });

    test('keeps nothing of a page that another process has read meanwhile', async () => {
      const racing = {
        asked: [],
        readGroupChanges: async () => {
          await run(pagesOf({ first: last(aGroup('a', 'Alpha, by the other')) }));
          return first;
        },
      };
      await run(racing);
      expect(await names()).toEqual(['Alpha, by the other']);
    });

    test('follows changes, and what was not told of a group stays', async () => {
      await run(pagesOf({ first: last(owned(aGroup('a', 'Alpha', { description: 'Old' }), 'ann', 'bob')) }));
      const change = {
        ...aGroup('a', ''),
        properties: { id: 'a', displayName: 'Omega' },
        ownersAdded: ['cy'],
        ownersRemoved: ['bob'],
      };
      await run(pagesOf({ later: last(change) }));
      const rows = await store.db.selectFrom('group_index').selectAll().execute();
      expect(rows).toMatchObject([{ display_name: 'Omega', description: 'Old', name_key: 'omega' }]);
      expect(await owners()).toEqual(['ann of a', 'cy of a']);
    });

    test('tells a page twice with the effect of once', async () => {
      await run(pagesOf({ first: last(owned(aGroup('a', 'Alpha'), 'ann')) }));
      await run(pagesOf({ later: last(owned(aGroup('a', 'Alpha'), 'ann')) }));
      expect(await names()).toEqual(['Alpha']);
      expect(await owners()).toEqual(['ann of a']);
    });

    test('lets go of removed groups and their owners', async () => {
      await run(pagesOf({ first: last(owned(aGroup('a', 'Alpha'), 'ann'), aGroup('b', 'Beta')) }));
      await run(pagesOf({ later: last({ groupId: 'a', kind: 'removed' }) }));
      expect(await names()).toEqual(['Beta']);
      expect(await owners()).toEqual([]);
    });

    test('starts over when its link is worth nothing, can be searched meanwhile, and forgets what is gone', async () => {
      await run(pagesOf({ first: last(owned(aGroup('a', 'Alpha'), 'ann'), aGroup('b', 'Beta')) }));
      await run(pagesOf({ later: 'startOver', first: { ...first, changes: [] }, 'page 2': down }));
      expect(await names()).toEqual(['Alpha', 'Beta']);
      expect(await readProgress(store.db)).toMatchObject({ loaded: true });
      await run(pagesOf({ 'page 2': last(owned(aGroup('a', 'Alpha'), 'bob')) }));
      expect(await names()).toEqual(['Alpha']);
      expect(await owners()).toEqual(['bob of a']);
    });

    test('asks to be run again when the pages do not end in one run', async () => {
      const directory = {
        asked: [],
        readGroupChanges: (link: string | null): Promise<GroupChanges> =>
          Promise.resolve({ changes: [], nextLink: `${link ?? ''}+`, isLast: false }),
      };
      expect(await run(directory)).toEqual({ againInSeconds: 0 });
    });
  });
});
