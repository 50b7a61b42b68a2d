import { describe, expect, test } from '@jest/globals';
import { confirmKeeping, keptFactsOf, proposeKeeping, whyNotBegin } from '../../src/dynamic/decideKeep.ts';
import { isKeptBy, startKeeping } from '../../src/dynamic/decideKept.ts';
import { agreeToRule, type RuleFacts } from '../../src/dynamic/decideRule.ts';
import { readRuleText } from '../../src/dynamic/decideRuleText.ts';
import { longestRule } from '../../src/dynamic/language/limits.ts';
import type { RuleChange } from '../../src/dynamic/ruleChange.ts';
import { defaultRuleSettings } from '../../src/groups/ruleSettings.ts';
import { aKeptRule } from '../support/aKeptRule.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const text = 'user.department -eq "Sales"';
const groupOf = (given: Parameters<typeof aGroup>[0] = {}): RuleFacts['group'] => ({
  group: aGroup({ id: 'g', displayName: 'Sales', ...given }),
  rule: null,
  skuIds: [],
});
const facts = (given: Partial<RuleFacts> = {}): RuleFacts => ({
  now: new Date('2026-11-27T09:00:00Z'),
  actor: { userId: 'bob', name: 'Bob' },
  group: groupOf(),
  owners: [aUser({ id: 'bob', displayName: 'Bob' }), aUser({ id: 'chen', displayName: 'Chen' })],
  settings: defaultRuleSettings,
  writerIds: new Set(),
  isAdministrator: false,
  isKept: false,
  ...given,
});
const propose = (given: Partial<RuleFacts> = {}, kept = undefined as Parameters<typeof proposeKeeping>[1]) =>
  proposeKeeping(facts(given), kept, { text, changeId: 'c', activityId: null });
const draft = (given: Partial<RuleChange> = {}): RuleChange => {
  const decision = propose();
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return { ...decision.change, state: 'draft', fingerprint: 'f', ...given };
};

const refused: readonly (readonly [string, Partial<RuleFacts>, string])[] = [
  ['a stranger', { actor: { userId: 'tom', name: 'Tom' } }, 'notAnOwner'],
  ['an administrator', { actor: { userId: 'sam', name: 'Sam' }, isAdministrator: true }, 'notAnOwner'],
  [
    'an owner where nobody writes rules',
    { settings: { ...defaultRuleSettings, whoMayWrite: 'nobody' } },
    'mayNotWrite',
  ],
  ['an owner of a group that is gone', { group: undefined }, 'groupNotFound'],
  [
    'an owner of a group with Entra’s rule',
    { group: groupOf({ groupTypes: ['DynamicMembership'] }) },
    'cannotKeep',
  ],
  ['an owner of a synced group', { group: groupOf({ onPremisesSyncEnabled: true }) }, 'cannotKeep'],
  ['an owner of a group that gives licences', { group: groupOf({ isLicensed: true }) }, 'cannotKeep'],
];

describe('a rule that Usher is to keep', () => {
  test('is worked out for an owner before anything begins', () => {
    expect(propose()).toMatchObject({
      accepted: true,
      change: { kind: 'keep', state: 'computing', before: null, after: { text, isPaused: false } },
    });
  });

  test.each(refused)('is not proposed by %s', (_, given, code) => {
    expect(propose(given)).toMatchObject({ accepted: false, refusal: { code } });
  });

  test.each(refused)('is not agreed to by %s', (_, given, code) => {
    expect(confirmKeeping(facts(given), draft())).toMatchObject({ accepted: false, refusal: { code } });
  });

  test.each<[string, ReturnType<typeof aKeptRule> | undefined, object | null]>([
    ['nothing', undefined, null],
    ['nothing where a rule was ended', aKeptRule({ state: 'stopped' }), null],
    ['the rule that acts', aKeptRule({ text: 'x' }), { text: 'x', isPaused: false }],
    ['the rule that rests', aKeptRule({ text: 'x', state: 'paused' }), { text: 'x', isPaused: true }],
  ])('is shown beside %s', (_, kept, before) => {
    expect(propose({}, kept)).toMatchObject({ accepted: true, change: { before } });
  });

  test('waits for no second person, however many would move in the end', () => {
    expect(confirmKeeping(facts(), draft())).toMatchObject({ accepted: true, change: { state: 'writing' } });
    const chen = facts({ actor: { userId: 'chen', name: 'Chen' } });
    expect(agreeToRule(chen, draft())).toMatchObject({ accepted: false });
  });

  test('is agreed to once, and by who asked', () => {
    const chen = facts({ actor: { userId: 'chen', name: 'Chen' } });
    expect(confirmKeeping(chen, draft())).toMatchObject({ refusal: { code: 'changeNotFound' } });
    expect(confirmKeeping(facts(), draft({ state: 'done' }))).toMatchObject({
      refusal: { code: 'changeOver' },
    });
  });

  test.each<[string, Partial<RuleFacts>, string | undefined]>([
    ['all is as it was', {}, undefined],
    ['its owner owns the group no longer', { owners: [aUser({ id: 'chen' })] }, 'notAnOwner'],
    [
      'others write rules now',
      { settings: { ...defaultRuleSettings, whoMayWrite: 'nobody' } },
      'mayNotWrite',
    ],
    ['the group is gone', { group: undefined }, 'groupGone'],
    ['the group gives licences now', { group: groupOf({ isLicensed: true }) }, 'groupNotWritable'],
  ])('says after the yes when %s', (_, given, failure) => {
    expect(whyNotBegin(facts(given))).toBe(failure);
  });

  test('does not begin anew by the rule there is', () => {
    const kept = aKeptRule({ text });
    expect(isKeptBy(kept, text)).toBe(true);
    expect(isKeptBy(aKeptRule({ text, state: 'stopped' }), text)).toBe(false);
    expect(startKeeping(keptFactsOf(facts()), kept, text, '0')).toMatchObject({
      refusal: { code: 'keptAlready' },
    });
  });
});

describe('a rule as it is typed', () => {
  test('is taken in the documented spelling, and as it was typed where that is too long', () => {
    expect(readRuleText(' user.department  eq "Sales" ')).toEqual({ text });
    const one = 'user.city -eq "Oslo"';
    const long = Array.from({ length: 126 }, () => one).join(' or ');
    expect(long.length).toBeLessThan(longestRule);
    expect(readRuleText(long)).toEqual({ text: long });
  });

  test.each([
    ['a mistake', 'user.departmnt -eq "Sales"', 'ruleInvalid'],
    ['nothing', '  ', 'ruleInvalid'],
    ['devices', 'device.displayName -eq "x"', 'deviceRule'],
    [
      'members of other groups',
      "user.memberof -any (group.objectId -in ['10000000-0000-4000-8000-000000000001'])",
      'memberOfRetired',
    ],
  ])('with %s is not taken', (_, typed, code) => {
    expect(readRuleText(typed)).toMatchObject({ refusal: { code } });
  });
});
