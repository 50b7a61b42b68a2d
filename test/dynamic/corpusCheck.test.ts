import { describe, expect, test } from '@jest/globals';
import { checkEntry, type CorpusEntry } from '../support/ruleCorpus.ts';

const sales: CorpusEntry = {
  id: 'own-1',
  rule: 'user.department -eq "Sales"',
  kind: 'user',
  valid: true,
  cases: [
    { user: { id: 'ada', department: 'Sales' }, expected: true, why: 'as the rule says' },
    { user: { id: 'bob', department: 'Finance' }, expected: false, why: 'another department' },
  ],
};
const wrong = (entry: CorpusEntry): readonly (string | null)[] =>
  checkEntry(entry).flatMap(({ disagreement }) => disagreement ?? []);

describe('a corpus of rules', () => {
  test('that is right is agreed with, in every verdict', () => {
    expect(checkEntry(sales)).toHaveLength(3);
    expect(wrong(sales)).toEqual([]);
  });

  test.each<[string, Partial<CorpusEntry>, RegExp]>([
    [
      'takes in somebody whom the rule leaves out',
      { cases: [{ user: { id: 'bob', department: 'Finance' }, expected: true, why: 'a slip' }] },
      /^is out, should be in \(a slip\): user\.department/u,
    ],
    ['calls a rule invalid that is not', { valid: false, errorHint: 'syntax: no' }, /and is accepted/u],
    ['calls a rule valid that is not', { rule: 'user.department Sales' }, /^should be valid/u],
    [
      'names another mistake than ours',
      { rule: 'user.nothing -eq "a"', valid: false, errorHint: 'syntax|too-long: x' },
      /should be refused as syntax\|too-long: x, and is attribute-not-supported/u,
    ],
    [
      'holds a person nobody could read',
      { cases: [{ user: null as never, expected: true, why: 'nobody' }] },
      /should be in|cannot be checked/u,
    ],
  ])('that %s is disagreed with', (_, change, said) => {
    expect(wrong({ ...sales, ...change }).join('\n')).toMatch(said);
  });

  test('that says no more than that a rule is invalid is content with any refusal', () => {
    expect(wrong({ ...sales, rule: 'user.nothing -eq "a"', valid: false, cases: [] })).toEqual([]);
  });
});
