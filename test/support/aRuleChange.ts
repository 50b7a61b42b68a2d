import type { RuleChange, RulePreview } from '../../src/dynamic/ruleChange.ts';

/** Somebody joins, somebody leaves, and two stay. */
export function aRulePreview(changes: Partial<RulePreview> = {}): RulePreview {
  const one = { count: 1, guests: 0, disabled: 0 };
  return {
    at: new Date('2026-11-20T12:00:00Z'),
    peopleAsOf: new Date('2026-11-20T11:58:00Z'),
    joins: { ...one, names: ['Ada'] },
    leaves: { ...one, names: ['Dan'] },
    stays: 2,
    undecided: 0,
    strangers: 0,
    products: [],
    matching: [{ userId: 'ada', name: 'Ada', subject: { department: 'Sales' } }],
    nearMisses: [],
    ...changes,
  };
}

/** Bob wants another rule for Sales, and has its preview before him. */
export function aRuleChange(changes: Partial<RuleChange> = {}): RuleChange {
  return {
    id: 'change-1',
    groupId: 'sales',
    groupName: 'Sales',
    kind: 'setRule',
    state: 'draft',
    version: 2,
    before: { text: 'user.city -eq "Oslo"', isPaused: true },
    after: { text: 'user.department -eq "Sales"', isPaused: false },
    actor: { id: 'bob', name: 'Bob' },
    confirmedBy: null,
    preview: aRulePreview(),
    fingerprint: 'f'.repeat(64),
    isAgain: false,
    failure: null,
    activityId: null,
    createdAt: new Date('2026-11-20T12:00:00Z'),
    askedAt: null,
    finishedAt: null,
    ...changes,
  };
}
