import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  countStandings,
  findStanding,
  forgetStandings,
  listKeptPeople,
  listStanding,
  saveStandings,
} from '../../src/dynamic/keptPeopleStore.ts';
import type { KeptRule, Standing } from '../../src/dynamic/keptRule.ts';
import {
  findKept,
  findTextBefore,
  isKeptByUsher,
  listActing,
  listKeptAtWork,
  lockKept,
  saveCursor,
  saveKept,
} from '../../src/dynamic/keptStore.ts';
import { seedKept, startKeptOver } from '../../src/dynamic/seedKept.ts';
import type { Store } from '../../src/store/store.ts';
import { aKeptRule } from '../support/aKeptRule.ts';
import { eachDatabase } from '../support/databases.ts';

const checkViolation = { code: '23514' };
const monday = new Date('2026-11-23T09:00:00Z');
const friday = new Date('2026-11-27T09:00:00Z');

eachDatabase((open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    await store.db.deleteFrom('kept_rules').execute();
  });
  const save = (...rules: readonly KeptRule[]) =>
    store.db.transaction().execute(async (trx) => {
      for (const rule of rules) await saveKept(trx, rule, monday);
    });
  const stand = (standings: Readonly<Record<string, Standing | null>>, groupId = 'sales', ruleVersion = 1) =>
    store.db
      .transaction()
      .execute((trx) =>
        saveStandings(trx, groupId, new Map(Object.entries(standings)), { ruleVersion, at: monday }),
      );

  describe('a rule that Usher keeps', () => {
    test('comes back as it was kept, with all its instants and numbers', async () => {
      const plain = aKeptRule();
      const full = aKeptRule({
        groupId: 'finance',
        state: 'dryRun',
        reportAt: monday,
        actAt: friday,
        checkedAt: monday,
        turnAt: friday,
        cursor: '42',
        hold: { joins: 120, leaves: 3 },
        allowance: { joins: 5, leaves: 0 },
        trouble: 'onPremises',
      });
      await save(plain, full);
      expect(await findKept(store.db, 'sales')).toEqual(plain);
      expect(await findKept(store.db, 'finance')).toEqual(full);
      expect(await store.db.transaction().execute((trx) => lockKept(trx, 'finance'))).toEqual(full);
      expect(await findKept(store.db, 'nowhere')).toBeUndefined();
    });

    test('replaces what was there, and every text it ever had is kept', async () => {
      const next = { ruleVersion: 2, text: 'user.city -eq "Oslo"' };
      await save(aKeptRule(), aKeptRule({ state: 'paused' }), aKeptRule(next));
      expect(await findKept(store.db, 'sales')).toMatchObject({ ...next, state: 'acting' });
      const versions = await store.db
        .selectFrom('kept_rule_versions')
        .select(['version', 'rule', 'author_id'])
        .orderBy('version')
        .execute();
      expect(versions).toEqual([
        { version: 1, rule: 'user.department -eq "Sales"', author_id: 'bob' },
        { version: 2, rule: 'user.city -eq "Oslo"', author_id: 'bob' },
      ]);
    });

    test('has one from before once it had another text, and when it was ended', async () => {
      const [kept, next] = [aKeptRule(), aKeptRule({ ruleVersion: 2, text: 'user.city -eq "Oslo"' })];
      await save(kept);
      expect(await findTextBefore(store.db, kept)).toBeUndefined();
      await save(next, { ...next, ruleVersion: 3 });
      expect(await findTextBefore(store.db, next)).toBe(kept.text);
      expect(await findTextBefore(store.db, aKeptRule({ state: 'stopped' }))).toBe(kept.text);
    });

    test('is at work in its dry run too, and acts only afterwards', async () => {
      const states = ['dryRun', 'acting', 'paused', 'stopped'] as const;
      await save(...states.map((state) => aKeptRule({ groupId: state, state })));
      expect((await listKeptAtWork(store.db)).map(({ groupId }) => groupId)).toEqual(['acting', 'dryRun']);
      expect(await listActing(store.db, [...states])).toEqual(new Set(['acting']));
      expect(await listActing(store.db, ['dryRun'])).toEqual(new Set());
      expect(await listActing(store.db, [])).toEqual(new Set());
      const kept = await Promise.all(states.map((state) => isKeptByUsher(store.db, state)));
      expect(kept).toEqual([true, true, true, false]);
    });

    test('never goes back in the log of changes', async () => {
      await save(aKeptRule({ cursor: '9' }));
      await saveCursor(store.db, 'sales', '10');
      await saveCursor(store.db, 'sales', '7');
      expect((await findKept(store.db, 'sales'))?.cursor).toBe('10');
    });

    test('is not one without a text, or in a state nobody knows', async () => {
      await expect(save(aKeptRule({ text: '' }))).rejects.toMatchObject(checkViolation);
      await expect(save(aKeptRule({ state: 'asleep' as never }))).rejects.toMatchObject(checkViolation);
    });

    test('of the first day is begun once, and again when the tenant starts over', async () => {
      const seed = {
        groupId: 'sales',
        groupName: 'Sales',
        text: 'user.city -eq "Oslo"',
        author: aKeptRule().author,
      };
      await save(aKeptRule());
      await seedKept(store.db, [seed], friday);
      expect((await findKept(store.db, 'sales'))?.text).toBe('user.department -eq "Sales"');
      await stand({ ada: 'in' });
      await startKeptOver(store.db, [seed], friday);
      expect(await findKept(store.db, 'sales')).toMatchObject({
        text: seed.text,
        state: 'acting',
        revision: 1,
      });
      expect(await listKeptPeople(store.db, 'sales')).toEqual(new Map());
    });
  });

  describe('where people stand', () => {
    beforeEach(() => save(aKeptRule(), aKeptRule({ groupId: 'finance' })));

    test('is told one by one, by standing and in numbers, for each group on its own', async () => {
      await stand({ ada: 'in', bob: 'adding', cleo: 'adding', dan: 'exceptionIn' });
      await stand({ ada: 'removing' }, 'finance');
      expect(await findStanding(store.db, 'sales', 'dan')).toBe('exceptionIn');
      expect(await findStanding(store.db, 'finance', 'ada')).toBe('removing');
      expect(await findStanding(store.db, 'finance', 'dan')).toBeUndefined();
      const adding = await listStanding(store.db, 'sales', ['adding'], 1);
      expect(adding).toEqual([{ userId: 'bob', standing: 'adding', ruleVersion: 1, changedAt: monday }]);
      const several = await listStanding(store.db, 'sales', ['in', 'adding'], 10);
      expect(several.map(({ userId }) => userId)).toEqual(['bob', 'cleo', 'ada']);
      expect(await countStandings(store.db, 'sales')).toEqual({ in: 1, adding: 2, exceptionIn: 1 });
      expect([...(await listKeptPeople(store.db, 'finance')).keys()]).toEqual(['ada']);
    });

    test('changes with the version of the rule, and people can be forgotten', async () => {
      await stand({ ada: 'adding', bob: 'in' });
      await stand({ ada: 'in', bob: null }, 'sales', 2);
      const people = await listKeptPeople(store.db, 'sales');
      expect([...people.values()]).toEqual([
        { userId: 'ada', standing: 'in', ruleVersion: 2, changedAt: monday },
      ]);
      await stand({ ada: 'in' }, 'finance');
      await store.db.transaction().execute((trx) => forgetStandings(trx, 'sales'));
      expect(await listKeptPeople(store.db, 'sales')).toEqual(new Map());
      expect((await listKeptPeople(store.db, 'finance')).size).toBe(1);
    });

    test('is kept for more people than one statement takes', async () => {
      const many = Object.fromEntries(
        Array.from({ length: 2_500 }, (_, at) => [`u${String(at)}`, 'in' as const]),
      );
      await stand(many);
      expect(await countStandings(store.db, 'sales')).toEqual({ in: 2_500 });
      await stand(Object.fromEntries(Object.keys(many).map((userId) => [userId, null])));
      expect(await countStandings(store.db, 'sales')).toEqual({});
    });
  });
});
