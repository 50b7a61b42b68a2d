import { describe, expect, test } from '@jest/globals';
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
      /^Line 10: .*has "longestDay", which means nothing here. Remove it/u,
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

/** The same rules as an administrator would write them in YAML. */
const goodYaml = `# Money needs two pairs of eyes.
classes:
  - name: Finance
    match: { name: "Finance*", kind: security, licensed: false }
    atMost:
      mode: approval
      approvals: 2
      secondStage:
        group: ${dataOffice.toUpperCase()}
      longestDays: 90
      confirmLoosening: true
creation:
  whoMayCreate:
    membersOf: ${dataOffice}
`;

describe('the policy file in YAML', () => {
  test('says the same as in JSON', () => {
    expect(parsePolicyFile(goodYaml)).toEqual(parsePolicyFile(good));
  });

  test.each([
    ['mode: approval', 'mode: sometimes', /^Line 6: classes\.0\.atMost\.mode is none of "open"/u],
    ['approvals: 2', 'approvals: two', /^Line 7: .*is not a number from 1 to 20/u],
    ['longestDays: 90', 'longestDay: 90', /^Line 10: .*has "longestDay", which means nothing here/u],
    ['confirmLoosening: true', 'confirmLoosening: yes', /^Line 11: .*is neither true nor false/u],
    ['name: Finance\n    match', 'match', /^Line 3: classes\.0\.name is missing\. Add it/u],
    [`group: ${dataOffice.toUpperCase()}`, 'group: the data office', /^Line 9: .*is not an id of the form/u],
    ['      mode: approval', '     mode: approval', /^Line \d+: the file is not YAML/u],
    ['      mode: approval', '\tmode: approval', /^Line 6: the file is indented with a tab\. Use spaces/u],
    [
      '      mode: approval',
      '      mode: open\n      mode: closed',
      /^Line 7: the file says the same twice/u,
    ],
    ['mode: approval', 'mode: *approval', /refers to nothing/u],
    ['"Finance*"', '!Finance', /^Line 4: the file has a word with "!"/u],
    ['creation:', '---\ncreation:', /^Line 12: the file holds a second document/u],
  ])('a mistake is told with its line and what to do: %j → %j', (from, to, complaint) => {
    const problems = problemsOf(goodYaml.replace(from, to));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(complaint);
  });

  test.each(['', '# nothing yet\n'])('a file without rules is asked to say so: %j', (text) => {
    expect(problemsOf(text)).toEqual(['Line 1: the file is empty. Write {} where nothing is limited.']);
  });

  test('a file that multiplies itself is refused', () => {
    const levels = ['a: &a0 [1,1,1,1,1,1,1,1,1]'];
    for (let n = 1; n < 9; n += 1) {
      const before = `*a${String(n - 1)}`;
      levels.push(`b${String(n)}: &a${String(n)} [${Array.from({ length: 9 }, () => before).join(',')}]`);
    }
    expect(problemsOf(levels.join('\n'))[0]).toMatch(/or to too much/u);
  });
});
