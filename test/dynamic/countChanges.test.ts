import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileRule } from '../../src/dynamic/language/compileRule.ts';
import { compileChanges } from '../../src/dynamic/language/countChanges.ts';
import { explainRule } from '../../src/dynamic/language/explainRule.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import type { Rule } from '../../src/dynamic/language/tree.ts';

const now = Date.parse('2026-03-02T12:00:00Z');

function ruleOf(text: string): Rule {
  const { rule } = parseRule(text);
  if (rule === null) throw new Error(`not a rule: ${text}`);
  return rule;
}

const words = fc.constantFrom('Sales', 'Legal', 'SE');
const condition = fc
  .record({
    property: fc.constantFrom('department', 'country', 'city'),
    operator: fc.constantFrom('-eq', '-ne', '-contains'),
    value: words,
  })
  .map(({ property, operator, value }) => `(user.${property} ${operator} "${value}")`);
const { text: anyText } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4 },
    condition,
    tie('text').map((term) => `(-not ${term})`),
    fc
      .record({ joint: fc.constantFrom('-and', '-or'), one: tie('text'), other: tie('text') })
      .map(({ joint, one, other }) => `(${one} ${joint} ${other})`),
  ),
}));
const anybody = fc.record({
  department: fc.option(words),
  country: fc.option(words),
  city: fc.option(words),
});

describe('how far somebody is from a group', () => {
  test('is as many conditions as the explanation says would have to change', () => {
    fc.assert(
      fc.property(anyText, anybody, (text, person) => {
        const rule = ruleOf(text);
        const isIn = compileRule(rule)(person, now) === 'in';
        const expected = isIn ? 0 : explainRule(rule, person, now).change.length;
        expect(compileChanges(rule)(person, now)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('counts a condition that cannot be decided as one', () => {
    const count = compileChanges(ruleOf('user.department -eq "Sales" -and user.country -eq "SE"'));
    expect(count({ department: 'Sales' }, now)).toBe(1);
    expect(count({}, now)).toBe(2);
  });
});
