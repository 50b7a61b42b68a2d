/** What the care of licences keeps, on both databases: days, levels, errors told, tries and changes. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Transaction } from 'kysely';
import {
  forgetDaysBefore,
  listDays,
  listLevels,
  lockLevels,
  saveDays,
  saveLevels,
} from '../../src/licensing/careStore.ts';
import type { LicenceChange } from '../../src/licensing/licenceChange.ts';
import {
  findLicenceChange,
  insertLicenceChange,
  isOtherOpen,
  lockLicenceChange,
  updateLicenceChange,
} from '../../src/licensing/licenceChangeStore.ts';
import { endRetry, findRetry, insertRetry, listRetriedUserIds } from '../../src/licensing/retryStore.ts';
import {
  listOpenErrors,
  listTroubledGroupIds,
  lockToldErrors,
  saveBegun,
  saveEnded,
} from '../../src/licensing/troubleStore.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import type { Database } from '../../src/store/schema.ts';
import { listUnanswered } from '../../src/store/unanswered.ts';
import type { Store } from '../../src/store/store.ts';
import * as people from '../support/aJoinRequest.ts';
import { eachDatabase } from '../support/databases.ts';

const { monday } = people;
const [ada, bob, chen] = [people.ada.id, people.bob.id, people.chen.id];
const visio = skuIds.visioPlan2;
const powerBi = skuIds.powerBiPro;
const group = '55555555-5555-4555-8555-555555555555';
const otherGroup = '66666666-6666-4666-8666-666666666666';
const later = new Date(monday.getTime() + 60_000);

describe('the care of licences in the store', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      for (const table of [
        'licence_days',
        'licence_levels',
        'licence_errors',
        'licence_retries',
        'licence_changes',
      ] as const) {
        await store.db.deleteFrom(table).execute();
      }
    });
    const together = <T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T> =>
      store.db.transaction().execute(work);

    it('keeps the last reading of each day and forgets what is old', async () => {
      const day = (skuId: string, on: string, used: number) => ({
        skuId,
        day: on,
        bought: 10,
        used,
        promised: 1,
      });
      await together((trx) => saveDays(trx, []));
      await together((trx) => saveDays(trx, [day(visio, '2026-11-01', 3), day(visio, '2026-11-02', 4)]));
      await together((trx) => saveDays(trx, [day(visio, '2026-11-02', 5), day(powerBi, '2026-11-02', 9)]));
      expect(await listDays(store.db, [visio], '2026-11-01')).toEqual([
        { skuId: visio, day: '2026-11-01', bought: 10, used: 3 },
        { skuId: visio, day: '2026-11-02', bought: 10, used: 5 },
      ]);
      await together((trx) => forgetDaysBefore(trx, '2026-11-02'));
      expect(await listDays(store.db, [visio, powerBi], '2026-01-01')).toHaveLength(2);
      expect(await listDays(store.db, [], '2026-01-01')).toEqual([]);
    });

    it('remembers how scarce each product was when it was told last', async () => {
      const level = { skuId: visio, skuPartNumber: 'VISIOCLIENT', free: 1, bought: 3, warningId: null };
      await together((trx) => saveLevels(trx, [{ ...level, level: 'low' }], monday));
      const warningId = randomUUID();
      await together((trx) => saveLevels(trx, [{ ...level, level: 'empty', free: 0, warningId }], later));
      const expected = [{ ...level, level: 'empty', free: 0, warningId }];
      expect(await listLevels(store.db)).toEqual(expected);
      expect(await together(lockLevels)).toEqual(expected);
    });

    it('tells an error that lasts from one that is over, and takes up one that comes back', async () => {
      const facts = { groupName: 'Visio Users', name: 'Ada', product: 'Visio Plan 2', blocked: ['Power BI'] };
      const begin = (userId: string, at: Date): Promise<void> => {
        const error = { userId, skuId: visio, problem: 'noSeat' as const, blockedSkuIds: [powerBi] };
        return together((trx) => saveBegun(trx, group, [{ error, facts: { ...facts, name: userId } }], at));
      };
      await begin(ada, monday);
      await begin(bob, later);
      expect((await listOpenErrors(store.db, group, 10)).map(({ userId }) => userId)).toEqual([bob, ada]);
      expect(await listOpenErrors(store.db, group, 1)).toEqual([
        { userId: bob, problem: 'noSeat', ...facts, name: bob },
      ]);
      const told = await together((trx) => lockToldErrors(trx, group));
      expect(told.map(({ hasEnded }) => hasEnded)).toEqual([false, false]);
      await together((trx) => saveEnded(trx, group, told, later));
      expect(await listOpenErrors(store.db, group, 10)).toEqual([]);
      expect(await listTroubledGroupIds(store.db)).toEqual([]);
      expect((await together((trx) => lockToldErrors(trx, group))).every(({ hasEnded }) => hasEnded)).toBe(
        true,
      );
      await begin(ada, later);
      expect((await listOpenErrors(store.db, group, 10)).map(({ userId }) => userId)).toEqual([ada]);
      expect(await listTroubledGroupIds(store.db)).toEqual([group]);
      expect(await together((trx) => lockToldErrors(trx, otherGroup))).toEqual([]);
    });

    it('lets one try run for a person in a group, and ends it once', async () => {
      const facts = { groupName: 'Visio Users', name: 'Ada', product: 'Visio Plan 2', problem: null };
      const asked = (userId: string) => ({
        id: randomUUID(),
        groupId: group,
        userId,
        askedBy: chen,
        facts,
      });
      const first = asked(ada);
      const insert = (retry: typeof first): Promise<boolean> =>
        together((trx) => insertRetry(trx, retry, monday));
      expect(await insert(first)).toBe(true);
      expect(await insert(asked(ada))).toBe(false);
      expect(await insert(asked(bob))).toBe(true);
      expect(await listRetriedUserIds(store.db, group)).toEqual(new Set([ada, bob]));
      const end = (): Promise<boolean> =>
        together((trx) => endRetry(trx, { id: first.id, state: 'solved', facts }, later));
      expect([await end(), await end()]).toEqual([true, false]);
      expect(await findRetry(store.db, first.id)).toEqual({ ...first, state: 'solved' });
      expect(await insert(asked(ada))).toBe(true);
      expect(await findRetry(store.db, randomUUID())).toBeUndefined();
    });

    it('gives a change back as it was kept, and knows of another that is open in the group', async () => {
      const change = aLicenceChange();
      const other = aLicenceChange({ id: randomUUID(), state: 'pending' });
      await together(async (trx) => {
        await insertLicenceChange(trx, change);
        expect(await isOtherOpen(trx, change)).toBe(false);
        await insertLicenceChange(trx, other);
        expect(await isOtherOpen(trx, change)).toBe(true);
      });
      expect(await findLicenceChange(store.db, change.id)).toEqual(change);
      const done: LicenceChange = {
        ...other,
        state: 'failed',
        version: 3,
        confirmedBy: { id: bob, name: 'Bob' },
        failure: 'groupGone',
        isAgain: true,
        finishedAt: later,
      };
      await together(async (trx) => {
        expect(await lockLicenceChange(trx, other.id)).toEqual(other);
        await updateLicenceChange(trx, done);
        expect(await isOtherOpen(trx, change)).toBe(false);
        expect(await lockLicenceChange(trx, randomUUID())).toBeUndefined();
      });
      expect(await findLicenceChange(store.db, other.id)).toEqual(done);
    });

    it('are found when nobody answered since before an instant, the oldest first', async () => {
      const asked = (askedAt: Date, state: LicenceChange['state'] = 'pending') =>
        aLicenceChange({
          groupId: randomUUID(),
          state,
          askedAt,
          finishedAt: state === 'pending' ? null : later,
        });
      const [young, old, older] = [asked(later), asked(new Date(2)), asked(new Date(1))];
      await together(async (trx) => {
        for (const change of [young, old, older, asked(new Date(0), 'expired')])
          await insertLicenceChange(trx, change);
      });
      expect(await listUnanswered(store.db, 'licence_changes', new Date(3), 9)).toEqual([older.id, old.id]);
      expect(await listUnanswered(store.db, 'licence_changes', later, 1)).toEqual([older.id]);
      expect(await findLicenceChange(store.db, older.id)).toEqual(older);
    });
  });
});

function aLicenceChange(change: Partial<LicenceChange> = {}): LicenceChange {
  return {
    id: randomUUID(),
    groupId: group,
    groupName: 'Visio Users',
    state: 'draft',
    version: 1,
    actor: { id: ada, name: 'Ada' },
    confirmedBy: null,
    before: [{ skuId: visio, disabledPlans: [] }],
    after: [],
    preview: {
      products: [],
      failing: [],
      losing: [],
      guests: [],
      members: 2,
      isPartial: false,
      isMassChange: true,
    },
    fingerprint: 'f',
    isAgain: false,
    failure: null,
    createdAt: monday,
    askedAt: null,
    finishedAt: null,
    ...change,
  };
}
