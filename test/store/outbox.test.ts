import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findOldestOwed, markNotOwed, markShown, wantAgain } from '../../src/store/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { aCardCopyRow } from '../support/aStoreRow.ts';
import { eachDatabase } from '../support/databases.ts';

const place = { conversationId: 'a:1', activityId: '1', serviceUrl: 'https://smba.trafficmanager.net/emea/' };

describe('a card that is on its way when somebody asks for a newer one', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      await store.db.deleteFrom('card_copies').execute();
      await store.db
        .insertInto('card_copies')
        .values(aCardCopyRow({ view: 'requests.digest' }))
        .execute();
    });
    const owed = () => findOldestOwed(store.db, 'owner-1');
    const askAgain = () =>
      store.db.transaction().execute((trx) => wantAgain(trx, ['owner-1'], 'requests.digest'));

    it('is still owed, although it seemed to be the last one', async () => {
      const copy = await owed();
      await askAgain();
      await markShown(store.db, copy?.id ?? '', { place, version: 1, isFinal: true });
      expect(await owed()).toMatchObject({ state: 'open', shown_version: 1, wanted_version: 2 });
    });

    it('is still owed, although nobody seemed to need it any more', async () => {
      const copy = await owed();
      await askAgain();
      if (copy !== undefined) await markNotOwed(store.db, copy);
      expect(await owed()).toMatchObject({ state: 'open', wanted_version: 2 });
    });

    it('is done with when nobody asked', async () => {
      const copy = await owed();
      if (copy !== undefined) await markNotOwed(store.db, copy);
      expect(await owed()).toBeUndefined();
    });
  });
});
