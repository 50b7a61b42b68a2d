import { expect, test } from '@jest/globals';
import { nextTurn, turnOffsets } from '../../src/dynamic/nextTurn.ts';
import { compileRule } from '../../src/dynamic/language/compileRule.ts';
import { parseRule } from '../../src/dynamic/language/parseRule.ts';
import type { Rule } from '../../src/dynamic/language/tree.ts';

const now = Date.parse('2026-11-20T09:00:00Z');
const hired = '2026-11-10T00:00:00Z';

function ruleOf(text: string): Rule {
  const { rule } = parseRule(text, { kind: 'user' });
  if (rule === null) throw new Error(`not a rule: ${text}`);
  return rule;
}

test.each([
  'user.employeeHireDate -le (system.now -minus P30D)',
  'user.employeeHireDate -ge (system.now -minus P30D)',
])('somebody’s place changes at the very instant that is foretold: %s', (text) => {
  const rule = ruleOf(text);
  const turn = nextTurn(turnOffsets(rule), [hired], now) ?? 0;
  const isIn = (at: number) => compileRule(rule)({ id: 'ada', employeeHireDate: hired }, at);
  expect(new Date(turn).toISOString()).toBe('2026-12-10T00:00:00.000Z');
  const later = nextTurn(turnOffsets(rule), [hired], turn) ?? 0;
  expect(later).toBe(turn + 1);
  expect(isIn(turn - 1)).toBe(isIn(now));
  expect(isIn(later)).not.toBe(isIn(now));
  expect(nextTurn(turnOffsets(rule), [hired], later)).toBeUndefined();
});

test('the first of several turns counts, and dates that are missing do not', () => {
  const offsets = turnOffsets(
    ruleOf('user.employeeHireDate -ge (system.now -minus P30D) -and user.employeeHireDate -le system.now'),
  );
  expect(nextTurn(offsets, [null, hired, '2026-11-21T00:00:00Z'], now)).toBe(
    Date.parse('2026-11-21T00:00:00Z'),
  );
  expect(nextTurn(offsets, [null], now)).toBeUndefined();
});

test('a rule that does not ask for the time has no turn', () => {
  expect(turnOffsets(ruleOf('user.department -eq "Sales"'))).toEqual([]);
});
