import { describe, expect, test } from '@jest/globals';
import { noCeiling, type Ceiling, type PolicyClass } from '../../src/groups/ceiling.ts';
import {
  confirmCreation,
  draftOf,
  membersWanted,
  readWish,
  whyNotCreate,
  type WishFacts,
} from '../../src/groups/decideCreation.ts';
import { approveCreation, denyCreation } from '../../src/groups/decideCreationApproval.ts';
import { defaultCreationSettings } from '../../src/groups/creationSettings.ts';
import type { GroupCreation } from '../../src/groups/groupCreation.ts';
import type { DirectoryUser } from '../../src/directory/types.ts';

const now = new Date('2026-11-20T10:00:00Z');
const ada = aUser('ada');
const facts: WishFacts = {
  settings: defaultCreationSettings,
  creator: ada,
  isInCreatorsGroup: false,
  owned: 3,
  allowGuests: false,
  takenNames: [],
  people: [],
  classes: [],
};
const input = {
  kind: 'security',
  name: 'Trade Fair',
  purpose: 'Our stand',
  owners: '',
  members: '',
  pickedOwners: [],
  pickedMembers: [],
  joinMode: 'approval',
} as const;

describe('who may create a group', () => {
  test('everybody, where nothing else is set', () => {
    expect(whyNotCreate(facts)).toBeUndefined();
  });

  test.each([
    ['nobody knows the account', { creator: undefined }, 'creatorNotServed'],
    ['the account is disabled', { creator: { ...ada, accountEnabled: false } }, 'creatorNotServed'],
    ['the person is a guest', { creator: { ...ada, userType: 'Guest' as const } }, 'creatorNotServed'],
    ['nobody may', { settings: { ...facts.settings, whoMayCreate: 'nobody' as const } }, 'nobodyMayCreate'],
    [
      'only a group may, and the person is not in it',
      { settings: { ...facts.settings, whoMayCreate: { membersOf: 'makers' } } },
      'mayNotCreate',
    ],
    ['the person owns as many as one may', { owned: 250 }, 'tooManyGroups'],
  ])('not when %s', (_, change, code) => {
    expect(whyNotCreate({ ...facts, ...change })).toMatchObject({ code });
  });

  test('members of the group the administrator named may', () => {
    const settings = { ...facts.settings, whoMayCreate: { membersOf: 'makers' } };
    expect(whyNotCreate({ ...facts, settings, isInCreatorsGroup: true })).toBeUndefined();
  });
});

describe('the form', () => {
  test('makes a wish of what was typed', () => {
    const people = [found('bob', [aUser('bob')]), found('chen', [aUser('chen')])];
    const decision = readWish({ ...facts, people }, { ...input, owners: 'bob; bob', members: 'chen\nbob' });
    expect(decision).toMatchObject({
      accepted: true,
      change: { name: 'Trade Fair', owners: [{ id: 'bob' }], members: [{ id: 'chen' }, { id: 'bob' }] },
    });
  });

  test('asks back about everybody who is in doubt, and names who cannot be taken', () => {
    const guest = { ...aUser('gita'), userType: 'Guest' as const };
    const people = [
      found('gita', [guest]),
      found('kim', [aUser('kim1'), aUser('kim2')]),
      { text: 'wim', exact: [], similar: [aUser('wim1')] },
    ];
    const decision = readWish(
      { ...facts, people },
      { ...input, owners: 'gita, kim', members: 'wim, nobody' },
    );
    expect(decision).toMatchObject({
      accepted: false,
      refusal: [
        { code: 'personDoubtful', typed: 'kim', candidates: ['kim1@x.example', 'kim2@x.example'] },
        { code: 'cannotOwn', name: 'Name of gita' },
        { code: 'personDoubtful', typed: 'wim' },
        { code: 'personUnknown', typed: 'nobody' },
      ],
    });
  });

  test('says that a name is taken, whatever its spelling', () => {
    const decision = readWish({ ...facts, takenNames: ['TRADE  fair'] }, input);
    expect(decision).toMatchObject({ accepted: false, refusal: [{ code: 'nameTaken' }] });
  });

  test('takes at most fifty people a field', () => {
    const members = Array.from({ length: 51 }, (_, index) => `p${String(index)}`).join('\n');
    expect(readWish(facts, { ...input, members })).toMatchObject({
      refusal: [{ code: 'tooManyPeople', max: 50 }],
    });
  });
});

describe('how people will join', () => {
  const closed: Ceiling = { ...noCeiling, mode: 'closed' };
  const classes: readonly PolicyClass[] = [
    { name: 'Trade', match: { name: 'Trade*' }, ceiling: { ...noCeiling, mode: 'approval' } },
    { name: 'Mail', match: { kind: 'microsoft365' }, ceiling: closed },
    { name: 'Licensed', match: { licensed: true }, ceiling: closed },
  ];

  test.each([
    ['security', 'Trade Fair', 'approval', undefined],
    ['security', 'Trade Fair', 'closed', undefined],
    ['security', 'Canteen', 'open', undefined],
    ['security', 'Trade Fair', 'open', { loosest: 'approval', classNames: ['Trade'] }],
    ['microsoft365', 'Trade Fair', 'open', { loosest: 'closed', classNames: ['Trade', 'Mail'] }],
    ['microsoft365', 'Canteen', 'approval', { loosest: 'closed', classNames: ['Mail'] }],
  ] as const)('a %s group called %s may be %s: %o', (kind, name, joinMode, beyond) => {
    const decision = readWish({ ...facts, classes }, { ...input, kind, name, joinMode });
    if (beyond === undefined) expect(decision).toMatchObject({ accepted: true, change: { joinMode } });
    else expect(decision).toMatchObject({ refusal: [{ code: 'joinBeyondCeiling', ...beyond }] });
  });

  test('is looked at once more at the press, as the file may have changed', () => {
    const open = { ...aDraft(), joinMode: 'open' } as const;
    expect(confirmCreation(open, { ...facts, approvers: [] })).toMatchObject({ accepted: true });
    expect(confirmCreation(open, { ...facts, classes, approvers: [] })).toMatchObject({
      refusal: { code: 'joinBeyondCeiling' },
    });
  });
});

describe('the press that makes it real', () => {
  const approval = { approverIds: ['boss'] };
  const strict = { ...facts, settings: { ...facts.settings, approval } };

  test('makes the group at once where nobody has to agree', () => {
    expect(confirmCreation(aDraft(), { ...facts, approvers: [] })).toMatchObject({
      accepted: true,
      change: { state: 'creating', version: 2 },
    });
  });

  test('asks those who have to agree, but never the creator', () => {
    const approvers = [
      { id: 'ada', name: 'Ada' },
      { id: 'boss', name: 'Boss' },
    ];
    expect(confirmCreation(aDraft(), { ...strict, approvers })).toMatchObject({
      change: { state: 'pendingApproval', approvers: [{ id: 'boss' }] },
    });
    expect(confirmCreation(aDraft(), { ...strict, approvers: approvers.slice(0, 1) })).toMatchObject({
      refusal: { code: 'noCreationApprover' },
    });
  });

  test('is refused when the name was taken meanwhile', () => {
    const taken = { ...facts, approvers: [], takenNames: ['trade fair'] };
    expect(confirmCreation(aDraft(), taken)).toMatchObject({ refusal: { code: 'nameTaken' } });
  });
});

describe('agreeing to a new group', () => {
  const waiting: GroupCreation = { ...aDraft(), state: 'pendingApproval' };
  const approvers = [
    { id: 'boss', name: 'Boss' },
    { id: 'ada', name: 'Ada' },
  ];

  test('one yes is enough', () => {
    const decision = approveCreation(waiting, { now, userId: 'boss', approvers }, ' ');
    expect(decision).toMatchObject({ change: { state: 'creating', decidedBy: { id: 'boss' }, note: null } });
  });

  test('a no needs a word about why', () => {
    const by = { now, userId: 'boss', approvers };
    expect(denyCreation(waiting, by, ' ')).toMatchObject({ refusal: { code: 'creationNoteMissing' } });
    expect(denyCreation(waiting, by, 'There is one')).toMatchObject({
      change: { state: 'denied', note: 'There is one', finishedAt: now },
    });
  });

  test.each([
    ['the creator', 'ada', 'ownCreation'],
    ['somebody who has no say now', 'tom', 'notACreationApprover'],
  ])('%s may not', (_, userId, code) => {
    const by = { now, userId, approvers };
    expect(approveCreation(waiting, by, '')).toMatchObject({ refusal: { code } });
    expect(denyCreation(waiting, by, 'no')).toMatchObject({ refusal: { code } });
  });
});

test('owners of a Microsoft 365 group are members too, each once', () => {
  const bob = { id: 'bob', name: 'Bob' };
  const creation: GroupCreation = { ...aDraft(), kind: 'microsoft365', owners: [bob], members: [bob] };
  expect(membersWanted(creation).map(({ id }) => id)).toEqual(['ada', 'bob']);
  expect(membersWanted({ ...creation, kind: 'security' }).map(({ id }) => id)).toEqual(['bob']);
});

function aUser(id: string): DirectoryUser {
  return {
    id,
    displayName: `Name of ${id}`,
    userPrincipalName: `${id}@x.example`,
    jobTitle: null,
    department: 'Sales',
    accountEnabled: true,
    userType: 'Member',
  };
}

function found(text: string, exact: readonly DirectoryUser[]) {
  return { text, exact, similar: [] };
}

function aDraft(): GroupCreation {
  const wish = { ...input, typedName: input.name, owners: [], members: [] };
  return draftOf(wish, { id: 'ada', name: 'Ada' }, { id: '3f9a1c2d-0000-4000-8000-000000000000', now });
}
