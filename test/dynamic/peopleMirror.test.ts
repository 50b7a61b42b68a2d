import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { ManagerChange, UserChange, UserChanges } from '../../src/directory/peopleTypes.ts';
import { wishForFields } from '../../src/dynamic/mirrorWishes.ts';
import { findUser, listDirectReports, readFreshness, suggestValues } from '../../src/dynamic/people.ts';
import { latestPeopleCursor, readPeopleChanges } from '../../src/dynamic/peopleChanges.ts';
import { mirrorPeople } from '../../src/dynamic/peopleMirror.ts';
import { DirectoryError } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import {
  aChange,
  aMirrorContext,
  aPerson,
  aRemoval,
  emptyMirror,
  lastPage,
  loadMirror,
  userPages,
} from '../support/aMirror.ts';
import { eachDatabase } from '../support/databases.ts';

const down = new DirectoryError('unavailable', 'down');
const noon = new Date('2026-03-02T12:00:00Z');
const later = new Date('2026-03-02T12:05:00Z');

describe('the mirror of the people', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => emptyMirror(store.db));

    const run = (
      directory: ReturnType<typeof userPages>,
      now: () => Date = () => noon,
      signal = new AbortController().signal,
    ) => mirrorPeople(aMirrorContext(store.db, directory, now), signal);
    const names = async () =>
      (await store.db.selectFrom('people_mirror').select('display_name').orderBy('id').execute()).map(
        (row) => row.display_name,
      );
    const changesSince = async (cursor: string) => {
      const read = await readPeopleChanges(store.db, cursor, 100);
      if (read === 'startOver') throw new Error('the cursor is too old');
      return read.changes.map(({ userId, kind, fields }) => [userId, kind, ...fields].join(' '));
    };
    const first: UserChanges = { changes: [aPerson('ann')], nextLink: 'page 2', isLast: false };

    test('holds everybody of the first reading', async () => {
      expect(await run(userPages({ first, 'page 2': lastPage(aPerson('bob')) }))).toBeUndefined();
      expect(await names()).toEqual(['ann', 'bob']);
      expect(await readFreshness(store.db)).toEqual({
        loaded: true,
        asOf: noon,
        people: 2,
        pages: 0,
        isFull: false,
      });
    });

    test('goes on at the page at which it was killed', async () => {
      await run(userPages({ first, 'page 2': down }));
      expect(await readFreshness(store.db)).toMatchObject({ people: 1, pages: 1, loaded: false });
      const directory = userPages({ 'page 2': lastPage(aPerson('bob')) });
      await run(directory);
      expect(directory.asked).toEqual(['page 2']);
      expect(await names()).toEqual(['ann', 'bob']);
    });

    test('gathers statistics each time the people have doubled, long before everybody is there', async () => {
      const pages = Array.from({ length: 5 }, (_, at): [string, UserChanges] => [
        at === 0 ? 'first' : `page ${String(at)}`,
        { changes: [aPerson(`p${String(at)}`)], nextLink: `page ${String(at + 1)}`, isLast: false },
      ]);
      await run(userPages({ ...Object.fromEntries(pages), 'page 5': down }));
      expect(await names()).toHaveLength(5);
      const known = await sql<{ people: number }>`
        select reltuples::integer as people from pg_class where relname = 'people_mirror'`.execute(store.db);
      expect(known.rows).toEqual([{ people: 4 }]);
    });

    test('does no page when it is told to stop', async () => {
      const directory = userPages({ first });
      await run(directory, () => noon, AbortSignal.abort());
      expect(directory.asked).toEqual([]);
    });

    test('keeps nothing of a page that another process has read meanwhile', async () => {
      const racing = {
        ...userPages({}),
        readUserChanges: async () => {
          await run(userPages({ first: lastPage(aPerson('ann', { displayName: 'Ann, by the other' })) }));
          return first;
        },
      };
      await run(racing);
      expect(await names()).toEqual(['Ann, by the other']);
    });

    test('is as old as the moment at which its round began', async () => {
      await run(userPages({ first, 'page 2': down }));
      await run(userPages({ 'page 2': lastPage() }), () => later);
      expect((await readFreshness(store.db)).asOf).toEqual(noon);
      await run(userPages({ later: lastPage() }), () => later);
      expect((await readFreshness(store.db)).asOf).toEqual(later);
    });

    test('follows changes, and what was not told of a person stays', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales', city: 'Oslo' })]);
      await run(userPages({ later: lastPage(aChange('ann', { department: 'Legal' })) }));
      const ann = await findUser(store.db, 'ann');
      expect(ann?.object).toMatchObject({ department: 'Legal', city: 'Oslo', displayName: 'ann' });
    });

    test('knows that a value is gone, and that it never knew another', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales' })]);
      await run(userPages({ later: lastPage(aChange('ann', { department: null })) }));
      const ann = await findUser(store.db, 'ann');
      expect(ann?.object).toMatchObject({ department: null, city: null, otherMails: null });
      expect(ann?.object).not.toHaveProperty('assignedPlans');
    });

    test('keeps lists, attributes and dates as Graph gives them', async () => {
      const values = {
        otherMails: ['ann@home.example'],
        onPremisesExtensionAttributes: { extensionAttribute1: 'blue', extensionAttribute2: null },
        employeeHireDate: '2026-01-20T09:00:00Z',
        onPremisesSyncEnabled: true,
      };
      await loadMirror(store.db, [aPerson('ann', values)]);
      expect((await findUser(store.db, 'ann'))?.object).toMatchObject(values);
    });

    test('tells a page twice with the effect of once', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales' })]);
      const cursor = await latestPeopleCursor(store.db);
      await run(userPages({ later: lastPage(aPerson('ann', { department: 'Sales' })) }));
      expect(await names()).toEqual(['ann']);
      expect(await changesSince(cursor)).toEqual([]);
      expect(await suggestValues(store.db, 'department', '', 5)).toEqual([{ value: 'Sales', people: 1 }]);
    });

    test('lets go of those who are removed, and their reports have no manager', async () => {
      await loadMirror(store.db, [aPerson('ann'), aPerson('bob', {}, 'ann')]);
      expect((await listDirectReports(store.db, 'ann', 5)).map(({ id }) => id)).toEqual(['bob']);
      const cursor = await latestPeopleCursor(store.db);
      await run(userPages({ later: lastPage(aRemoval('ann')) }));
      expect(await names()).toEqual(['bob']);
      expect((await findUser(store.db, 'bob'))?.object['manager']).toBeNull();
      expect(await changesSince(cursor)).toEqual(['ann removed', 'bob changed manager']);
    });

    test('moves somebody from one manager to another, in whichever order the links are told', async () => {
      await loadMirror(store.db, [aPerson('ann', {}, 'max')]);
      const link = (manager: ManagerChange): UserChange => ({
        userId: 'ann',
        kind: 'changed',
        values: {},
        manager,
      });
      await run(userPages({ later: lastPage(link({ set: 'mia' }), link({ removed: 'max' })) }));
      expect((await findUser(store.db, 'ann'))?.managerId).toBe('mia');
      await run(userPages({ later: lastPage(link({ removed: 'mia' })) }));
      expect((await findUser(store.db, 'ann'))?.managerId).toBeNull();
    });

    test('starts over when its link is worth nothing, counts meanwhile, and forgets who is gone', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales' }), aPerson('bob')]);
      const cursor = await latestPeopleCursor(store.db);
      await run(userPages({ later: 'startOver', first: { ...first, changes: [] }, 'page 2': down }));
      expect(await names()).toEqual(['ann', 'bob']);
      expect(await readFreshness(store.db)).toMatchObject({ loaded: true, isFull: true, people: 2 });
      await run(userPages({ 'page 2': lastPage(aPerson('ann', { city: 'Oslo' })) }));
      expect(await names()).toEqual(['ann']);
      expect((await findUser(store.db, 'ann'))?.object).toMatchObject({ department: null, city: 'Oslo' });
      expect(await changesSince(cursor)).toEqual(['ann changed department city', 'bob removed']);
      expect(await readFreshness(store.db)).toMatchObject({ isFull: false, people: 1 });
    });

    test('says nothing of the first reading, and afterwards what is different', async () => {
      await loadMirror(store.db, [aPerson('ann', { department: 'Sales' })]);
      const cursor = await latestPeopleCursor(store.db);
      expect(await changesSince('0')).toEqual([]);
      const moved = aPerson('ann', { department: 'Legal' }, 'mia');
      await run(userPages({ later: lastPage(moved, aPerson('bob')) }));
      expect(await changesSince(cursor)).toEqual(['ann changed department manager', 'bob added']);
    });

    test('forgets changes after a week and says so to whoever is behind', async () => {
      await loadMirror(store.db, [aPerson('ann')]);
      const cursor = await latestPeopleCursor(store.db);
      await run(userPages({ later: lastPage(aChange('ann', { city: 'Oslo' })) }));
      const inAWeek = new Date(noon.getTime() + 8 * 24 * 60 * 60 * 1000);
      await run(userPages({ later: lastPage() }), () => inAWeek);
      expect(await readPeopleChanges(store.db, cursor, 10)).toBe('startOver');
      const now = await latestPeopleCursor(store.db);
      expect(await readPeopleChanges(store.db, now, 10)).toMatchObject({ changes: [], isComplete: true });
    });

    test('reads everybody again for a field that a rule asks for', async () => {
      await loadMirror(store.db, [aPerson('ann')]);
      await wishForFields(store.db, ['assignedPlans'], noon);
      const plans = [{ servicePlanId: 'p', service: 's', capabilityStatus: 'Enabled' }];
      const directory = userPages({ first: lastPage(aPerson('ann', { assignedPlans: plans })) });
      await run(directory);
      expect(directory.fields[0]).toContain('assignedPlans');
      expect((await findUser(store.db, 'ann'))?.object['assignedPlans']).toEqual(plans);
    });

    test('goes on without a field that Graph does not know', async () => {
      await loadMirror(store.db, [aPerson('ann')]);
      await wishForFields(store.db, ['extension_00000000000000000000000000000000_shoe'], noon);
      const refusing = userPages({ first: new DirectoryError('rejected', 'no such property') });
      await run(refusing);
      expect(await readFreshness(store.db)).toMatchObject({ loaded: true, people: 1 });
      const directory = userPages({ first: lastPage(aPerson('ann', { city: 'Oslo' })) });
      await run(directory);
      expect((await findUser(store.db, 'ann'))?.object['city']).toBe('Oslo');
    });

    test('suggests the values that most people have', async () => {
      const people = ['Sales', 'Sales', 'Salaries', 'Legal'].map((department, at) =>
        aPerson(`p${String(at)}`, { department }),
      );
      await loadMirror(store.db, people);
      await run(userPages({ later: lastPage(aRemoval('p3')) }));
      expect(await suggestValues(store.db, 'department', 'SAL', 5)).toEqual([
        { value: 'Sales', people: 2 },
        { value: 'Salaries', people: 1 },
      ]);
      expect(await suggestValues(store.db, 'department', 'l', 5)).toEqual([]);
    });

    test('asks to be run again when the pages do not end in one run', async () => {
      const endless = {
        ...userPages({}),
        readUserChanges: (link: string | null): Promise<UserChanges> =>
          Promise.resolve({ changes: [], nextLink: `${link ?? ''}+`, isLast: false }),
      };
      expect(await run(endless)).toEqual({ againInSeconds: 0 });
    });
  });
});
