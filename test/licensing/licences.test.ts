import { describe, expect, test } from '@jest/globals';
import type { LicenceAssignment, SubscribedSku, UserLicences } from '../../src/directory/licenceTypes.ts';
import { assessNeed } from '../../src/licensing/licenceNeed.ts';
import { judgeLicences } from '../../src/licensing/licenceOutcome.ts';
import { productName } from '../../src/licensing/productNames.ts';

const visio = 'c5928f49-12ba-48f7-ada3-0d743a3601d5';
const officeE1 = '18181a46-0d4e-45cd-891e-60aabd171b4e';
const officeE3 = '6fd2c87f-b296-42f0-b197-1e91e994b900';
const exchange1 = {
  servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
  servicePlanName: 'EXCHANGE_S_STANDARD',
};
const exchange2 = {
  servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  servicePlanName: 'EXCHANGE_S_ENTERPRISE',
};

const aSku = (skuId: string, over: Partial<SubscribedSku> = {}): SubscribedSku => ({
  skuId,
  skuPartNumber: 'PART',
  isForUsers: true,
  status: 'Enabled',
  enabledUnits: 1,
  warningUnits: 0,
  suspendedUnits: 0,
  consumedUnits: 0,
  servicePlans: [],
  ...over,
});
const assigned = (skuId: string) => ({ skuId, disabledPlans: [] });
const aUser = (over: Partial<UserLicences> = {}): UserLicences => ({
  userId: 'ada',
  isGuest: false,
  usageLocation: 'SE',
  licences: [],
  assignments: [],
  ...over,
});
const anAssignment = (over: Partial<LicenceAssignment> = {}): LicenceAssignment => ({
  ...assigned(visio),
  groupId: 'g1',
  state: 'Active',
  error: null,
  ...over,
});

describe('what joining takes', () => {
  const group = { licences: [assigned(visio)] };

  test('a seat of what the person does not have, and none of what they have', () => {
    expect(assessNeed(group, aUser(), [aSku(visio)]).products).toEqual([
      { skuId: visio, name: 'Visio Plan 2', takesSeat: true, isHeld: false },
    ]);
    const held = assessNeed(group, aUser({ licences: [assigned(visio)] }), [aSku(visio)]);
    expect(held.products[0]).toMatchObject({ takesSeat: false, isHeld: true });
    expect(held.findings).toEqual([]);
  });

  test('without the permission for products the name is told, and no seat is spoken of', () => {
    const { products } = assessNeed(group, aUser(), null);
    expect(products[0]).toMatchObject({ name: 'Visio Plan 2', takesSeat: false, isHeld: false });
  });

  test('an account without a country, or with one where the product failed before, is pointed out', () => {
    expect(assessNeed(group, aUser({ usageLocation: null }), [aSku(visio)]).findings).toEqual([
      { code: 'noUsageLocation' },
    ]);
    const failed = anAssignment({
      groupId: 'g2',
      state: 'Error',
      error: 'ProhibitedInUsageLocationViolation',
    });
    expect(assessNeed(group, aUser({ assignments: [failed] }), [aSku(visio)]).findings).toEqual([
      { code: 'forbiddenLocation', product: 'Visio Plan 2', location: 'SE' },
    ]);
  });

  test('a plan that excludes one the person has is a conflict, unless it is switched off', () => {
    const skus = [
      aSku(officeE3, { servicePlans: [exchange2] }),
      aSku(officeE1, { servicePlans: [exchange1] }),
    ];
    const user = aUser({ licences: [assigned(officeE1)] });
    expect(assessNeed({ licences: [assigned(officeE3)] }, user, skus).findings).toEqual([
      { code: 'conflict', product: 'Office 365 E3', other: 'Office 365 E1' },
    ]);
    const without = { skuId: officeE3, disabledPlans: [exchange2.servicePlanId] };
    expect(assessNeed({ licences: [without] }, user, skus).findings).toEqual([]);
  });
});

describe('names of products', () => {
  test('are those people know, else the part number, else the id', () => {
    expect(productName(officeE3.toUpperCase())).toBe('Office 365 E3');
    expect(productName('x', 'enterprisepack')).toBe('Office 365 E3');
    expect(productName('x', 'CONTOSO_SPECIAL')).toBe('CONTOSO_SPECIAL');
    expect(productName('x')).toBe('x');
  });
});

describe('what became of the licences', () => {
  const need = (...skuIds: readonly string[]) =>
    assessNeed({ licences: skuIds.map(assigned) }, aUser(), []).products;
  const judge = (assignments: readonly LicenceAssignment[], skuIds: readonly string[] = [visio]) =>
    judgeLicences(need(...skuIds), 'g1', { licences: [], assignments });

  test('nothing yet is pending, and all of them there is active', () => {
    expect(judge([])).toEqual({ state: 'pending' });
    expect(judge([anAssignment()])).toEqual({ state: 'active' });
  });

  test.each([
    ['CountViolation', 'noSeat'],
    ['MutuallyExclusiveViolation', 'conflict'],
    ['DependencyViolation', 'missingPlan'],
    ['ProhibitedInUsageLocationViolation', 'forbiddenLocation'],
    ['UniquenessViolation', 'sameAddress'],
    ['Other', 'otherProduct'],
    ['Others', 'otherProduct'],
    ['SomethingNew', 'unknown'],
  ])('the service’s %s means %s to a person', (error, problem) => {
    expect(judge([anAssignment({ state: 'Error', error })])).toMatchObject({ state: 'missing', problem });
  });

  test('the product that failed is told rather than the one that was kept back with it', () => {
    const blocked = anAssignment({ state: 'Error', error: 'Other' });
    const cause = anAssignment({ skuId: officeE3, state: 'Error', error: 'CountViolation' });
    expect(judge([blocked, cause], [visio, officeE3])).toEqual({
      state: 'missing',
      product: 'Office 365 E3',
      problem: 'noSeat',
    });
  });

  test('an error of another group is not this one’s, and one the service tries again is no end', () => {
    expect(judge([anAssignment({ groupId: 'g2', state: 'Error', error: 'CountViolation' })])).toEqual({
      state: 'pending',
    });
    const passing = 'LicenseAssignmentAttributeConcurrencyException';
    expect(judge([anAssignment({ state: 'Error', error: passing })])).toEqual({ state: 'pending' });
  });
});
