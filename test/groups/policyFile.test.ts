import { describe, expect, test } from '@jest/globals';
import { findLines, lineOf } from '../../src/groups/jsonLines.ts';
import { parsePolicyFile } from '../../src/groups/policyFile.ts';

const dataOffice = '30000000-0000-4000-8000-000000000001';
const good = `{
  "classes": [
    {
      "name": "Finance",
      "match": { "name": "Finance*", "kind": "security", "licensed": false },
      "atMost": {
        "mode": "approval",
        "approvals": 2,
        "secondStage": { "group": "${dataOffice.toUpperCase()}" },
        "longestDays": 90,
        "confirmLoosening": true
      }
    }
  ],
  "creation": { "whoMayCreate": { "membersOf": "${dataOffice}" } }
}`;
const problemsOf = (text: string): readonly string[] => {
  const read = parsePolicyFile(text);
  return 'problems' in read ? read.problems : [];
};

describe('the policy file', () => {
  test('says what owners of a class of groups may choose at most', () => {
    expect(parsePolicyFile(good)).toMatchObject({
      rules: {
        classes: [
          {
            name: 'Finance',
            match: { name: 'Finance*', kind: 'security', licensed: false },
            ceiling: {
              mode: 'approval',
              reasonRequired: false,
              longestDays: 90,
              quorum: { atLeast: 2, all: false },
              stages: [
                { approvers: { kind: 'group', groupId: dataOffice }, quorum: { atLeast: 1, all: false } },
              ],
              incompatibleGroupIds: [],
              confirmLoosening: true,
            },
          },
        ],
        creation: { whoMayCreate: { membersOf: dataOffice }, approval: null },
      },
    });
  });

  test('may be empty', () => {
    expect(problemsOf('{}')).toEqual([]);
  });

  test.each([
    [
      '"approval",\n        "approvals"',
      '"sometimes",\n        "approvals"',
      /^Line 7: .*mode is none of "open"/u,
    ],
    ['"approvals": 2', '"approvals": 0', /^Line 8: .*approvals is not a number from 1 to 20, nor "all"/u],
    [dataOffice.toUpperCase(), 'the data office', /^Line 9: .*group is not an id of the form/u],
    [
      '"longestDays": 90',
      '"longestDay": 90',
      /^Line 6: .*has "longestDay", which means nothing here. Remove it/u,
    ],
    ['"confirmLoosening": true', '"confirmLoosening": "yes"', /^Line 11: .*is neither true nor false/u],
    ['"name": "Finance",', '', /^Line 3: classes\.0\.name is missing\. Add it/u],
    ['"mode": "approval",', '"mode": "approval"', /^Line [78]: the file is not JSON/u],
  ])('a mistake is told with its line and what to do: %s → %s', (from, to, complaint) => {
    const problems = problemsOf(good.replace(from, to));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(complaint);
  });

  test('every mistake is told at once', () => {
    const two = good.replace('"approvals": 2', '"approvals": 0').replace('90', '-1');
    expect(problemsOf(two)).toHaveLength(2);
  });
});

test('a value is found on its line, whatever stands in strings before it', () => {
  const lines = findLines('{ "a": "}\\"{[,",\n "b": [1,\n {"c": true}\n] }');
  expect(lineOf(lines, ['b', 1, 'c'])).toBe(3);
  expect(lineOf(lines, ['b', 0])).toBe(2);
  expect(lineOf(lines, ['b', 1, 'missing'])).toBe(3);
  expect(lineOf(lines, ['nowhere'])).toBe(1);
});
