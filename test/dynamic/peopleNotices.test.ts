import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mirrorPeople } from '../../src/dynamic/peopleMirror.ts';
import { DirectoryError } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { aMirrorContext, aPerson, emptyMirror, lastPage, userPages } from '../support/aMirror.ts';
import { eachDatabase } from '../support/databases.ts';

const down = new DirectoryError('unavailable', 'down');
const first = { changes: [aPerson('ann')], nextLink: 'page 2', isLast: false };

describe('what the operator is told of the mirror of the people', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      await store.db.deleteFrom('operator_notices').execute();
      await emptyMirror(store.db);
    });

    const run = (directory: ReturnType<typeof userPages>) =>
      mirrorPeople(aMirrorContext(store.db, directory), new AbortController().signal);
    const openNotices = async () => {
      const notices = store.db.selectFrom('operator_notices').where('acknowledged_at', 'is', null);
      return (await notices.select('code').execute()).map(({ code }) => code);
    };

    test('that people may not be read, until they may', async () => {
      await run(userPages({ first: new DirectoryError('forbidden', 'no') }));
      expect(await openNotices()).toEqual(['peopleNotReadable']);
      await run(userPages({ first: lastPage(aPerson('ann')) }));
      expect(await openNotices()).toEqual([]);
    });

    test('that everybody is read for the first time, until they are, and not when they are read again', async () => {
      await run(userPages({ first, 'page 2': down }));
      expect(await openNotices()).toEqual(['peopleLoading']);
      await run(userPages({ 'page 2': lastPage() }));
      expect(await openNotices()).toEqual([]);
      await run(userPages({ later: 'startOver', first, 'page 2': down }));
      expect(await openNotices()).toEqual([]);
    });
  });
});
