import { describe, expect, test } from '@jest/globals';
import {
  giveUpOnChange,
  judgeStep,
  nextSteps,
  record,
  type WriteFacts,
} from '../../src/groups/decideWrite.ts';
import type { ChangeStep } from '../../src/groups/membershipChange.ts';
import { aChange, aDeskGroup, aDeskUser } from '../support/aMembershipChange.ts';

const now = new Date('2026-11-20T12:00:00Z');
const bob = aDeskUser('bob');
const ada = aDeskUser('ada');

function step(deed: ChangeStep['deed'], userId = 'ada'): ChangeStep {
  return { deed, userId, name: userId, outcome: 'waiting' };
}

function facts(changes: Partial<WriteFacts> = {}): WriteFacts {
  return {
    change: aChange(),
    group: aDeskGroup(),
    owners: [bob],
    users: [ada],
    allowGuests: false,
    guestsInLicensed: 'refuse',
    ...changes,
  };
}

describe('what is written together', () => {
  test('members go twenty at a time, owners one after the other', () => {
    const members = Array.from({ length: 45 }, (_, index) => step('addMember', String(index)));
    expect(nextSteps(aChange({ steps: members }))).toHaveLength(20);
    expect(nextSteps(aChange({ steps: [step('addOwner'), step('removeOwner', 'bob')] }))).toHaveLength(1);
    expect(nextSteps(aChange({ steps: [] }))).toEqual([]);
  });
});

describe('a step is judged again just before the write', () => {
  test.each<[string, Partial<WriteFacts>, ChangeStep, string | undefined]>([
    ['goes when all is well', {}, step('addMember'), undefined],
    ['fails when the group is gone', { group: undefined }, step('addMember'), 'groupGone'],
    ['fails when the owner is none any more', { owners: [ada] }, step('addMember'), 'notAnOwner'],
    [
      'fails when the group got a rule',
      { group: aDeskGroup({ groupTypes: ['DynamicMembership'] }) },
      step('addMember'),
      'groupNotWritable',
    ],
    ['fails when the person is gone', { users: [] }, step('addMember'), 'personGone'],
    [
      'fails for a disabled account',
      { users: [{ ...ada, accountEnabled: false }] },
      step('addMember'),
      'personDisabled',
    ],
    ['fails for a guest', { users: [{ ...ada, userType: 'Guest' }] }, step('addMember'), 'guestNotAllowed'],
    [
      'goes for a guest where guests are welcome',
      { users: [{ ...ada, userType: 'Guest' }], allowGuests: true },
      step('addMember'),
      undefined,
    ],
    [
      'fails for a guest as owner all the same',
      { users: [{ ...ada, userType: 'Guest' }], allowGuests: true },
      step('addOwner'),
      'guestNotAllowed',
    ],
    ['keeps the last owner', {}, step('removeOwner', 'bob'), 'lastOwner'],
    ['takes one of two owners', { owners: [bob, ada] }, step('removeOwner', 'bob'), undefined],
    ['is done for an owner who is out already', { owners: [ada] }, step('removeOwner', 'bob'), 'alreadySo'],
    ['is done for somebody who owns already', { owners: [bob, ada] }, step('addOwner'), 'alreadySo'],
  ])('%s', (_what, about, one, outcome) => {
    expect(judgeStep(facts(about), one)).toBe(outcome);
  });

  test('whoever was in before comes back, guest or not', () => {
    const change = aChange({ kind: 'restoreMembers' });
    const users = [{ ...ada, userType: 'Guest' as const }];
    expect(judgeStep(facts({ change, users }), step('addMember'))).toBeUndefined();
  });

  test('an owner stays when the one to follow could not be added', () => {
    const steps = [{ ...step('addOwner'), outcome: 'personGone' as const }, step('removeOwner', 'bob')];
    const change = aChange({ kind: 'handOver', steps });
    expect(judgeStep(facts({ change, owners: [bob, aDeskUser('chen')] }), step('removeOwner', 'bob'))).toBe(
      'notTried',
    );
  });
});

describe('what became of it', () => {
  test('a change is done when no step waits', () => {
    const change = aChange({ steps: [step('addMember', 'ada'), step('addMember', 'eve')] });
    const half = record(change, new Map([['ada', 'done']]), 'addMember', now);
    expect([half.state, half.finishedAt]).toEqual(['writing', null]);
    const whole = record(
      half,
      new Map([
        ['ada', 'personGone'],
        ['eve', 'alreadySo'],
      ]),
      'addMember',
      now,
    );
    expect([whole.state, whole.finishedAt]).toEqual(['done', now]);
    expect(whole.steps.map(({ outcome }) => outcome)).toEqual(['done', 'alreadySo']);
  });

  test('giving up fails what waits and keeps what is done', () => {
    const steps = [{ ...step('addMember'), outcome: 'done' as const }, step('addMember', 'eve')];
    const given = giveUpOnChange(aChange({ steps }), now);
    expect(given.steps.map(({ outcome }) => outcome)).toEqual(['done', 'directoryUnavailable']);
  });
});
