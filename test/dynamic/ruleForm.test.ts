import { describe, expect, test } from '@jest/globals';
import type { RuleGroup } from '../../src/directory/ruleTypes.ts';
import { placeIn, whyNotTell } from '../../src/dynamic/decideWhy.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import { rowsToText, ruleToRows } from '../../src/dynamic/ruleForm.ts';
import { withProperty } from '../../src/dynamic/whatIf.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const bob = aUser({ id: 'bob', displayName: 'Bob' });
const groupOf = (given: Parameters<typeof aGroup>[0]): RuleGroup => ({
  group: aGroup({ id: 'g', ...given }),
  rule: null,
  skuIds: [],
});

describe('the simple form', () => {
  const rows = (...given: [string, string, string][]) => ({
    join: 'and' as const,
    rows: given.map(([property, operator, value]) => ({ property, operator, value })) as never,
  });

  test.each([
    [rows(['department', 'eq', 'Sales']), 'user.department -eq "Sales"'],
    [
      rows(['department', 'in', 'Sales; R"D'], ['accountEnabled', 'eq', 'yes']),
      '(user.department -in ["Sales","R`"D"]) -and (user.accountEnabled -eq true)',
    ],
    [rows(['city', 'hasNoValue', ''], ['state', 'eq', ' ']), 'user.city -eq null'],
    [rows(), ''],
  ])('becomes a rule that reads back as the same rows: %j', (form, expected) => {
    expect(rowsToText(form)).toBe(expected);
    const { rule } = parseRule(expected);
    if (rule !== null) expect(rowsToText(ruleToRows(rule) ?? rows())).toBe(expected);
  });

  test.each([
    'Direct Reports for "10000000-0000-4000-8000-000000000001"',
    '-not (user.city -eq "x")',
    'user.mobile -eq "1"',
  ])('does not show what rows cannot say: %s', (rule) => {
    const parsed = parseRule(rule).rule;
    expect(parsed === null ? 'wrong' : ruleToRows(parsed)).toBeUndefined();
  });
});

describe('what if', () => {
  test.each([
    ['department', 'Sales', { department: 'Sales' }],
    ['department', '', { department: null }],
    ['accountEnabled', 'no', { accountEnabled: false }],
    ['extensionAttribute2', 'x', { onPremisesExtensionAttributes: { extensionAttribute2: 'x' } }],
    ['otherMails', 'a@b', { otherMails: ['a@b'] }],
  ])('changes one property of one person: %s to %s', (name, value, expected) => {
    expect(withProperty({ id: 'u' }, name, value)).toMatchObject(expected);
  });
});

describe('why somebody is in a group', () => {
  const told = (askerId: string, given: Partial<Parameters<typeof whyNotTell>[0]> = {}) =>
    whyNotTell(
      {
        askerId,
        person: aUser({ id: 'ada' }),
        group: groupOf({}),
        owners: [bob],
        managerId: 'mia',
        membership: 'none',
        ...given,
      },
      null,
    )?.code;

  test('is told to themselves, to owners and to their manager, and to nobody else', () => {
    expect([told('ada'), told('bob'), told('mia'), told('tom')]).toEqual([
      undefined,
      undefined,
      undefined,
      'mayNotAsk',
    ]);
  });

  test('does not tell anybody outside that a hidden group exists', () => {
    const group = groupOf({ visibility: 'HiddenMembership' });
    expect(told('ada', { group })).toBe('groupNotFound');
    expect(told('ada', { group, membership: 'direct' })).toBeUndefined();
    expect(told('mia', { group })).toBe('groupNotFound');
  });

  test('names the groups inside that bring the person in', () => {
    const [outer, inner, other] = ['outer', 'inner', 'other'].map((id) => aGroup({ id, displayName: id }));
    if (!outer || !inner || !other) throw new Error('no groups');
    expect(placeIn('outer', { direct: [outer], nested: [] }, [])).toEqual({
      membership: 'direct',
      through: [],
    });
    expect(placeIn('outer', { direct: [inner, other], nested: [outer] }, [inner])).toEqual({
      membership: 'nested',
      through: ['inner'],
    });
    expect(placeIn('outer', { direct: [other], nested: [] }, [])).toEqual({
      membership: 'none',
      through: [],
    });
  });
});
