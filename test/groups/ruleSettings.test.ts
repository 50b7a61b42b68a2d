import { describe, expect, test } from '@jest/globals';
import { parsePolicyFile } from '../../src/groups/policyFile.ts';
import { defaultRuleSettings, isMassChange } from '../../src/groups/ruleSettings.ts';

const { brake } = defaultRuleSettings;

describe('a change that moves many people', () => {
  test.each([
    ['101 people in a large group', { joins: 60, leaves: 41, members: 100_000 }, true],
    ['100 people in a large group', { joins: 60, leaves: 40, members: 100_000 }, false],
    ['a fifth of a group', { joins: 0, leaves: 20, members: 100 }, false],
    ['more than a fifth of a group', { joins: 1, leaves: 20, members: 100 }, true],
    ['ten people, which is all of a small group', { joins: 0, leaves: 10, members: 10 }, false],
    ['eleven people into an empty group', { joins: 11, leaves: 0, members: 0 }, true],
    ['nobody', { joins: 0, leaves: 0, members: 0 }, false],
  ])('takes a second person or not: %s', (_, moves, expected) => {
    expect(isMassChange(moves, brake)).toBe(expected);
  });
});

describe('what an administrator lays down about rules', () => {
  const rulesOf = (membershipRules: unknown) => {
    const read = parsePolicyFile(JSON.stringify({ membershipRules }, null, 1));
    return 'rules' in read ? read.rules.membershipRules : read.problems;
  };

  test('is every owner, a hundred people and a fifth when nothing is said', () => {
    expect(rulesOf(undefined)).toEqual(defaultRuleSettings);
    expect(rulesOf({ brake: { people: 5 } })).toEqual({
      whoMayWrite: 'owners',
      brake: { people: 5, percent: 20 },
      exceptions: 'keep',
    });
  });

  test.each([
    ['somebody else', { whoMayWrite: 'everybody' }, /Line 3.*none of "nobody", "owners"/u],
    ['a brake of nobody', { brake: { people: 0 } }, /Line 4.*less than 1/u],
    ['more than everybody', { brake: { percent: 101 } }, /Line 4.*more than 100/u],
  ])('is refused with its line when it is %s', (_, section, problem) => {
    expect(rulesOf(section)).toEqual([expect.stringMatching(problem)]);
  });
});
