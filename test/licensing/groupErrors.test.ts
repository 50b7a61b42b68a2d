import { describe, expect, test } from '@jest/globals';
import type { LicenceAssignment } from '../../src/directory/licenceTypes.ts';
import { newsOf } from '../../src/licensing/decideTold.ts';
import { errorsIn } from '../../src/licensing/groupErrors.ts';

const failed = (skuId: string, error: string, groupId = 'g1'): LicenceAssignment => ({
  skuId,
  groupId,
  error,
  state: 'Error',
  disabledPlans: [],
});
const errorsOf = (...assignments: readonly LicenceAssignment[]) =>
  errorsIn('g1', { userId: 'ada', assignments });

describe('why somebody goes without', () => {
  test.each([
    ['CountViolation', 'noSeat'],
    ['MutuallyExclusiveViolation', 'conflict'],
    ['DependencyViolation', 'missingPlan'],
    ['ProhibitedInUsageLocationViolation', 'forbiddenLocation'],
    ['UniquenessViolation', 'sameAddress'],
    ['SomethingNew', 'unknown'],
  ])('%s is told as %s', (code, problem) => {
    expect(errorsOf(failed('a', code))).toMatchObject([{ userId: 'ada', skuId: 'a', problem }]);
  });

  test.each(['Other', 'Others'])('“%s” is resolved to the product that caused it', (code) => {
    expect(errorsOf(failed('a', code), failed('b', 'CountViolation'))).toEqual([
      { userId: 'ada', skuId: 'b', problem: 'noSeat', blockedSkuIds: ['a'] },
    ]);
  });

  test('“Other” alone is resolved to what another group could not give', () => {
    expect(errorsOf(failed('a', 'Other'), failed('b', 'DependencyViolation', 'g2'))).toEqual([
      { userId: 'ada', skuId: 'b', problem: 'missingPlan', blockedSkuIds: ['a'] },
    ]);
  });

  test('“Other” without any cause is said as it is', () => {
    expect(errorsOf(failed('a', 'Other'))).toMatchObject([{ skuId: 'a', problem: 'otherProduct' }]);
  });

  test('what another group could not give is no error of this one', () => {
    expect(errorsOf(failed('a', 'CountViolation', 'g2'))).toEqual([]);
  });

  test('what the service tries again by itself is no error', () => {
    expect(errorsOf(failed('a', 'LicenseAssignmentAttributeConcurrencyException'))).toEqual([]);
  });
});

describe('who is told', () => {
  const [error] = errorsOf(failed('a', 'CountViolation'));
  if (error === undefined) throw new Error('There is no error.');
  const told = { userId: 'ada', skuId: 'a', problem: 'noSeat', hasEnded: false };

  test('an error is news the first time', () => {
    expect(newsOf([error], [])).toEqual({ begun: [error], ended: [] });
  });

  test('one that lasts is told once', () => {
    expect(newsOf([error], [told])).toEqual({ begun: [], ended: [] });
  });

  test('one that is gone is noted', () => {
    expect(newsOf([], [told])).toEqual({ begun: [], ended: [told] });
  });

  test('one that came back is told again', () => {
    expect(newsOf([error], [{ ...told, hasEnded: true }]).begun).toEqual([error]);
  });

  test('another reason for the same product is news', () => {
    expect(newsOf([{ ...error, problem: 'conflict' }], [told])).toMatchObject({
      begun: [{ problem: 'conflict' }],
      ended: [told],
    });
  });
});
