import { describe, expect, test } from '@jest/globals';
import {
  agreeToRule,
  confirmRule,
  dropRule,
  proposeRule,
  secondsFor,
  whyNotSee,
  type RuleFacts,
  type RuleWish,
} from '../../src/dynamic/decideRule.ts';
import { askAgain, judgeWrite, upon } from '../../src/dynamic/decideRuleWrite.ts';
import { nobody, type RuleChange, type RulePreview } from '../../src/dynamic/ruleChange.ts';
import { defaultRuleSettings } from '../../src/groups/ruleSettings.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const text = 'user.department -eq "Sales"';
const bob = aUser({ id: 'bob', displayName: 'Bob' });
const chen = aUser({ id: 'chen', displayName: 'Chen' });
const facts = (given: Partial<RuleFacts> = {}): RuleFacts => ({
  now: new Date('2026-11-27T09:00:00Z'),
  actor: { userId: 'bob', name: 'Bob' },
  group: {
    group: aGroup({ id: 'g', displayName: 'Sales' }),
    rule: { text: 'user.city -eq "Oslo"', isPaused: false },
    skuIds: [],
  },
  owners: [bob, chen],
  settings: defaultRuleSettings,
  writerIds: new Set(),
  isAdministrator: false,
  isKept: false,
  ...given,
});
const wish = (given: Partial<RuleWish> = {}): RuleWish => ({
  kind: 'setRule',
  text,
  changeId: 'c',
  activityId: null,
  ...given,
});
const preview = (joins: number): RulePreview => ({
  at: new Date('2026-11-27T09:00:00Z'),
  peopleAsOf: null,
  joins: { ...nobody, count: joins },
  leaves: nobody,
  stays: 5,
  undecided: 0,
  strangers: 0,
  products: [],
  matching: [],
  nearMisses: [],
});
const change = (given: Partial<RuleChange> = {}): RuleChange => {
  const decision = proposeRule(facts(), wish());
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return { ...decision.change, state: 'draft', preview: preview(1), fingerprint: 'f', ...given };
};
const codeOf = (decision: ReturnType<typeof proposeRule>): string =>
  decision.accepted ? decision.change.state : decision.refusal.code;
const groupOf = (given: Parameters<typeof aGroup>[0]): RuleFacts['group'] => ({
  group: aGroup({ id: 'g', ...given }),
  rule: null,
  skuIds: [],
});

describe('who asks for another rule', () => {
  test.each<[string, Partial<RuleFacts>, Partial<RuleWish>, string]>([
    ['an owner', {}, {}, 'computing'],
    ['a stranger', { actor: { userId: 'tom', name: 'Tom' } }, {}, 'notAnOwner'],
    [
      'an administrator, who only looks',
      { actor: { userId: 'sam', name: 'Sam' }, isAdministrator: true },
      {},
      'notAnOwner',
    ],
    [
      'an owner whose account is disabled',
      { owners: [aUser({ id: 'bob', accountEnabled: false })] },
      {},
      'notAnOwner',
    ],
    [
      'an owner where nobody writes rules',
      { settings: { ...defaultRuleSettings, whoMayWrite: 'nobody' } },
      {},
      'mayNotWrite',
    ],
    [
      'an owner outside the group that writes rules',
      { settings: { ...defaultRuleSettings, whoMayWrite: { membersOf: 'w' } } },
      {},
      'mayNotWrite',
    ],
    [
      'an owner inside the group that writes rules',
      { settings: { ...defaultRuleSettings, whoMayWrite: { membersOf: 'w' } }, writerIds: new Set(['bob']) },
      {},
      'computing',
    ],
    ['an owner of a group that is gone', { group: undefined }, {}, 'groupNotFound'],
    ['an owner of a synced group', { group: groupOf({ onPremisesSyncEnabled: true }) }, {}, 'ruleFixed'],
    [
      'an owner of a role-assignable group',
      { group: groupOf({ isAssignableToRole: true }) },
      {},
      'ruleFixed',
    ],
    ['an owner of a group that Usher keeps itself', { isKept: true }, {}, 'keptByUsher'],
    ['an owner with a mistake in the rule', {}, { text: 'user.departmnet -eq "x"' }, 'ruleInvalid'],
    ['an owner with a rule about devices', {}, { text: 'device.displayName -eq "x"' }, 'deviceRule'],
    [
      'an owner with a rule about other groups',
      {},
      { text: "user.memberof -any (group.objectId -in ['10000000-0000-4000-8000-000000000001'])" },
      'memberOfRetired',
    ],
    ['an owner with the rule there is', {}, { text: 'user.city  -eq "Oslo"' }, 'ruleUnchanged'],
    [
      'an owner with a rule that is too long',
      {},
      { text: `user.city -eq "${'x'.repeat(3100)}"` },
      'ruleInvalid',
    ],
    ['an owner who pauses', {}, { kind: 'pause', text: null }, 'writing'],
    ['an owner who lets a rule work that works', {}, { kind: 'resume', text: null }, 'ruleUnchanged'],
    ['an owner who ends the rule', {}, { kind: 'makeAssigned', text: null }, 'computing'],
    [
      'an owner who pauses where there is no rule',
      { group: groupOf({}) },
      { kind: 'pause', text: null },
      'notDynamic',
    ],
  ])('is answered by who they are and what they want: %s', (_, given, wanted, expected) => {
    expect(codeOf(proposeRule(facts(given), wish(wanted)))).toBe(expected);
  });

  test('gives a group with assigned members its first rule, as Microsoft spells it', () => {
    const decision = proposeRule(
      facts({ group: groupOf({}) }),
      wish({ text: 'user.Department -eq "Sales"' }),
    );
    expect(decision).toMatchObject({
      accepted: true,
      change: { kind: 'makeDynamic', before: null, after: { text, isPaused: false } },
    });
  });

  test('does not learn that a hidden group exists', () => {
    const hidden = groupOf({ visibility: 'HiddenMembership' });
    const refusal = whyNotSee(facts({ group: hidden, actor: { userId: 'tom', name: 'Tom' } }), 'Board');
    expect(refusal).toEqual({ code: 'groupNotFound', text: 'Board' });
  });
});

describe('the yes', () => {
  test('is enough for few people, and takes a second person for many', () => {
    expect(codeOf(confirmRule(facts(), change()))).toBe('writing');
    expect(codeOf(confirmRule(facts(), change({ preview: preview(101) })))).toBe('pending');
  });

  test('of somebody else, or to what is settled, counts for nothing', () => {
    const other = facts({ actor: { userId: 'chen', name: 'Chen' } });
    expect(codeOf(confirmRule(other, change()))).toBe('changeNotFound');
    expect(codeOf(confirmRule(facts(), change({ state: 'writing' })))).toBe('changeOver');
    expect(codeOf(confirmRule(facts({ owners: [chen] }), change()))).toBe('notAnOwner');
  });

  test('of a second owner or an administrator lets it be written, and nobody agrees to their own', () => {
    const pending = change({ state: 'pending' });
    const as = (userId: string, given: Partial<RuleFacts> = {}) =>
      codeOf(agreeToRule(facts({ actor: { userId, name: userId }, ...given }), pending));
    expect(as('chen')).toBe('writing');
    expect(as('sam', { isAdministrator: true })).toBe('writing');
    expect(as('tom')).toBe('notAnOwner');
    expect(as('bob')).toBe('ownRuleChange');
    expect(as('chen', { owners: [chen] })).toBe('changeOver');
  });

  test('can be refused by the second person, and taken back by the owner until it is written', () => {
    const pending = change({ state: 'pending' });
    const second = facts({ actor: { userId: 'chen', name: 'Chen' } });
    expect(codeOf(dropRule(second, pending))).toBe('dropped');
    expect(codeOf(dropRule(facts(), change()))).toBe('dropped');
    expect(codeOf(dropRule(facts(), change({ state: 'writing' })))).toBe('changeOver');
  });

  test('is asked of the other owners, and of administrators where there are none', () => {
    expect(secondsFor(facts(), change(), ['sam'])).toEqual(['chen']);
    expect(secondsFor(facts({ owners: [bob] }), change(), ['sam', 'bob'])).toEqual(['sam']);
  });
});

describe('before a rule is written', () => {
  test.each<[string, Partial<RuleFacts>, string]>([
    ['as it was shown', {}, 'write'],
    ['gone', { group: undefined }, 'groupGone'],
    [
      'changed by somebody else',
      {
        group: {
          ...groupOf({}),
          rule: { text: 'user.city -eq "Rome"', isPaused: false },
        } as RuleFacts['group'],
      },
      'otherwise',
    ],
    [
      'as wanted already',
      { group: { ...groupOf({}), rule: { text, isPaused: false } } as RuleFacts['group'] },
      'done',
    ],
    ['no longer theirs', { owners: [chen] }, 'notAnOwner'],
  ])('the group is looked at once more: %s', (_, given, expected) => {
    expect(judgeWrite(facts(given), change())).toBe(expected);
  });

  test('a pause stays a pause of the rule there is now, and a new rule keeps resting while paused', () => {
    const now = { text: 'user.city -eq "Rome"', isPaused: true };
    expect(upon(now, change({ kind: 'resume' }))?.after).toEqual({ ...now, isPaused: false });
    expect(upon(now, change())?.after).toEqual({ text, isPaused: true });
    expect(upon(null, change({ kind: 'pause' }))).toBeUndefined();
    expect(upon(null, change())?.kind).toBe('makeDynamic');
  });

  test('people who changed meanwhile send it back, and the agreement is asked again', () => {
    const agreed = change({ state: 'writing', confirmedBy: { id: 'chen', name: 'Chen' } });
    expect(askAgain(agreed)).toMatchObject({ state: 'computing', confirmedBy: null, isAgain: true });
  });
});
