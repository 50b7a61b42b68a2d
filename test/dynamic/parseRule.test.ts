import { describe, expect, it } from '@jest/globals';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import { comparisonsOf, type Span } from '../../src/dynamic/language/tree.ts';
import { withoutSpans } from '../support/ruleTrees.ts';

function isSameRule(one: string, other: string): boolean {
  const [a, b] = [parseRule(one).rule, parseRule(other).rule];
  return a !== null && JSON.stringify(withoutSpans(a)) === JSON.stringify(withoutSpans(b));
}

function warningsOf(text: string): readonly string[] {
  return parseRule(text).diagnostics.map(
    ({ reason, span }) => `${reason}: ${text.slice(span.start, span.end)}`,
  );
}

describe('a rule that is read', () => {
  const [a, b, c] = ['user.city -eq "a"', 'user.city -eq "b"', 'user.city -eq "c"'];

  it.each([
    [`${a} -and ${b} -or ${c}`, `(${a} -and ${b}) -or ${c}`],
    [`${a} -or ${b} -and ${c}`, `${a} -or (${b} -and ${c})`],
    [`-not ${a} -and ${b}`, `(-not (${a})) -and ${b}`],
    [`${a} and\n  ${b}`, `${a} -AND ${b}`],
    [`(((${a})))`, a],
    [`(${a})-or(${b})`, `${a} -or ${b}`],
  ])('binds %s as %s', (text, meaning) => {
    expect(isSameRule(text, meaning)).toBe(true);
  });

  it('knows the place of everything in it', () => {
    const text = ' -not (user.otherMails -any (_ -endsWith "@a.b")) -or user.city -in ["x", \'y\']';
    const { rule } = parseRule(text);
    const places: string[] = [];
    collect(rule, places, text);
    expect(places).toEqual([
      text.trim(),
      '-not (user.otherMails -any (_ -endsWith "@a.b")',
      'user.otherMails -any (_ -endsWith "@a.b")',
      'user.otherMails',
      '_ -endsWith "@a.b"',
      '_',
      '"@a.b"',
      'user.city -in ["x", \'y\']',
      'user.city',
      '["x", \'y\']',
      '"x"',
      "'y'",
    ]);
  });

  it.each([
    ['"Sa`"les"', 'Sa"les'],
    ['"O\'\'Brien"', "O'Brien"],
    ["'it''s'", "it's"],
    ['"O\'Brien"', "O'Brien"],
    ['"\\d{3}"', '\\d{3}'],
    ['"C:\\"', 'C:\\'],
    ['"a``b"', 'a`b'],
    ["'a`b'", 'a`b'],
    ['"“a”"', '“a”'],
  ])('takes %s for the text %s', (written, text) => {
    const { rule } = parseRule(`user.city -eq ${written}`);
    const value = rule === null ? undefined : comparisonsOf(rule)[0]?.comparison.value;
    expect(value).toMatchObject({ type: 'text', text });
  });
});

describe('what a rule is warned about', () => {
  it('is how it is spelled', () => {
    expect(warningsOf('(user.Mail –ne null) -and user.usertype -eq "Member"')).toEqual([
      'spelling: user.Mail',
      'dash: –',
      'spelling: user.usertype',
    ]);
    expect(warningsOf('user.accountEnabled -eq "true" -and user.userType -ne null')).toEqual([
      'quotedBoolean: "true"',
    ]);
  });

  it('is that people without a value match', () => {
    const found = warningsOf('(user.userType -eq "Member") -and user.employeeId -ne "1"');
    expect(found).toEqual(['matchesWithoutValue: user.employeeId -ne "1"']);
    expect(warningsOf('user.userType -eq "a" -and user.mail -ne null -and user.mail -ne "b"')).toEqual([]);
    expect(warningsOf('user.userPrincipalName -notStartsWith "#EXT#"')).toEqual([]);
  });

  it('is that people can change the attribute themselves', () => {
    expect(warningsOf('user.userType -eq "Member" -and user.department -eq "Sales"')).toEqual([
      'changedByPerson: user.department',
    ]);
  });

  it('is what is slow, includes guests, ended, moves or cannot be previewed', () => {
    expect(warningsOf('user.employeeId -contains "a"')).toEqual(
      [
        'costlyOperator: user.employeeId -contains "a"',
        'guestsIncluded: user.employeeId -contains "a"',
      ].toSorted((one, other) => (one < other ? -1 : 1)),
    );
    expect(warningsOf('device.displayName -match "(?=a)b"')).toEqual([
      'costlyOperator: device.displayName -match "(?=a)b"',
      'notEvaluable: "(?=a)b"',
    ]);
    expect(warningsOf('user.userType -ne null and user.employeeHireDate -le system.now')).toEqual([
      'changesWithTime: user.employeeHireDate -le system.now',
    ]);
    const id = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
    const memberOf = `device.memberOf -any (group.objectId -in ["${id}"])`;
    expect(warningsOf(memberOf)).toEqual([`memberOfRetired: ${memberOf}`]);
  });

  it('is what -any and -all, plans and addresses need', () => {
    const found = warningsOf(
      'user.userType -ne null -and user.assignedPlans -any (assignedPlan.service -eq "a") ' +
        '-and (user.proxyAddresses -any (_ -startsWith "bob"))',
    );
    expect(found).toEqual([
      'unwrappedQuantifier: user.assignedPlans -any',
      'planWithoutStatus: user.assignedPlans -any (assignedPlan.service -eq "a")',
      'addressWithoutPrefix: "bob"',
    ]);
  });
});

/** The text under each node, from the root on. */
function collect(node: unknown, places: string[], text: string): void {
  if (typeof node !== 'object' || node === null) return;
  const { span, property: _property, ...rest } = node as { span?: Span; property?: unknown };
  if (span !== undefined) places.push(text.slice(span.start, span.end));
  for (const child of Object.values(rest)) collect(child, places, text);
}
