import { describe, expect, test } from '@jest/globals';
import { confirm, propose, undo, type Proposal } from '../../src/groups/decideChange.ts';
import { whyNotManage, type DeskFacts } from '../../src/groups/decideDesk.ts';
import { proposeFacts } from '../../src/groups/decideFacts.ts';
import { undoMs } from '../../src/groups/membershipChange.ts';
import { aChange, aDeskGroup, aDeskUser } from '../support/aMembershipChange.ts';

const now = new Date('2026-11-20T12:00:00Z');
const bob = aDeskUser('bob');
const ada = aDeskUser('ada');

function facts(changes: Partial<DeskFacts> = {}): DeskFacts {
  const actor = { userId: 'bob', name: 'Bob' };
  return { actor, group: aDeskGroup(), owners: [bob, aDeskUser('chen')], now, ...changes };
}

function proposal(changes: Partial<Proposal> = {}): Proposal {
  return { changeId: 'c1', activityId: null, kind: 'addMembers', people: [ada], doubts: [], ...changes };
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
    const decision = confirm(facts(), draft, [ada, ada]);
    expect(decision).toMatchObject({ change: { state: 'writing', doubts: [] } });
  });

  test('needs somebody', () => {
    expect(refusalOf(confirm(facts(), draft, []))).toBe('nobodyNamed');
  });

  test('counts only while its owner owns the group', () => {
    expect(refusalOf(confirm(facts({ owners: [ada] }), draft, [ada]))).toBe('notAnOwner');
  });

  test('checks again that an owner is left', () => {
    const steps = [{ deed: 'removeOwner', userId: 'bob', name: 'Bob', outcome: 'waiting' }] as const;
    const leaving = aChange({ state: 'draft', kind: 'removeOwners', steps });
    expect(refusalOf(confirm(facts({ owners: [bob] }), leaving, []))).toBe('lastOwner');
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
});
