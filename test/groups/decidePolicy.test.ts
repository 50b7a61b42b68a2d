import { describe, expect, test } from '@jest/globals';
import { noCeiling, type Ceiling, type PolicyClass } from '../../src/groups/ceiling.ts';
import { changePolicy, confirmPolicy, type PolicyFacts } from '../../src/groups/decidePolicy.ts';
import { defaultPolicy, type JoinPolicy } from '../../src/groups/policy.ts';
import { bob, chen, dora, monday } from '../support/aJoinRequest.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const open: JoinPolicy = { ...defaultPolicy, mode: 'open' };
const closed: JoinPolicy = { ...defaultPolicy, mode: 'closed' };
const under = (ceiling: Partial<Ceiling>): readonly PolicyClass[] => [
  { name: 'Finance', match: {}, ceiling: { ...noCeiling, ...ceiling } },
];
const facts = (over: Partial<PolicyFacts> = {}): PolicyFacts => ({
  now: monday,
  actor: { userId: bob.id, name: 'Bobby' },
  group: aGroup(),
  owners: [aUser({ ...bob }), aUser({ ...chen })],
  current: defaultPolicy,
  classes: [],
  ...over,
});
const byChen = { actor: { userId: chen.id, name: 'Chen' } };
const outcome = (policy: JoinPolicy, over: Partial<PolicyFacts> = {}) => {
  const decision = changePolicy(facts(over), policy, 'change-1');
  return decision.accepted ? decision.change : decision.refusal.code;
};

describe('an owner who changes how people join', () => {
  test('makes it stricter without telling anybody', () => {
    expect(outcome(closed)).toMatchObject({ change: { state: 'applied', policy: closed }, tellIds: [] });
  });

  test('makes it looser, and the other owners are told', () => {
    expect(outcome(open)).toMatchObject({ change: { state: 'applied' }, tellIds: [chen.id] });
  });

  test.each([
    ['a stranger', { actor: { userId: dora.id, name: 'Dora' } }, 'notAnOwner'],
    ['a former owner', { owners: [aUser({ ...chen })] }, 'notAnOwner'],
    ['a disabled owner', { owners: [aUser({ ...bob, accountEnabled: false })] }, 'notAnOwner'],
    ['a guest', { owners: [aUser({ ...bob, userType: 'Guest' })] }, 'notAnOwner'],
    ['the owner of a group that is gone', { group: undefined }, 'groupNotFound'],
    ['the owner of a dynamic group', { group: aGroup({ groupTypes: ['DynamicMembership'] }) }, 'notWritable'],
    ['who asks for what holds already', { current: open }, 'policyUnchanged'],
  ] as [string, Partial<PolicyFacts>, string][])('%s changes nothing', (_who, over, code) => {
    expect(outcome(open, over)).toBe(code);
  });

  test('cannot go beyond a ceiling', () => {
    expect(outcome(open, { classes: under({ mode: 'approval' }) })).toBe('beyondCeiling');
  });

  test('is not held to what the ceiling made stricter without them', () => {
    const classes = under({ quorum: { atLeast: 2, all: false }, stages: [defaultPolicy.first] });
    expect(outcome(closed, { classes })).toMatchObject({ change: { state: 'applied' } });
  });

  test.each([
    ['no day', { longestDays: 0 }],
    ['half a day', { longestDays: 0.5 }],
    ['eleven years', { longestDays: 4015 }],
    ['a usual duration beyond the longest', { longestDays: 30, defaultDays: 60 }],
    ['not a number', { longestDays: Number.NaN }],
  ])('cannot set a duration of %s', (_name, over) => {
    expect(outcome({ ...closed, ...over })).toBe('daysInvalid');
  });
});

describe('where a looser policy takes a second owner', () => {
  const classes = under({ confirmLoosening: true });
  const proposed = () => {
    const decided = outcome(open, { classes });
    if (typeof decided === 'string') throw new Error(decided);
    return decided.change;
  };
  const confirmed = (over: Partial<PolicyFacts> = {}) => {
    const decision = confirmPolicy(facts({ classes, ...byChen, ...over }), proposed());
    return decision.accepted ? decision.change : decision.refusal.code;
  };

  test('nothing holds yet, and the others are asked', () => {
    expect(outcome(open, { classes })).toMatchObject({ change: { state: 'proposed' }, tellIds: [chen.id] });
    expect(outcome(closed, { classes })).toMatchObject({ change: { state: 'applied' } });
  });

  test('a lone owner is told to add another first', () => {
    expect(outcome(open, { classes, owners: [aUser({ ...bob })] })).toBe('noSecondOwner');
  });

  test('another owner confirms it', () => {
    expect(confirmed()).toMatchObject({ state: 'applied', confirmedBy: chen, version: 2 });
  });

  test.each([
    ['who wanted it', { actor: { userId: bob.id, name: 'Bob' } }, 'ownChange'],
    ['a stranger', { actor: { userId: dora.id, name: 'Dora' } }, 'notAnOwner'],
    ['an owner, after the first one left', { owners: [aUser({ ...chen })] }, 'changeOver'],
    ['an owner, after the policy became another', { current: closed }, 'changeOver'],
    [
      'an owner, after the administrator forbade it',
      { classes: under({ mode: 'approval' }) },
      'beyondCeiling',
    ],
  ] as [string, Partial<PolicyFacts>, string][])('%s confirms nothing', (_who, over, code) => {
    expect(confirmed(over)).toBe(code);
  });
});
