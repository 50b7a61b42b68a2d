import { describe, expect, test } from '@jest/globals';
import { defaultCreationSettings } from '../../src/groups/creationSettings.ts';
import { confirm, propose, undo, type Proposal } from '../../src/groups/decideChange.ts';
import { whyNotManage, type DeskFacts } from '../../src/groups/decideDesk.ts';
import type { NamingFacts } from '../../src/groups/decideName.ts';
import { proposeFacts } from '../../src/groups/decideFacts.ts';
import { undoMs } from '../../src/groups/membershipChange.ts';
import { aChange, aDeskGroup, aDeskUser } from '../support/aMembershipChange.ts';

const now = new Date('2026-11-20T12:00:00Z');
const naming = { rules: defaultCreationSettings.naming, takenNames: [] };
const bob = aDeskUser('bob');
const ada = aDeskUser('ada');

function facts(changes: Partial<DeskFacts> = {}): DeskFacts {
  const actor = { userId: 'bob', name: 'Bob' };
  return { actor, group: aDeskGroup(), owners: [bob, aDeskUser('chen')], now, ...changes };
}

function proposal(changes: Partial<Proposal> = {}): Proposal {
  const wish = { changeId: 'c1', activityId: null, kind: 'addMembers', people: [ada] } as const;
  return { ...wish, doubts: [], isWarned: false, ...changes };
}

const refusalOf = (decision: { accepted: boolean }) =>
  'refusal' in decision ? (decision.refusal as { code: string }).code : 'accepted';

describe('who may look after a group', () => {
  test.each<[string, Partial<DeskFacts>, string | undefined]>([
    ['an owner', {}, undefined],
    ['nobody for a group that is gone', { group: undefined }, 'groupNotFound'],
    ['no member, former owner or owner of another group', { owners: [ada] }, 'notAnOwner'],
    ['no owner whose account is disabled', { owners: [{ ...bob, accountEnabled: false }] }, 'ownerless'],
    ['no owner who is a guest', { owners: [{ ...bob, userType: 'Guest' }] }, 'ownerless'],
    [
      'nobody is told of a hidden group that is not theirs',
      { owners: [], group: aDeskGroup({ visibility: 'HiddenMembership' }) },
      'groupNotFound',
    ],
  ])('%s', (_who, changes, code) => {
    expect(whyNotManage(facts(changes), null)?.code).toBe(code);
  });
});

describe('a change of members or owners', () => {
  test('adding begins at once, and waits for a choice when somebody is in doubt', () => {
    expect(propose(facts(), proposal())).toMatchObject({ accepted: true, change: { state: 'writing' } });
    const doubts = [{ text: 'wei', candidates: [{ id: 'chen', name: 'Chen Wei', title: null }] }];
    expect(propose(facts(), proposal({ doubts }))).toMatchObject({ change: { state: 'draft' } });
  });

  test.each(['removeMembers', 'removeOwners', 'handOver'] as const)('%s asks before it begins', (kind) => {
    const people = kind === 'removeOwners' ? [bob] : [ada];
    expect(propose(facts(), proposal({ kind, people }))).toMatchObject({ change: { state: 'draft' } });
  });

  test('handing over adds the new owner before it takes the old one', () => {
    const decision = propose(facts(), proposal({ kind: 'handOver' }));
    expect(decision).toMatchObject({
      change: {
        steps: [
          { deed: 'addOwner', userId: 'ada' },
          { deed: 'removeOwner', userId: 'bob' },
        ],
      },
    });
  });

  test.each<[string, Partial<DeskFacts>, Partial<Proposal>, string]>([
    ['nobody was named', {}, { people: [] }, 'nobodyNamed'],
    [
      'nobody of that name exists',
      {},
      { people: [], doubts: [{ text: 'x', candidates: [] }] },
      'nobodyFound',
    ],
    [
      'a rule decides the members',
      { group: aDeskGroup({ groupTypes: ['DynamicMembership'] }) },
      {},
      'notWritable',
    ],
    ['no owner would be left', { owners: [bob] }, { kind: 'removeOwners', people: [bob] }, 'lastOwner'],
    [
      'the new owner is a guest',
      {},
      { kind: 'addOwners', people: [{ ...ada, userType: 'Guest' }] },
      'cannotOwn',
    ],
    [
      'the new owner is disabled',
      {},
      { kind: 'handOver', people: [{ ...ada, accountEnabled: false }] },
      'cannotOwn',
    ],
    ['it goes to two people', {}, { kind: 'handOver', people: [ada, aDeskUser('eve')] }, 'oneAtATime'],
    ['it goes to oneself', {}, { kind: 'handOver', people: [bob] }, 'notYourself'],
  ])('is refused when %s', (_when, about, wish, code) => {
    expect(refusalOf(propose(facts(about), proposal(wish)))).toBe(code);
  });

  test('a rule leaves the owners of a group to its owners', () => {
    const group = aDeskGroup({ groupTypes: ['DynamicMembership'] });
    expect(refusalOf(propose(facts({ group }), proposal({ kind: 'addOwners' })))).toBe('accepted');
  });
});

describe('the yes to a draft', () => {
  const draft = aChange({ state: 'draft', steps: [] });

  test('takes the people who were chosen, each once', () => {
    const decision = confirm(facts(), draft, { chosen: [ada, ada], naming });
    expect(decision).toMatchObject({ change: { state: 'writing', doubts: [] } });
  });

  test('needs somebody', () => {
    expect(refusalOf(confirm(facts(), draft, { chosen: [], naming }))).toBe('nobodyNamed');
  });

  test('counts only while its owner owns the group', () => {
    expect(refusalOf(confirm(facts({ owners: [ada] }), draft, { chosen: [ada], naming }))).toBe('notAnOwner');
  });

  test('checks again that nobody else took the name, and that the rules still allow it', () => {
    const renaming = aChange({ state: 'draft', kind: 'changeFacts', facts: { displayName: 'Deals' } });
    const yes = (changes: Partial<NamingFacts>) =>
      refusalOf(confirm(facts(), renaming, { chosen: [], naming: { ...naming, ...changes } }));
    expect(yes({})).toBe('accepted');
    expect(yes({ takenNames: ['deals'] })).toBe('nameTaken');
    expect(yes({ rules: { ...naming.rules, blockedWords: ['Deals'] } })).toBe('nameBlocked');
  });

  test('checks again that an owner is left', () => {
    const steps = [{ deed: 'removeOwner', userId: 'bob', name: 'Bob', outcome: 'waiting' }] as const;
    const leaving = aChange({ state: 'draft', kind: 'removeOwners', steps });
    expect(refusalOf(confirm(facts({ owners: [bob] }), leaving, { chosen: [], naming }))).toBe('lastOwner');
  });
});

describe('undoing a removal', () => {
  const steps = [{ deed: 'removeMember', userId: 'ada', name: 'Ada', outcome: 'done' }] as const;
  const removal = aChange({ kind: 'removeMembers', state: 'done', finishedAt: now, steps });
  const later = (ms: number) => facts({ now: new Date(now.getTime() + ms) });
  const input = { changeId: 'c2', activityId: null };

  test('puts back whom it took out', () => {
    expect(undo(later(undoMs), removal, input)).toMatchObject({
      change: {
        kind: 'restoreMembers',
        undoOf: removal.id,
        steps: [{ deed: 'addMember', outcome: 'waiting' }],
      },
    });
  });

  test.each<[string, Parameters<typeof undo>, string]>([
    ['it is too late', [later(undoMs + 1), removal, input], 'undoTooLate'],
    ['nobody was removed', [facts(), { ...removal, steps: [] }, input], 'nothingToUndo'],
    ['it was no removal', [facts(), { ...removal, kind: 'addMembers' }, input], 'nothingToUndo'],
    ['the owner is none any more', [facts({ owners: [ada] }), removal, input], 'notAnOwner'],
  ])('is refused when %s', (_when, parts, code) => {
    expect(refusalOf(undo(...parts))).toBe(code);
  });
});

describe('the facts of a group', () => {
  const wish = (wanted: Partial<{ name: string; description: string; visibility: string }>) => ({
    changeId: 'c1',
    activityId: null,
    naming,
    wanted: { name: 'Sales', description: 'Deals', visibility: null, ...wanted },
  });

  test('only what differs is written', () => {
    expect(proposeFacts(facts(), wish({ name: '  Sales   Europe ' }))).toMatchObject({
      change: { state: 'draft', facts: { displayName: 'Sales Europe' } },
    });
    expect(proposeFacts(facts(), wish({ description: ' ' }))).toMatchObject({
      change: { facts: { description: null } },
    });
  });

  test.each<[string, Parameters<typeof wish>[0], Partial<DeskFacts>, string]>([
    ['everything is so already', {}, {}, 'nothingToChange'],
    ['the name is empty', { name: ' ' }, {}, 'nameMissing'],
    ['the name is too long', { name: 'x'.repeat(257) }, {}, 'nameTooLong'],
    ['the description is too long', { description: 'x'.repeat(1025) }, {}, 'descriptionTooLong'],
    ['a security group is to be public', { visibility: 'Public' }, {}, 'visibilityFixed'],
    ['it is synced', { name: 'New' }, { group: aDeskGroup({ onPremisesSyncEnabled: true }) }, 'notWritable'],
    ['somebody else owns it', { name: 'New' }, { owners: [ada] }, 'notAnOwner'],
  ])('stay when %s', (_when, wanted, about, code) => {
    expect(refusalOf(proposeFacts(facts(about), wish(wanted)))).toBe(code);
  });

  describe('take the administrator’s rules for names', () => {
    const rules = { prefix: 'GRP-[Department]-', suffix: '-EU', blockedWords: ['CEO'], maxLength: 30 };
    const sold = { ...bob, department: 'Sales' };
    const rename = (from: string, name: string, takenNames: readonly string[] = []) => {
      const about = facts({ group: aDeskGroup({ displayName: from }), owners: [sold] });
      const decision = proposeFacts(about, { ...wish({ name }), naming: { rules, takenNames } });
      return decision.accepted ? decision.change.facts?.displayName : decision.refusal.code;
    };

    test.each([
      ['a group from before the rules gets both ends', 'Deals', 'Offers', 'GRP-Sales-Offers-EU'],
      ['a group keeps its own ends', 'GRP-Marketing-Fair-EU', 'Stand', 'GRP-Marketing-Stand-EU'],
      [
        'ends that were typed are not doubled',
        'GRP-Marketing-Fair-EU',
        'GRP-Marketing-Stand-EU',
        'GRP-Marketing-Stand-EU',
      ],
      ['blocked words are blocked', 'Deals', 'Friends of the CEO', 'nameBlocked'],
      ['the whole name counts', 'Deals', 'Offers of the whole year', 'nameTooLong'],
      ['unreadable names are none', 'Deals', '…', 'nameUnreadable'],
      ['the same name is no change', 'GRP-Marketing-Fair-EU', 'Fair', 'nothingToChange'],
    ])('%s: %s → %s', (_, from, typed, outcome) => {
      expect(rename(from, typed)).toBe(outcome);
    });

    test('a name that another group has, or will have, is taken', () => {
      expect(rename('Deals', 'Offers', ['grp-sales-offers-eu'])).toBe('nameTaken');
    });
  });
});
