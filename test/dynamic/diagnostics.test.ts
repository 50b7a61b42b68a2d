import { describeDiagnostic } from '../../src/dynamic/language/describeDiagnostic.ts';
import { describe, expect, it } from '@jest/globals';
import { applyFix, errorReasons, warningReasons } from '../../src/dynamic/language/diagnostics.ts';
import { parseRule, type ParseOptions } from '../../src/dynamic/language/parseRule.ts';
import { ruleWordings } from '../../src/dynamic/language/wording/wordings.ts';

const guid = 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb';

function errorsOf(text: string, options: ParseOptions = { kind: 'user' }): readonly string[] {
  return parseRule(text, options).diagnostics.flatMap((each) =>
    each.severity === 'error'
      ? [`${each.code} ${each.reason}: ${text.slice(each.span.start, each.span.end)}`]
      : [],
  );
}

/** Applies the repairs of all errors, the last one first, so that the places before stay right. */
function repair(text: string, kind: 'user' | 'device' = 'user'): string {
  const errors = parseRule(text, { kind }).diagnostics.filter(({ severity }) => severity === 'error');
  return errors.toReversed().reduce((fixed, { fix }) => (fix === null ? fixed : applyFix(fixed, fix)), text);
}

describe('a mistake in a rule', () => {
  it.each([
    ['user.displayName -like "Adm*"', 'user.displayName -startsWith "Adm"'],
    ['user.displayName -notlike "*test*"', 'user.displayName -notContains "test"'],
    ['user.jobTitle -equals "Manager"', 'user.jobTitle -eq "Manager"'],
    ['user.jobTitle == "Manager"', 'user.jobTitle -eq "Manager"'],
    ['user.jobTitle != "Manager"', 'user.jobTitle -ne "Manager"'],
    ['user.departmnet -eq "Sales"', 'user.department -eq "Sales"'],
    ['user.officeLocation -eq "BR1"', 'user.physicalDeliveryOfficeName -eq "BR1"'],
    ['user.department -eq “Sales”', 'user.department -eq "Sales"'],
    ['user.department-eq"Sales"', 'user.department -eq"Sales"'],
    ['user.department -notIn "Sales"', 'user.department -notIn ["Sales"]'],
    ['user.department -in ("a","b")', 'user.department -in ["a","b"]'],
    ['user.department -in "a","b"', 'user.department -in ["a","b"]'],
    ['user.city -in [New York, "Oslo"]', 'user.city -in ["New York", "Oslo"]'],
    ['user.assignedPlans -eq null', '(user.assignedPlans -all (assignedPlan.servicePlanId -eq null))'],
    ['user.employeeHireDate -le null', 'user.employeeHireDate -eq null'],
    ['user.department -eq Sales Team', 'user.department -eq "Sales Team"'],
    ['((user.department -eq "Sales"', '((user.department -eq "Sales"))'],
    ['user.department -eq "Sales")', 'user.department -eq "Sales"'],
    ['user.department -eq "Sales', 'user.department -eq "Sales"'],
    ['user.department -not null', 'user.department -ne null'],
    ['user.department -notContains null', 'user.department -ne null'],
    ['user.jobTitle -eq "the \\"boss\\""', 'user.jobTitle -eq "the `"boss`""'],
    ['mail -ne null', 'user.mail -ne null'],
    ['"Sales" -eq user.department', 'user.department -eq "Sales"'],
    ['user.mail -match "*@contoso.com"', 'user.mail -match ".*@contoso.com"'],
    ['user.employeeHireDate -ge system.now -plus 1d', 'user.employeeHireDate -ge system.now -plus P1D'],
    ['user.otherMails -eq "a@b.c"', '(user.otherMails -any (_ -eq "a@b.c"))'],
    ['(user.city -eq "a") (user.city -eq "b")', '(user.city -eq "a") -and (user.city -eq "b")'],
    ['user.city -eq "a" && user.city -eq "b"', 'user.city -eq "a" -and user.city -eq "b"'],
    ['user.accountEnabled -eq $true', 'user.accountEnabled -eq true'],
    [`(Direct Reports for "${guid}")`, `Direct Reports for "${guid}"`],
  ])('is repaired: %s', (wrong, right) => {
    expect(errorsOf(wrong)).not.toEqual([]);
    expect(repair(wrong)).toBe(right);
    expect(errorsOf(right)).toEqual([]);
  });

  it.each([
    ['user.department -gt "a"', 'operator-not-supported unknownOperator: -gt'],
    ['user.department -ge "a"', 'operator-not-supported operatorForType: -ge'],
    ['user.accountEnabled -eq "maybe"', 'invalid-value wrongType: "maybe"'],
    ['user.city -eq true', 'invalid-value wrongType: true'],
    ['user.city -eq ["a"]', 'invalid-value listNotExpected: ["a"]'],
    ['user.city -in []', 'invalid-value emptyList: []'],
    ['user.city -in ["a", null]', 'invalid-value nullInList: null'],
    ['user.city -in ["a",]', 'syntax wrongList: ]'],
    ['user.city -in [user.state]', 'syntax unquotedText: user.state'],
    ['user.accountEnabled -in [true]', 'operator-not-supported operatorForType: -in'],
    ['user.employeeHireDate -eq system.now', 'operator-not-supported nowNeedsOrder: system.now'],
    ['user.employeeHireDate -ge 2025-02-30', 'invalid-value notADate: 2025-02-30'],
    ['user.employeeHireDate -ge system.now -plus P1M', 'invalid-value notADuration: P1M'],
    ['user.employeeHireDate -contains "2025"', 'operator-not-supported operatorForType: -contains'],
    [
      'user.memberOf -all (group.objectId -in ["x"])',
      'operator-not-supported memberOfForm: user.memberOf -all',
    ],
    ['user.assignedPlans -contains "x"', 'operator-not-supported collectionNeedsAny: -contains'],
    ['_ -eq "a"', 'syntax itemOutside: _'],
    ['user.otherMails -any (user.city -eq "a")', 'syntax propertyInside: user.city'],
    ['user.otherMails -any (assignedPlan.service -eq "a")', 'syntax itemOutside: assignedPlan.service'],
    ['Direct Reports for "Bob"', 'invalid-value notAnId: "Bob"'],
    ['user.employeeType -eq "a"', 'attribute-not-supported unknownProperty: user.employeeType'],
    ['user.constructor -eq "a"', 'attribute-not-supported unknownProperty: user.constructor'],
    ['user.department -eq', 'syntax missingValue: -eq'],
    ['   ', 'syntax empty: '],
    ['()', 'syntax missingTerm: )'],
    ['-not null', 'invalid-null-operator nullOperator: -not null'],
  ])('is named where it stands: %s', (text, expected) => {
    expect(errorsOf(text)).toEqual([expected]);
  });

  it('does not hide the ones after it', () => {
    const text =
      'user.departmnet -eq "a" -and user.jobTitle -like "b*" -and user.city -in "c" -or (user.mail -eq';
    expect(errorsOf(text)).toEqual([
      'attribute-not-supported unknownProperty: user.departmnet',
      'operator-not-supported unknownOperator: -like',
      'syntax listExpected: "c"',
      'syntax missingClosing: (',
      'syntax missingValue: -eq',
    ]);
  });

  it('is no suggestion when nothing is near', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'favouriteColour']) {
      expect(parseRule(`user.${name} -eq "a"`, { kind: 'user' }).diagnostics[0]).toMatchObject({ fix: null });
    }
  });

  it('is said in the words of the portal too', () => {
    const { diagnostics } = parseRule('user.accountEnabled -contains true');
    expect(diagnostics[0]).toMatchObject({ microsoft: "Operator isn't supported on attribute" });
  });
});

describe('what an organization allows', () => {
  it('lets a property through that is not listed', () => {
    const options = { kind: 'user', allowedProperties: ['employeeType'] } as const;
    expect(errorsOf('user.employeetype -eq "Contractor"', options)).toEqual([]);
  });

  it('lets versions be ordered', () => {
    const text = 'device.deviceOSVersion -ge "10.0.9"';
    expect(errorsOf(text, { kind: 'device' })).toHaveLength(1);
    expect(errorsOf(text, { kind: 'device', orderedVersions: true })).toEqual([]);
  });

  it('counts a rule of exactly 3,072 characters as short enough', () => {
    const text = `user.city -eq "${'a'.repeat(3_072)}`.slice(0, 3_071) + '"';
    expect(errorsOf(text)).toEqual([]);
    expect(errorsOf(`${text} `)[0]).toMatch(/^too-long/);
  });
});

describe('the wording of the rule language', () => {
  it.each([
    ['en', 'This also matches everybody without a value for “job title”.'],
    ['de', 'Das trifft auch auf alle zu, bei denen „Position“ leer ist.'],
  ] as const)(
    'calls properties in %s as people do, and not by their name in a rule',
    (language, sentence) => {
      const { diagnostics } = parseRule('user.userType -eq "Member" -and user.jobTitle -ne "Intern"');
      const said = diagnostics.map((found) => describeDiagnostic(found, ruleWordings[language]));
      expect(said).toContain(sentence);
      expect(said.join(' ')).not.toMatch(/jobTitle/u);
    },
  );

  it('has a sentence for everything that can be said about a rule', () => {
    for (const { errors, warnings } of Object.values(ruleWordings)) {
      const said = [
        ...errorReasons.map((reason) => errors[reason]({})),
        ...warningReasons.map((reason) => warnings[reason]({})),
      ];
      expect(said.filter((sentence) => !/^.+\.$/s.test(sentence) || /undefined|!/.test(sentence))).toEqual(
        [],
      );
    }
  });
});
