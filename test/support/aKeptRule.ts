import type { KeptRule } from '../../src/dynamic/keptRule.ts';

/** Bob's rule for Sales, at work for a week. */
export function aKeptRule(changes: Partial<KeptRule> = {}): KeptRule {
  return {
    groupId: 'sales',
    groupName: 'Sales',
    text: 'user.department -eq "Sales"',
    ruleVersion: 1,
    state: 'acting',
    author: { id: 'bob', name: 'Bob' },
    revision: 3,
    startedAt: new Date('2026-11-20T09:00:00Z'),
    reportAt: null,
    actAt: null,
    baselineAt: new Date('2026-11-20T09:01:00Z'),
    checkedAt: null,
    turnAt: null,
    cursor: '0',
    hold: null,
    allowance: null,
    trouble: null,
    ...changes,
  };
}
