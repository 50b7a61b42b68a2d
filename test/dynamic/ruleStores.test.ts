import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { kindsOfText, type RuleChange } from '../../src/dynamic/ruleChange.ts';
import {
  findLastRuleChange,
  findOpenRuleChange,
  findRuleChange,
  findSameRuleChange,
  insertRuleChange,
  lockRuleChange,
  overtakeRuleChanges,
  readMoves,
  updateRuleChange,
} from '../../src/dynamic/ruleChangeStore.ts';
import { noteDifferences } from '../../src/dynamic/ruleDifferenceStore.ts';
import type { Store } from '../../src/store/store.ts';
import { aRuleChange } from '../support/aRuleChange.ts';
import { eachDatabase } from '../support/databases.ts';

const uniqueViolation = { code: '23505' };
const checkViolation = { code: '23514' };
const monday = new Date('2026-11-23T09:00:00Z');
const friday = new Date('2026-11-27T09:00:00Z');

eachDatabase((open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    await store.db.deleteFrom('rule_changes').execute();
    await store.db.deleteFrom('rule_differences').execute();
    await store.db.deleteFrom('people_changes').execute();
  });
  const save = (...changes: readonly RuleChange[]) =>
    store.db.transaction().execute(async (trx) => {
      for (const change of changes) await insertRuleChange(trx, change);
    });

  describe('changes of a rule', () => {
    test('come back as they were kept, with their preview and its instants', async () => {
      const change = aRuleChange({ activityId: 'press-1' });
      await save(change);
      expect(await findRuleChange(store.db, change.id)).toEqual(change);
      const assigned = aRuleChange({ id: 'change-2', before: null, preview: null, kind: 'makeDynamic' });
      await save(assigned);
      expect(await store.db.transaction().execute((trx) => lockRuleChange(trx, 'change-2'))).toEqual(
        assigned,
      );
      expect(await findRuleChange(store.db, 'change-3')).toBeUndefined();
    });

    test('keep who moves until another preview names others', async () => {
      await save(aRuleChange());
      const update = (moves?: { joins: string[]; leaves: string[] }, version = 3) =>
        store.db
          .transaction()
          .execute((trx) => updateRuleChange(trx, aRuleChange({ version, isAgain: true }), moves));
      expect(await readMoves(store.db, 'change-1')).toEqual({ joins: [], leaves: [] });
      await update({ joins: ['ada'], leaves: ['dan'] });
      await update(undefined, 4);
      expect(await readMoves(store.db, 'change-1')).toEqual({ joins: ['ada'], leaves: ['dan'] });
      expect(await findRuleChange(store.db, 'change-1')).toMatchObject({ version: 4, isAgain: true });
    });

    test('begin once for each press, also when Teams sends it twice', async () => {
      await save(aRuleChange({ activityId: 'press-1' }));
      const same = (actorId: string, activityId: string | null) =>
        store.db.transaction().execute((trx) => findSameRuleChange(trx, 'sales', { actorId, activityId }));
      expect(await same('bob', 'press-1')).toMatchObject({ id: 'change-1' });
      expect(await same('eve', 'press-1')).toBeUndefined();
      expect(await same('bob', null)).toBeUndefined();
      await expect(save(aRuleChange({ id: 'change-2', activityId: 'press-1' }))).rejects.toMatchObject(
        uniqueViolation,
      );
    });

    test('are written one at a time for a group, and nobody agrees to their own', async () => {
      await save(aRuleChange({ state: 'writing' }));
      await expect(save(aRuleChange({ id: 'change-2', state: 'writing' }))).rejects.toMatchObject(
        uniqueViolation,
      );
      await save(aRuleChange({ id: 'change-3', groupId: 'finance', state: 'writing' }));
      await expect(
        save(aRuleChange({ id: 'change-4', confirmedBy: { id: 'bob', name: 'Bob' } })),
      ).rejects.toMatchObject(checkViolation);
    });

    test('that wait make way for a newer wish, but not what somebody else is still drafting', async () => {
      await save(
        aRuleChange({ id: 'mine' }),
        aRuleChange({ id: 'others', actor: { id: 'eve', name: 'Eve' } }),
        aRuleChange({ id: 'waiting', state: 'pending', actor: { id: 'eve', name: 'Eve' } }),
        aRuleChange({ id: 'elsewhere', groupId: 'finance' }),
        aRuleChange({ id: 'over', state: 'done', finishedAt: monday }),
      );
      const overtaken = await store.db
        .transaction()
        .execute((trx) => overtakeRuleChanges(trx, 'sales', 'bob'));
      expect(overtaken.map(({ id, state, version }) => [id, state, version]).sort()).toEqual([
        ['mine', 'dropped', 3],
        ['waiting', 'dropped', 3],
      ]);
      expect(await findOpenRuleChange(store.db, 'sales')).toMatchObject({ id: 'others' });
      expect(await findOpenRuleChange(store.db, 'sales', ['pending'])).toBeUndefined();
    });

    test('are told by the last that was carried out', async () => {
      expect(await findLastRuleChange(store.db, 'sales')).toBeUndefined();
      await save(
        aRuleChange({ id: 'newer', state: 'done', finishedAt: friday }),
        aRuleChange({ id: 'older', state: 'done', finishedAt: monday }),
        aRuleChange({ id: 'failed', state: 'failed', failure: 'groupGone', finishedAt: friday }),
      );
      expect(await findLastRuleChange(store.db, 'sales')).toMatchObject({ id: 'newer', finishedAt: friday });
      await save(aRuleChange({ id: 'pause', kind: 'pause', state: 'done', finishedAt: new Date() }));
      expect(await findLastRuleChange(store.db, 'sales')).toMatchObject({ id: 'pause' });
      expect(await findLastRuleChange(store.db, 'sales', kindsOfText)).toMatchObject({ id: 'newer' });
    });
  });

  describe('who differs from a rule', () => {
    const note = (differences: Parameters<typeof noteDifferences>[2], now: Date, group = 'sales') =>
      noteDifferences(store.db, group, differences, { now, fields: ['department'], ruleAt: null });

    test('keeps the day they were first seen, until they differ no more', async () => {
      const [ada, dan] = [
        { userId: 'ada', shouldBeIn: true },
        { userId: 'dan', shouldBeIn: false },
      ];
      await note([ada, dan], monday);
      await note([ada], monday, 'finance');
      expect(await note([ada], friday)).toEqual(new Map([['ada', monday]]));
      expect(await note([ada, dan], friday)).toEqual(
        new Map([
          ['ada', monday],
          ['dan', friday],
        ]),
      );
      expect(await note([ada], friday, 'finance')).toEqual(new Map([['ada', monday]]));
    });

    test('differs since they changed in what the rule reads, and not before it was written', async () => {
      const tuesday = new Date('2026-11-24T09:00:00Z');
      const log = (userId: string, fields: string[], at: Date) =>
        store.db
          .insertInto('people_changes')
          .values({ user_id: userId, kind: 'changed', fields, at })
          .execute();
      await log('ada', ['city', 'department'], monday);
      await log('dan', ['city'], monday);
      const [ada, dan] = [
        { userId: 'ada', shouldBeIn: true },
        { userId: 'dan', shouldBeIn: true },
      ];
      const known = { now: friday, fields: ['department'] };
      expect(await noteDifferences(store.db, 'sales', [ada, dan], { ...known, ruleAt: null })).toEqual(
        new Map([
          ['ada', monday],
          ['dan', friday],
        ]),
      );
      expect(await noteDifferences(store.db, 'finance', [ada], { ...known, ruleAt: tuesday })).toEqual(
        new Map([['ada', tuesday]]),
      );
    });

    test('differs anew when what the rule says about them turns round', async () => {
      await note([{ userId: 'ada', shouldBeIn: true }], monday);
      const turned = await note([{ userId: 'ada', shouldBeIn: false }], friday);
      expect(turned).toEqual(new Map([['ada', friday]]));
      expect(await note([{ userId: 'ada', shouldBeIn: false }], new Date())).toEqual(turned);
    });

    test('is kept for more people than one statement takes', async () => {
      const many = Array.from({ length: 2_500 }, (_, at) => ({ userId: `u${String(at)}`, shouldBeIn: true }));
      await note(many, monday);
      const since = await note(many, friday);
      expect(since.size).toBe(2_500);
      expect(new Set([...since.values()].map(Number))).toEqual(new Set([monday.getTime()]));
      await note([], friday);
      expect(await store.db.selectFrom('rule_differences').selectAll().execute()).toEqual([]);
    });
  });
});
