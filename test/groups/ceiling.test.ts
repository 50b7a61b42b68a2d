import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  classesOf,
  effectivePolicy,
  limitsOf,
  noCeiling,
  strictest,
  type Ceiling,
  type PolicyClass,
} from '../../src/groups/ceiling.ts';
import {
  defaultPolicy,
  joinModes,
  stageKey,
  type JoinPolicy,
  type Quorum,
  type Stage,
} from '../../src/groups/policy.ts';
import { aGroup } from '../support/directoryObjects.ts';

const days = fc.option(fc.integer({ min: 1, max: 3650 }), { nil: null });
const quorum: fc.Arbitrary<Quorum> = fc.record({
  atLeast: fc.integer({ min: 1, max: 5 }),
  all: fc.boolean(),
});
const stage: fc.Arbitrary<Stage> = fc.record({
  approvers: fc.constantFrom('a', 'b', 'c').map((groupId) => ({ kind: 'group' as const, groupId })),
  quorum,
});
const groups = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'));
const ceiling: fc.Arbitrary<Ceiling> = fc.record({
  mode: fc.constantFrom(...joinModes),
  reasonRequired: fc.boolean(),
  longestDays: days,
  quorum,
  stages: fc.array(stage, { maxLength: 2 }),
  incompatibleGroupIds: groups,
  confirmLoosening: fc.boolean(),
});
const policy: fc.Arbitrary<JoinPolicy> = fc.record({
  mode: fc.constantFrom(...joinModes),
  reasonRequired: fc.boolean(),
  longestDays: days,
  defaultDays: days,
  first: quorum.map((one) => ({ approvers: { kind: 'owners' as const }, quorum: one })),
  second: fc.option(stage, { nil: null }),
  incompatibleGroupIds: groups,
});
const classOf = (one: Ceiling, name = 'class'): PolicyClass => ({ name, match: {}, ceiling: one });
const tidy = (one: Ceiling) => strictest(one, noCeiling);

describe('overlapping classes', () => {
  test('are as strict together in either order, and twice is as strict as once', () => {
    fc.assert(
      fc.property(ceiling, ceiling, ceiling, (a, b, c) => {
        expect(strictest(a, b)).toEqual(strictest(b, a));
        expect(strictest(a, a)).toEqual(tidy(a));
        expect(strictest(strictest(a, b), c)).toEqual(strictest(a, strictest(b, c)));
      }),
    );
  });

  test('never let a policy be looser than any of them, and never make it looser than the owners chose', () => {
    fc.assert(
      fc.property(policy, fc.array(ceiling, { maxLength: 3 }), (chosen, ceilings) => {
        const effective = effectivePolicy(
          chosen,
          ceilings.map((one) => classOf(one)),
        );
        for (const limit of [
          ...ceilings,
          { ...noCeiling, ...chosen, quorum: chosen.first.quorum, stages: [] },
        ]) {
          expect(joinModes.indexOf(effective.mode)).toBeGreaterThanOrEqual(joinModes.indexOf(limit.mode));
          expect(effective.reasonRequired || !limit.reasonRequired).toBe(true);
          expect(effective.longestDays ?? Infinity).toBeLessThanOrEqual(limit.longestDays ?? Infinity);
          expect(effective.defaultDays ?? 0).toBeLessThanOrEqual(effective.longestDays ?? Infinity);
          const { quorum: asked } = effective.stages[0];
          expect(asked.atLeast).toBeGreaterThanOrEqual(limit.quorum.atLeast);
          expect(asked.all || !limit.quorum.all).toBe(true);
          const keys = effective.stages.map(stageKey);
          expect(limit.stages.map(stageKey).filter((key) => !keys.includes(key))).toEqual([]);
          expect(effective.incompatibleGroupIds).toEqual(
            expect.arrayContaining([...limit.incompatibleGroupIds]),
          );
        }
      }),
    );
  });

  test('name the class behind everything that got stricter', () => {
    fc.assert(
      fc.property(policy, ceiling, (chosen, one) => {
        const limits = limitsOf(chosen, classOf(one, 'Finance'));
        const effective = effectivePolicy(chosen, [classOf(one, 'Finance')]);
        expect(effective.limits).toEqual(limits);
        expect(limits.some(({ part }) => part === 'mode')).toBe(effective.mode !== chosen.mode);
        expect(limits.some(({ part }) => part === 'duration')).toBe(
          effective.longestDays !== chosen.longestDays,
        );
      }),
    );
  });
});

describe('a group without a policy and without a class', () => {
  test('is joined as ever: one owner approves, with a reason', () => {
    expect(effectivePolicy(defaultPolicy, [])).toMatchObject({
      mode: 'approval',
      reasonRequired: true,
      longestDays: null,
      stages: [{ approvers: { kind: 'owners' }, quorum: { atLeast: 1, all: false } }],
      incompatibleGroupIds: [],
      limits: [],
    });
  });
});

describe('which groups a class is about', () => {
  const matching = (match: PolicyClass['match'], over = {}) =>
    classesOf(aGroup({ displayName: 'Finance Reports EMEA', ...over }), [{ ...classOf(noCeiling), match }])
      .length === 1;

  test.each([
    ['finance*', true],
    ['*reports*', true],
    ['*EMEA', true],
    ['Finance*EMEA', true],
    ['Finance Reports EMEA', true],
    ['Finance', false],
    ['*APAC', false],
    ['Finance Reports EMEA*EMEA', false],
    ['*', true],
  ])('the name pattern %s', (name, expected) => {
    expect(matching({ name })).toBe(expected);
  });

  test('kind and licences count too, and what the directory did not say counts as a match', () => {
    expect(matching({ kind: 'microsoft365' })).toBe(true);
    expect(matching({ kind: 'security' })).toBe(false);
    expect(matching({ licensed: true })).toBe(false);
    expect(matching({ licensed: true }, { isLicensed: true })).toBe(true);
    expect(matching({ licensed: true }, { isLicensed: null })).toBe(true);
  });
});
