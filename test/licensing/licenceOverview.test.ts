import { describe, expect, test } from '@jest/globals';
import type { LicensedGroup, SubscribedSku } from '../../src/directory/licenceTypes.ts';
import { isWorse, levelOf, overviewOf } from '../../src/licensing/licenceOverview.ts';
import { reportOn } from '../../src/licensing/productSets.ts';
import { weeksLeft, weeksOf } from '../../src/licensing/seatTrend.ts';

const readAt = new Date('2026-11-27T08:00:00Z');

function aSku(skuId: string, enabledUnits: number, consumedUnits: number): SubscribedSku {
  return {
    skuId,
    skuPartNumber: skuId.toUpperCase(),
    isForUsers: true,
    status: 'Enabled',
    enabledUnits,
    warningUnits: 0,
    suspendedUnits: 0,
    consumedUnits,
    servicePlans: [],
  };
}

describe('the overview', () => {
  test('counts what is promised and who waits, and puts first what people wait for', () => {
    const products = overviewOf({
      skus: [aSku('calm', 50, 10), aSku('scarce', 10, 9), aSku('awaited', 3, 2)],
      readAt,
      promises: [{ skuId: 'awaited', userId: 'ada', endedAt: null, outcome: null }],
      waits: [{ requestId: 'r1', userId: 'tom', skuIds: ['awaited'], order: 1 }],
      warnBelowPercent: 10,
    });
    expect(
      products.map(({ skuId, free, promised, waiting, level }) => [skuId, free, promised, waiting, level]),
    ).toEqual([
      ['awaited', 0, 1, 1, 'empty'],
      ['scarce', 1, 0, 0, 'low'],
      ['calm', 40, 0, 0, 'fine'],
    ]);
  });

  test('leaves out products of the whole company', () => {
    const company = { ...aSku('room', 5, 1), isForUsers: false };
    expect(overviewOf({ skus: [company], readAt, promises: [], waits: [], warnBelowPercent: 10 })).toEqual(
      [],
    );
  });

  test.each([
    [100, 11, 'fine'],
    [100, 10, 'low'],
    [100, 0, 'empty'],
    [3, 1, 'fine'],
    [0, 0, 'fine'],
  ] as const)('of %i seats, %i free is %s', (bought, free, level) => {
    expect(levelOf(bought, free, 10)).toBe(level);
  });

  test('administrators hear only of what became scarcer', () => {
    expect(isWorse('low', 'fine')).toBe(true);
    expect(isWorse('empty', 'low')).toBe(true);
    expect(isWorse('low', 'empty')).toBe(false);
    expect(isWorse('low', 'low')).toBe(false);
  });
});

describe('the trend', () => {
  const day = (on: string, used: number) => ({ skuId: 'a', day: on, bought: 20, used });

  test('shows the last day of each week, and no week without a record', () => {
    const days = [day('2026-11-09', 8), day('2026-11-13', 9), day('2026-11-27', 12), day('2026-01-01', 1)];
    expect(weeksOf(days, 'a', '2026-11-27')).toEqual([
      { week: '2026-11-09', bought: 20, used: 9 },
      { week: '2026-11-23', bought: 20, used: 12 },
    ]);
  });

  test('tells how long the seats last at this pace', () => {
    const weeks = weeksOf([day('2026-11-13', 8), day('2026-11-27', 12)], 'a', '2026-11-27');
    expect(weeksLeft(weeks)).toBe(4);
  });

  test('tells nothing where use does not grow, or only one week is recorded', () => {
    expect(weeksLeft(weeksOf([day('2026-11-13', 8), day('2026-11-27', 8)], 'a', '2026-11-27'))).toBeNull();
    expect(weeksLeft(weeksOf([day('2026-11-27', 8)], 'a', '2026-11-27'))).toBeNull();
  });
});

describe('products that belong together', () => {
  const set = { name: 'Office with security', parts: [['office', 'OFFICE5'], ['guard']] };
  const skus = [aSku('office', 10, 1), aSku('office5', 10, 1), aSku('guard', 5, 1)];
  const free = new Map([
    ['office', 9],
    ['office5', 3],
    ['guard', 4],
  ]);
  const bare = (...skuIds: readonly string[]) => skuIds.map((skuId) => ({ skuId, disabledPlans: [] }));
  const aGroup = (id: string, ...skuIds: readonly string[]): LicensedGroup => ({
    id,
    displayName: id,
    licences: bare(...skuIds),
  });

  test('a group with one part is listed with the product that would complete it', () => {
    const groups = [aGroup('half', 'office5'), aGroup('whole', 'office', 'guard'), aGroup('other', 'visio')];
    expect(reportOn(set, { skus, free, groups, people: [] }).groups).toEqual([
      { groupId: 'half', name: 'half', gives: ['OFFICE5'], lacks: ['GUARD'], skuId: 'guard', free: 4 },
    ]);
  });

  test('of several products that would do, the one with the most free seats is proposed', () => {
    const groups = [aGroup('half', 'guard')];
    expect(reportOn(set, { skus, free, groups, people: [] }).groups[0]).toMatchObject({
      skuId: 'office',
      free: 9,
    });
  });

  test('people with a part of it are counted by what they lack', () => {
    const people = [bare('office'), bare('office5', 'guard'), bare('guard'), bare()].map((licences) => ({
      licences,
    }));
    expect(reportOn(set, { skus, free, groups: [], people })).toMatchObject({
      people: 2,
      lacking: [
        { products: ['OFFICE', 'OFFICE5'], people: 1, free: 12 },
        { products: ['GUARD'], people: 1, free: 4 },
      ],
    });
  });

  test('a part the organisation has no product of is said, and proposes nothing', () => {
    const odd = { name: 'Odd', parts: [['office'], ['nosuch']] };
    expect(reportOn(odd, { skus, free, groups: [aGroup('half', 'office')], people: [] })).toMatchObject({
      isUnknown: true,
      groups: [],
    });
  });
});
