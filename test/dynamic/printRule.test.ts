import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRule } from '../../src/dynamic/language/compileRule.ts';
import { describeRule } from '../../src/dynamic/language/describeRule.ts';
import { explainRule } from '../../src/dynamic/language/explainRule.ts';
import { longestRule } from '../../src/dynamic/language/limits.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import { printRule } from '../../src/dynamic/language/printRule.ts';
import { ruleWordings } from '../../src/dynamic/language/wording/wordings.ts';
import { anyRuleOf, withoutSpans } from '../support/ruleTrees.ts';

const kinds = ['user', 'device'] as const;

describe('a rule that is printed', () => {
  it('is read back as the same rule', () => {
    for (const kind of kinds) {
      fc.assert(
        fc.property(anyRuleOf(kind), (rule) => {
          const printed = printRule(rule);
          if (printed.length > longestRule) return;
          const read = parseRule(printed, { kind });
          expect(withoutSpans(read.rule)).toEqual(withoutSpans(rule));
          expect(printRule(read.rule ?? rule)).toBe(printed);
        }),
        { numRuns: 300 },
      );
    }
  });

  it('has nothing about its spelling to warn about', () => {
    const aboutSpelling = /dash|spelling|unwrapped|apostrophe|quotedBoolean|numberAsText/i;
    fc.assert(
      fc.property(anyRuleOf('user'), (rule) => {
        const printed = printRule(rule);
        if (printed.length > longestRule) return;
        const { diagnostics } = parseRule(printed, { kind: 'user' });
        expect(diagnostics.filter(({ reason }) => aboutSpelling.test(reason))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [
      'user.department eq "Sales" and user.country ne "US"',
      '(user.department -eq "Sales") -and (user.country -ne "US")',
    ],
    ['user.mail –ne $NULL', 'user.mail -ne null'],
    ["user.country -EQ 'United States'", 'user.country -eq "United States"'],
    [
      'device.devicePhysicalIDs -any _ -startsWith "[ZTDId]"',
      '(device.devicePhysicalIds -any (_ -startsWith "[ZTDId]"))',
    ],
    ['-not user.city -in ["a", \'b\']', '-not (user.city -in ["a","b"])'],
    ['user.employeehiredate -ge system.now -plus p1dt0h', 'user.employeeHireDate -ge (system.now -plus P1D)'],
    ['user.displayName -eq "Conan O\'Brien"', 'user.displayName -eq "Conan O\'\'Brien"'],
    ['user.accountEnabled -eq "True"', 'user.accountEnabled -eq true'],
    ['user.department -eq 50001', 'user.department -eq "50001"'],
    [
      "direct reports FOR 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb'",
      'Direct Reports for "aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb"',
    ],
  ])('writes %s as %s', (text, printed) => {
    const { rule } = parseRule(text);
    expect(rule && printRule(rule)).toBe(printed);
  });

  it('leaves parentheses out where they would make it too long', () => {
    const text = Array.from({ length: 139 }, () => 'user.city -eq "a"').join(' -or ');
    const { rule } = parseRule(text);
    const printed = rule === null ? '' : printRule(rule);
    expect(printed.length).toBeLessThanOrEqual(longestRule);
    expect(withoutSpans(parseRule(printed).rule)).toEqual(withoutSpans(rule));
  });
});

describe('any rule at all', () => {
  const people = [
    { id: '1' },
    { id: '1', department: null, otherMails: [], assignedPlans: [], onPremisesExtensionAttributes: null },
    { id: '1', department: 'Sales', otherMails: ['Köln'], accountEnabled: true, displayName: 'Ada' },
    { id: '1', assignedPlans: [{ service: 'a', servicePlanId: null, capabilityStatus: 'Enabled' }] },
  ];

  it('is explained by what it says', () => {
    fc.assert(
      fc.property(anyRuleOf('user'), fc.constantFrom(...people), (rule, person) => {
        const outcome = compileRule(rule)(person, 0);
        const explanation = explainRule(rule, person, 0);
        expect(explanation.outcome).toBe(outcome);
        expect(explanation.reason.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('can be put into words in every language', () => {
    fc.assert(
      fc.property(anyRuleOf('user'), fc.constantFrom(...Object.values(ruleWordings)), (rule, wording) => {
        expect(describeRule(rule, wording)).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 200 },
    );
  });
});
