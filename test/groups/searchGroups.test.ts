import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { GroupsContext } from '../../src/groups/context.ts';
import { noCeiling } from '../../src/groups/ceiling.ts';
import { rememberPlace } from '../../src/groups/personPlace.ts';
import { noRules } from '../../src/groups/policyRules.ts';
import { searchGroups, suggestGroups } from '../../src/groups/searchGroups.ts';
import type { Store } from '../../src/store/store.ts';
import { aGroup, aGroupsContext, emptyIndex, loadIndex, owned } from '../support/aGroupIndex.ts';
import { eachDatabase } from '../support/databases.ts';

const groups = [
  aGroup('1', 'Marketing Newsletter', { description: 'Who writes and reads it' }),
  aGroup('2', 'Finance Reports', { description: 'Monthly figures for marketing and sales' }),
  aGroup('3', 'Finance'),
  owned(aGroup('4', 'Field Finance Nordics'), 'the-manager'),
  aGroup('5', 'Zürich Büro', { description: 'Room bookings' }),
  aGroup('6', 'Research Finance'),
  owned(aGroup('7', 'Board Finance', { visibility: 'HiddenMembership' }), 'the-owner'),
  aGroup('8', 'R&D #1'),
  aGroup('9', 'Sales EMEA'),
];

describe('somebody looks for a group', () => {
  eachDatabase((open) => {
    let store: Store;
    let context: GroupsContext;
    beforeAll(async () => {
      store = await open();
      await emptyIndex(store.db);
      await loadIndex(store.db, groups);
    });
    beforeEach(async () => {
      await store.db.deleteFrom('people_places').execute();
      context = aGroupsContext(store.db);
    });

    const find = async (text: string, userId = 'somebody', page = { skip: 0, limit: 10 }) =>
      (await searchGroups(context, userId, text, page)).groups.map((group) => group.displayName);
    const suggestions = async (userId = 'somebody') =>
      (await suggestGroups(context, userId, '', 15)).map((group) => group.displayName);

    test.each([
      ['by a word', 'newsletter', ['Marketing Newsletter']],
      ['by the beginnings of words in any order', 'rep fin', ['Finance Reports']],
      ['without its accents', 'zurich buro', ['Zürich Büro']],
      ['by signs that mean something to a query', "r&d '#1", ['R&D #1']],
      ['by words of name and description together', 'finance figures', ['Finance Reports']],
      ['with a letter missing', 'newsleter', ['Marketing Newsletter']],
      ['with neighbours swapped', 'maketring', []],
      ['with two slips in two words', 'finnance raports', ['Finance Reports']],
      ['by nothing that is there', 'xyzzy', []],
    ])('%s', async (_how, text, names) => {
      expect(await find(text)).toEqual(names);
    });

    test('the name counts before the description', async () => {
      expect(await find('market')).toEqual(['Marketing Newsletter', 'Finance Reports']);
    });

    test('the very name comes first, then names that begin with it', async () => {
      expect(await find('finance')).toEqual([
        'Finance',
        'Finance Reports',
        'Research Finance',
        'Field Finance Nordics',
      ]);
    });

    test('groups of the department and of the manager come before others', async () => {
      const place = { department: 'Research', managerId: 'the-manager' };
      const directory = { readPersonPlace: () => Promise.resolve(place) };
      await rememberPlace(
        { ...context, directory: directory as unknown as GroupsContext['directory'] },
        'ada',
      );
      expect(await find('finance', 'ada')).toEqual([
        'Finance',
        'Research Finance',
        'Field Finance Nordics',
        'Finance Reports',
      ]);
      expect(await suggestions('ada')).toEqual(['Research Finance', 'Field Finance Nordics']);
    });

    test('a slip changes nothing in that the name counts before the description', async () => {
      expect(await find('markting')).toEqual(['Marketing Newsletter', 'Finance Reports']);
    });

    test('groups of the department come first from the first letter typed', async () => {
      await store.db
        .insertInto('people_places')
        .values({ user_id: 'eve', department: 'Research', manager_id: null, read_at: new Date() })
        .execute();
      expect((await find('f', 'eve'))[0]).toBe('Research Finance');
      expect((await find('f'))[0]).toBe('Finance');
    });

    test('a page goes on where the one before ended', async () => {
      const first = await searchGroups(context, 'somebody', 'finance', { skip: 0, limit: 3 });
      const second = await searchGroups(context, 'somebody', 'finance', { skip: 3, limit: 3 });
      expect([first.more, second.more]).toEqual([true, false]);
      expect(new Set([...first.groups, ...second.groups].map((group) => group.id)).size).toBe(4);
    });

    test('a group with hidden members is found by its owners and is unknown to others', async () => {
      expect(await find('board')).toEqual([]);
      expect(await find('bord')).toEqual([]);
      expect(await find('board', 'the-owner')).toEqual(['Board Finance']);
    });

    test('a group with hidden members is not told by Graph either', async () => {
      const hidden = aGroup('7', 'Board Finance', { visibility: 'HiddenMembership' }).properties;
      const searchGroupsThere = () => Promise.resolve({ groups: [hidden], more: false });
      const directory = { searchGroups: searchGroupsThere } as unknown as GroupsContext['directory'];
      context = aGroupsContext(store.db, { directory });
      expect(await find('board')).toEqual([]);
    });

    test('a group closed by its owners or by the administrator is offered to its owners only', async () => {
      const policy = JSON.stringify({ mode: 'closed' });
      await store.db
        .insertInto('group_policies')
        .values({ group_id: '4', policy, changed_at: new Date() })
        .execute();
      const match = { name: 'R&D*' };
      const rule = { name: 'labs', match, ceiling: { ...noCeiling, mode: 'closed' as const } };
      context = aGroupsContext(store.db, { rules: () => ({ ...noRules, classes: [rule] }) });
      expect(await find('field')).toEqual([]);
      expect(await find('field', 'the-manager')).toEqual(['Field Finance Nordics']);
      expect(await find('r d 1')).toEqual([]);
      await store.db.deleteFrom('group_policies').execute();
    });

    test('without a word typed, groups asked for last are offered', async () => {
      context = aGroupsContext(store.db, { listRecentGroupIds: () => Promise.resolve(['9', 'gone', '2']) });
      expect(await suggestions()).toEqual(['Sales EMEA', 'Finance Reports']);
    });

    test('the place of somebody who searches is read for the next time, once', async () => {
      const jobs: unknown[] = [];
      const enqueueMissing = (_trx: unknown, kind: string, payloads: readonly unknown[]) => {
        jobs.push({ kind, payloads });
        return Promise.resolve();
      };
      context = aGroupsContext(store.db, { enqueueMissing });
      await find('finance', 'ada');
      expect(jobs).toEqual([{ kind: 'groups.rememberPlace', payloads: [{ userId: 'ada' }] }]);
    });
  });
});
