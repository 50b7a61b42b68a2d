import { describe, expect, test } from '@jest/globals';
import { checkOff, noSums, rankFixes, type Fix } from '../../src/admin/readinessReport.ts';
import { mergeLinks, readGroup } from '../../src/admin/surveyFacts.ts';
import { plainProperties } from '../support/aSurvey.ts';

describe('the people of a group are counted', () => {
  const person = { name: 'Ann', isEnabled: true, isGuest: false, isSynced: false, hasLocation: true };
  const people = new Map([
    ['ann', person],
    ['gus', { ...person, isGuest: true }],
    ['dan', { ...person, isEnabled: false, isSynced: true, hasLocation: false }],
  ]);
  const part = { owners: [], members: [], ownersRemoved: [], membersRemoved: [] };
  const user = (id: string) => ({ id, kind: 'user' as const });

  test('each once, over all parts that were told, without those who are gone', () => {
    const links = mergeLinks([
      { ...part, members: [user('ann'), user('gus'), { id: 'inner', kind: 'group' }] },
      { ...part, members: [user('gus'), user('dan'), user('nobody'), { id: 'pc', kind: 'other' }] },
      { ...part, membersRemoved: ['ann'], owners: [user('dan'), user('gus'), user('ann'), user('ghost')] },
    ]);
    const reading = readGroup('g', plainProperties, links, people, null);
    expect(reading.members).toEqual({
      people: 2,
      guests: 1,
      disabled: 1,
      synced: 1,
      withoutLocation: 1,
      groups: 1,
      others: 1,
    });
    expect(reading.owners.map(({ state }) => state)).toEqual(['disabled', 'guest', 'able', 'gone']);
  });

  test('by kind alone where nobody could be read', () => {
    const links = mergeLinks([{ ...part, owners: [user('ann')], members: [user('ann'), user('x')] }]);
    const reading = readGroup('g', plainProperties, links, null, null);
    expect(reading.members.people).toBe(2);
    expect(reading.owners).toEqual([{ id: 'ann', name: null, state: 'unknown' }]);
  });
});

describe('what to do next', () => {
  const fix = (need: Fix['need'], groups: number): Fix => ({
    need,
    systems: ['licensing'],
    groups,
    members: groups,
    names: [],
  });

  test('begins with what hurts somebody, then what stands in the way of most, and leaves out what is no fault', () => {
    const ranked = rankFixes([
      fix('noMembers', 90),
      fix('noOwner', 4),
      fix('noRuleFound', 99),
      fix('guests', 9),
      fix('licenceErrors', 1),
    ]);
    expect(ranked.map(({ need }) => need)).toEqual(['licenceErrors', 'guests', 'noOwner', 'noMembers']);
  });

  test('is checked off criterion by criterion', () => {
    const sums = noSums();
    sums.selfService = { ready: 3, readyAfter: 1, notPossible: 2 };
    const counts = { groups: 6, sums, fixes: [], told: 3, byRule: 0, candidates: 2, licensed: 0, alike: 0 };
    expect(checkOff(counts).map(({ check, state, done, of }) => [check, state, done, of])).toEqual([
      ['selfServiceGroups', 'begun', 3, 4],
      ['ownersTold', 'done', 3, 3],
      ['dynamicGroups', 'open', 0, 2],
      ['licensingGroups', 'open', 0, 0],
    ]);
  });
});
