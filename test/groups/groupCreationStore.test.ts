import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../src/groups/decideCreation.ts';
import type { GroupCreation } from '../../src/groups/groupCreation.ts';
import {
  findCreation,
  forgetDrafts,
  insertCreation,
  listNamesUnderWay,
  lockName,
  updateCreation,
} from '../../src/groups/groupCreationStore.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';

const now = new Date('2026-11-20T10:00:00Z');

describe('wishes for groups in the store', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => store.db.deleteFrom('group_creations').execute());

    it('come back as they were written', async () => {
      const wish = aWish('3f9a1c2d-0000-4000-8000-000000000001');
      await insertCreation(store.db, wish);
      expect(await findCreation(store.db, wish.id)).toEqual(wish);
      const created: GroupCreation = {
        ...wish,
        state: 'created',
        version: 4,
        postedAt: now,
        groupId: 'the group',
        finishedAt: now,
        notAdded: [{ id: 'tom', name: 'Tom' }],
      };
      await updateCreation(store.db, created);
      expect(await findCreation(store.db, wish.id)).toEqual(created);
    });

    it('never have a mail nickname twice', async () => {
      await insertCreation(store.db, aWish('3f9a1c2d-0000-4000-8000-000000000001'));
      const other = insertCreation(store.db, aWish('3f9a1c2d-0000-4000-8000-000000000002'));
      await expect(other).rejects.toMatchObject({ code: '23505' });
    });

    it('keep their name while they are under way, whatever its case', async () => {
      await insertCreation(store.db, {
        ...aWish('11111111-0000-4000-8000-000000000001'),
        state: 'pendingApproval',
      });
      await insertCreation(store.db, aWish('22222222-0000-4000-8000-000000000001'));
      expect(await listNamesUnderWay(store.db, 'TRADE fair')).toEqual(['Trade Fair']);
      const locked = await store.db.transaction().execute((trx) => lockName(trx, 'trade fair'));
      expect(locked).toEqual(['Trade Fair']);
      expect(await listNamesUnderWay(store.db, 'Trade Fairs')).toEqual([]);
    });

    it('are forgotten when they never got beyond the form', async () => {
      const draft = aWish('11111111-0000-4000-8000-000000000001');
      const real: GroupCreation = { ...aWish('22222222-0000-4000-8000-000000000001'), state: 'creating' };
      await insertCreation(store.db, draft);
      await insertCreation(store.db, real);
      await forgetDrafts(store.db, now);
      expect(await findCreation(store.db, draft.id)).toBeDefined();
      await forgetDrafts(store.db, new Date(now.getTime() + 1));
      expect(await findCreation(store.db, draft.id)).toBeUndefined();
      expect(await findCreation(store.db, real.id)).toBeDefined();
    });
  });
});

function aWish(id: string): GroupCreation {
  const wish = {
    kind: 'security',
    typedName: 'Trade Fair',
    name: 'Trade Fair',
    purpose: 'Our stand',
    owners: [],
    members: [{ id: 'chen', name: 'Chen Wei' }],
    joinMode: 'open',
  } as const;
  return draftOf(wish, { id: 'ada', name: 'Ada Lindqvist' }, { id, now });
}
