import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/store/store.ts';
import { aCardCopyRow, aJoinRequestRow } from '../support/aStoreRow.ts';
import { eachDatabase } from '../support/databases.ts';

const uniqueViolation = { code: '23505' };
const checkViolation = { code: '23514' };

describe('the tables', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      await store.db.deleteFrom('join_requests').execute();
      await store.db.deleteFrom('card_copies').execute();
    });
    const save = (row: Parameters<typeof aJoinRequestRow>[0]) =>
      store.db.insertInto('join_requests').values(aJoinRequestRow(row)).execute();

    it('hold one open request of a person for a group', async () => {
      await save({ id: 'first' });
      await expect(save({ id: 'second', state: 'delivering' })).rejects.toMatchObject(uniqueViolation);
    });

    it('let a person ask again after the last request has ended', async () => {
      await save({ id: 'first', state: 'denied' });
      await save({ id: 'second' });
      await save({ id: 'third', group_id: 'group-2' });
      expect(await store.db.selectFrom('join_requests').select('id').execute()).toHaveLength(3);
    });

    it('take the same message of a person only once', async () => {
      await save({ id: 'first', state: 'withdrawn', activity_id: 'activity-1' });
      await expect(save({ id: 'second', activity_id: 'activity-1' })).rejects.toMatchObject(uniqueViolation);
    });

    it('refuse a decision by the requester', async () => {
      const own = { state: 'delivering', requester_id: 'ida', decided_by: 'ida' };
      await expect(save(own)).rejects.toMatchObject(checkViolation);
    });

    it('refuse an unknown state and a reason of more than 500 characters', async () => {
      await expect(save({ state: 'lost' })).rejects.toMatchObject(checkViolation);
      await expect(save({ justification: 'x'.repeat(501) })).rejects.toMatchObject(checkViolation);
    });

    it('number cards in the order in which they are owed and hand ids out as text', async () => {
      const rows = [aCardCopyRow({ subject_id: 'a' }), aCardCopyRow({ subject_id: 'b' })];
      for (const row of rows) await store.db.insertInto('card_copies').values(row).execute();
      const copies = await store.db.selectFrom('card_copies').selectAll().orderBy('id').execute();
      expect(copies.map((copy) => copy.subject_id)).toEqual(['a', 'b']);
      expect(copies.map((copy) => typeof copy.id)).toEqual(['string', 'string']);
    });

    it('hand instants out as dates and facts as objects', async () => {
      await save({ card_facts: '{"department":"Sales"}' });
      const row = await store.db.selectFrom('join_requests').selectAll().executeTakeFirstOrThrow();
      expect(row).toMatchObject({
        created_at: new Date('2026-11-20T08:00:00Z'),
        card_facts: { department: 'Sales' },
        version: 1,
        verified_at: null,
      });
    });
  });
});
