import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LicenceAssignment, LicensedPerson, SubscribedSku } from '../../src/directory/licenceTypes.ts';
import { licenceEffect, peopleMoved, type LicenceEffectFacts } from '../../src/licensing/licenceEffect.ts';

const groupId = 'g1';
const exchange1 = '9aaf7827-d63c-4b61-89c3-182f06f82e5c';
const exchange2 = 'efb87545-963c-4e0d-99df-69c6916d9eb0';

function aSku(skuId: string, plans: readonly string[] = []): SubscribedSku {
  return {
    skuId,
    skuPartNumber: skuId.toUpperCase(),
    isForUsers: true,
    status: 'Enabled',
    enabledUnits: 100,
    warningUnits: 0,
    suspendedUnits: 0,
    consumedUnits: 0,
    servicePlans: plans.map((servicePlanId) => ({ servicePlanId, servicePlanName: servicePlanId })),
  };
}

const bare = (skuId: string) => ({ skuId, disabledPlans: [] });

function way(skuId: string, by: string | null, error: string | null = null): LicenceAssignment {
  return { ...bare(skuId), groupId: by, state: error === null ? 'Active' : 'Error', error };
}

function aPerson(userId: string, ways: readonly LicenceAssignment[] = []): LicensedPerson {
  const held = new Set(ways.filter(({ error }) => error === null).map(({ skuId }) => skuId));
  return {
    userId,
    displayName: userId,
    isGuest: false,
    usageLocation: 'SE',
    licences: [...held].map(bare),
    assignments: ways,
  };
}

function facts(change: Partial<LicenceEffectFacts>): LicenceEffectFacts {
  const skus = [aSku('a', [exchange1]), aSku('b', [exchange2]), aSku('c')];
  const free = new Map([
    ['a', 2],
    ['b', 5],
    ['c', 0],
  ]);
  return { groupId, before: [], after: [], stays: [], joins: [], leaves: [], skus, free, ...change };
}

function productIn(change: Partial<LicenceEffectFacts>, skuId: string) {
  return licenceEffect(facts(change)).products.find((one) => one.skuId === skuId);
}

describe('putting a product on a group', () => {
  test('takes a seat for each member who has not got it', () => {
    const stays = [aPerson('ada'), aPerson('tom'), aPerson('mia', [way('a', null)])];
    expect(productIn({ stays, after: [bare('a')] }, 'a')).toMatchObject({ takes: 2, holds: 1, short: 0 });
  });

  test('says how many stay without when there are too few seats', () => {
    const stays = [aPerson('ada'), aPerson('tom'), aPerson('mia')];
    expect(productIn({ stays, after: [bare('a')] }, 'a')).toMatchObject({ takes: 3, free: 2, short: 1 });
  });

  test('names who has something that it does not go together with, and takes no seat for them', () => {
    const stays = [aPerson('ada', [way('b', null)])];
    const effect = licenceEffect(facts({ stays, after: [bare('a')] }));
    expect(effect.failing).toEqual([
      { userId: 'ada', name: 'ada', product: 'A', problem: 'conflict', other: 'B' },
    ]);
    expect(effect.products[0]).toMatchObject({ takes: 0 });
  });

  test('takes no seat of the other products either for somebody who fails, as the service gives them none', () => {
    const stays = [aPerson('ada', [way('b', null)])];
    expect(productIn({ stays, after: [bare('a'), bare('c')] }, 'c')).toMatchObject({ takes: 0, short: 0 });
  });

  test('expects what failed for the same product before, but not a want of seats that may be over', () => {
    const stays = [
      aPerson('ada', [way('c', 'g2', 'ProhibitedInUsageLocationViolation')]),
      aPerson('tom', [way('c', 'g2', 'CountViolation')]),
    ];
    const { failing } = licenceEffect(facts({ stays, after: [bare('c')] }));
    expect(failing.map(({ userId, problem }) => [userId, problem])).toEqual([['ada', 'forbiddenLocation']]);
  });

  test('names the guests among those who would get it', () => {
    const stays = [{ ...aPerson('guest'), isGuest: true }];
    expect(licenceEffect(facts({ stays, after: [bare('a')] })).guests).toEqual(['guest']);
    expect(licenceEffect(facts({ stays, before: [bare('a')] })).guests).toEqual([]);
  });

  test('says nothing of seats that may not be read', () => {
    const change = { stays: [aPerson('ada')], after: [bare('a')], skus: null, free: new Map() };
    expect(productIn(change, 'a')).toMatchObject({ takes: 1, free: null, short: 0 });
  });
});

describe('taking a product off a group, or deleting the group', () => {
  test('names who loses it, and not who has it by another way', () => {
    const stays = [
      aPerson('ada', [way('a', groupId)]),
      aPerson('tom', [way('a', groupId), way('a', null)]),
      aPerson('mia', [way('a', groupId), way('a', 'g2')]),
      aPerson('kim', [way('a', groupId, 'CountViolation')]),
    ];
    const effect = licenceEffect(facts({ stays, before: [bare('a')] }));
    expect(effect.losing).toEqual([{ userId: 'ada', name: 'ada', products: ['A'] }]);
    expect(effect.products[0]).toMatchObject({ frees: 1, takes: 0 });
  });

  test('a way that failed elsewhere keeps nobody from losing it', () => {
    const stays = [aPerson('ada', [way('a', groupId), way('a', 'g2', 'CountViolation')])];
    expect(licenceEffect(facts({ stays, before: [bare('a')] })).losing).toHaveLength(1);
  });
});

test('a rule gives to those who join and takes from those who leave', () => {
  const change = facts({
    before: [bare('a')],
    after: [bare('a')],
    stays: [aPerson('kim', [way('a', groupId)])],
    joins: [aPerson('ada')],
    leaves: [aPerson('tom', [way('a', groupId)])],
  });
  const effect = licenceEffect(change);
  expect(effect.products[0]).toMatchObject({ takes: 1, frees: 1 });
  expect(effect.losing.map(({ userId }) => userId)).toEqual(['tom']);
  expect(peopleMoved(change)).toEqual({ joins: 1, leaves: 1 });
});

test('other plans of a product concern everybody who stays, and nobody loses it', () => {
  const change = {
    before: [bare('a')],
    after: [{ skuId: 'a', disabledPlans: [exchange1] }],
    stays: [aPerson('ada', [way('a', groupId)])],
  };
  expect(productIn(change, 'a')).toMatchObject({ changesPlans: 1, takes: 0, frees: 0 });
});

describe('whatever the people have', () => {
  const skuId = fc.constantFrom('a', 'b', 'c');
  const licences = fc.uniqueArray(skuId).map((ids) => ids.map(bare));
  const ways = fc.array(
    fc.record({
      skuId,
      by: fc.constantFrom(null, groupId, 'g2'),
      error: fc.constantFrom(null, 'CountViolation', 'Other'),
    }),
    { maxLength: 5 },
  );
  const people = fc.array(ways, { maxLength: 6 }).map((all) =>
    all.map((own, at) =>
      aPerson(
        `p${String(at)}`,
        own.map((one) => way(one.skuId, one.by, one.error)),
      ),
    ),
  );

  test('nobody takes and loses one product, and no number is negative or beyond the members', () => {
    fc.assert(
      fc.property(people, licences, licences, (stays, before, after) => {
        const effect = licenceEffect(facts({ stays, before, after }));
        for (const { takes, holds, frees, short } of effect.products) {
          expect(takes === 0 || frees === 0).toBe(true);
          expect(takes + holds).toBeLessThanOrEqual(stays.length);
          expect(frees).toBeLessThanOrEqual(stays.length);
          expect(short).toBeLessThanOrEqual(takes);
          expect(Math.min(takes, holds, frees, short)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test('who loses something had it, and a change to the same changes nothing', () => {
    fc.assert(
      fc.property(people, licences, (stays, before) => {
        const names = new Map(stays.map((one) => [one.userId, one.licences.map((held) => held.skuId)]));
        for (const { userId, products } of licenceEffect(facts({ stays, before })).losing)
          for (const product of products) expect(names.get(userId)).toContain(product.toLowerCase());
        expect(peopleMoved(facts({ stays, before, after: before }))).toEqual({ joins: 0, leaves: 0 });
      }),
    );
  });
});
