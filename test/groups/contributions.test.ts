import { expect, test } from '@jest/globals';
import { effectivePolicy, noCeiling, type Ceiling, type PolicyClass } from '../../src/groups/ceiling.ts';
import { contributionsOf } from '../../src/groups/contributions.ts';
import { defaultPolicy, type JoinPolicy } from '../../src/groups/policy.ts';

const office = {
  approvers: { kind: 'group', groupId: 'office' },
  quorum: { atLeast: 1, all: false },
} as const;
const classOf = (name: string, ceiling: Partial<Ceiling>): PolicyClass => ({
  name,
  match: {},
  ceiling: { ...noCeiling, ...ceiling },
});

/** `<class>: <part> <verdict>` for everything that anybody asks. */
function explain(chosen: Partial<JoinPolicy>, ...classes: readonly PolicyClass[]): readonly string[] {
  const policy = { ...defaultPolicy, ...chosen };
  return contributionsOf(policy, effectivePolicy(policy, classes), classes).flatMap(({ className, parts }) =>
    parts.map(({ part, verdict }) => `${className}: ${part} ${verdict}`),
  );
}

test('of two classes that limit one thing, the stricter decides and the other is outdone', () => {
  const classes = [classOf('Finance', { longestDays: 90 }), classOf('Licences', { longestDays: 365 })];
  expect(explain({ longestDays: null }, ...classes)).toEqual([
    'Finance: duration decides',
    'Licences: duration outdone',
  ]);
});

test('owners who chose as strict themselves are told so', () => {
  expect(explain({ longestDays: 30 }, classOf('Finance', { longestDays: 90 }))).toEqual([
    'Finance: duration chosen',
  ]);
  expect(explain({ mode: 'closed' }, classOf('Finance', { mode: 'approval' }))).toEqual([
    'Finance: mode chosen',
  ]);
});

test('rounds, groups that do not go together and reasons of several classes all count', () => {
  const classes = [
    classOf('Finance', { stages: [office], reasonRequired: true }),
    classOf('Audit', { incompatibleGroupIds: ['x'], reasonRequired: true }),
  ];
  expect(explain({ reasonRequired: false }, ...classes)).toEqual([
    'Finance: reason decides',
    'Finance: stages decides',
    'Audit: reason decides',
    'Audit: incompatible decides',
  ]);
});

test('two approvals and everybody’s approval decide together', () => {
  const classes = [
    classOf('Two', { quorum: { atLeast: 2, all: false } }),
    classOf('All', { quorum: { atLeast: 1, all: true } }),
    classOf('Three', { quorum: { atLeast: 3, all: false } }),
  ];
  expect(explain({}, ...classes)).toEqual([
    'Two: quorum outdone',
    'All: quorum decides',
    'Three: quorum decides',
  ]);
});

test('a class that asks for nothing contributes nothing, and a second owner is never the owners’ choice', () => {
  expect(explain({}, classOf('Nothing', {}), classOf('Two owners', { confirmLoosening: true }))).toEqual([
    'Two owners: confirmation decides',
  ]);
});
