import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byOwners } from '../../src/groups/policy.ts';
import { approve, deny, type ApprovalFacts } from '../../src/requests/decide.ts';
import { recheckBeforeWrite, recheckWaiting, type DeliveryFacts } from '../../src/requests/decideDelivery.ts';
import type { JoinRequest, RequestStage } from '../../src/requests/joinRequest.ts';
import { findShortStage, recount } from '../../src/requests/votes.ts';
import { ada, aJoinRequest, anApprover, aVote, bob, chen, dora, monday } from '../support/aJoinRequest.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const two: RequestStage = { ...byOwners, quorum: { atLeast: 2, all: false }, needed: 2, title: null };
const everybody: RequestStage = { ...byOwners, quorum: { atLeast: 1, all: true }, needed: 2, title: null };
const desk: RequestStage = {
  approvers: { kind: 'group', groupId: 'desk' },
  quorum: { atLeast: 1, all: false },
  needed: 1,
  title: 'Data Office',
};
const facts = (over: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  now: monday,
  actor: { userId: bob.id, name: 'Bob' },
  request: aJoinRequest({ stages: [two] }),
  allowGuests: false,
  group: aGroup(),
  requester: aUser(),
  owners: [aUser({ ...bob }), aUser({ ...chen })],
  fallback: [],
  ...over,
});
const by = (person: typeof bob) => ({ actor: { userId: person.id, name: person.name } });
const press = (given: ApprovalFacts): JoinRequest => {
  const decision = approve(given, { note: '' });
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return decision.change.request;
};
const codeOf = (given: ApprovalFacts): string => {
  const decision = approve(given, { note: '' });
  return decision.accepted ? 'accepted' : decision.refusal.code;
};

describe('two approvals', () => {
  test('the first leaves the request waiting, the second lets the person in', () => {
    const first = press(facts());
    expect(first).toMatchObject({
      state: 'pendingApproval',
      decidedBy: null,
      votes: [{ id: bob.id, stage: 0 }],
    });
    expect(press(facts({ request: first, ...by(chen) }))).toMatchObject({
      state: 'delivering',
      decidedBy: chen,
    });
  });

  test('a second press of the same owner counts nothing', () => {
    expect(codeOf(facts({ request: press(facts()) }))).toBe('alreadyVoted');
  });

  test('one denial ends it, also by somebody who approved before', () => {
    const decision = deny(facts({ request: press(facts()) }), { note: 'I was wrong.' });
    expect(decision.accepted && decision.change.request.state).toBe('denied');
  });

  test('the approval of somebody who owns the group no longer does not count', () => {
    const first = press(facts());
    const owners = [aUser({ ...chen }), aUser({ ...dora })];
    const next = press(facts({ request: first, owners, ...by(chen) }));
    expect(next).toMatchObject({ state: 'pendingApproval', votes: [{ id: chen.id }] });
  });

  test.each([
    ['the requester, an owner too', { ...by(ada), owners: [aUser(), aUser({ ...bob })] }, 'ownRequest'],
    ['a former owner', { ...by(bob), owners: [aUser({ ...chen })] }, 'notAnApprover'],
    ['a disabled owner', { owners: [aUser({ ...bob, accountEnabled: false })] }, 'notAnApprover'],
    ['a guest', { owners: [aUser({ ...bob, userType: 'Guest' })] }, 'notAnApprover'],
    ['a stranger', by(dora), 'notAnApprover'],
  ] as [string, Partial<ApprovalFacts>, string][])('%s has no vote', (_who, over, code) => {
    expect(codeOf(facts(over))).toBe(code);
  });

  test('all owners means all who may approve, the requester left out', () => {
    const request = aJoinRequest({ stages: [everybody] });
    const owners = [aUser(), aUser({ ...bob }), aUser({ ...chen })];
    const first = press(facts({ request, owners }));
    expect(first).toMatchObject({ state: 'pendingApproval', stages: [{ needed: 2 }] });
    expect(press(facts({ request: first, owners, ...by(chen) })).state).toBe('delivering');
  });
});

describe('a second round', () => {
  const request = aJoinRequest({ stages: [byOwnersAlone(), desk] });
  const named = [null, [aUser({ ...bob }), aUser({ ...dora })]];

  test('asks whom the policy names, and nobody who approved in the first', () => {
    const decision = approve(facts({ request, named }), { note: '' });
    if (!decision.accepted) throw new Error(decision.refusal.code);
    expect(decision.change.request).toMatchObject({ state: 'pendingApproval', stage: 1 });
    expect(decision.change.asked).toEqual([anApprover({ ...dora, name: dora.name, why: 'named', stage: 1 })]);
  });

  test('takes no approval twice from one person, and none from owners who were not named', () => {
    const second = press(facts({ request, named }));
    expect(codeOf(facts({ request: second, named }))).toBe('alreadyVoted');
    expect(codeOf(facts({ request: second, named, ...by(chen) }))).toBe('notAnApprover');
    expect(press(facts({ request: second, named, ...by(dora) })).state).toBe('delivering');
  });

  test('that nobody could answer ends the request aloud', () => {
    const decision = approve(facts({ request, named: [null, [aUser({ ...bob })]] }), { note: '' });
    expect(decision.accepted && decision.change.request.failure).toBe('noApproverReachable');
  });
});

describe('the last look before the write', () => {
  const approved = aJoinRequest({
    state: 'delivering',
    stages: [two],
    votes: [aVote(), aVote({ ...chen })],
    decidedBy: chen,
    decidedAs: 'owner',
    decidedAt: monday,
  });
  const ready = (over: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
    ...facts(),
    request: approved,
    unreachableIds: new Set(),
    ...over,
  });

  test('lets pass what has all its approvals still', () => {
    expect(recheckBeforeWrite(ready())).toBeUndefined();
  });

  test('keeps the approvals that count and asks again for the one that was lost', () => {
    const change = recheckBeforeWrite(ready({ owners: [aUser({ ...chen }), aUser({ ...dora })] }));
    expect(change?.request).toMatchObject({ state: 'pendingApproval', votes: [{ id: chen.id }] });
    expect(change?.asked.map(({ id }) => id)).toEqual([dora.id]);
  });

  test('keeps out who has come into a group that does not go with this one', () => {
    expect(recheckBeforeWrite(ready({ isIncompatible: true }))?.request.failure).toBe('incompatibleGroups');
  });

  test('asks for approval when the group stopped being open to all', () => {
    const request = aJoinRequest({ state: 'delivering', decidedAs: 'policy', approvers: [] });
    expect(recheckBeforeWrite(ready({ request, isOpen: true }))).toBeUndefined();
    expect(recheckBeforeWrite(ready({ request, isOpen: false }))?.request.state).toBe('pendingApproval');
  });
});

test('when the only owner who had not answered leaves, the approvals of the others are all of them', () => {
  const request = aJoinRequest({ stages: [everybody], votes: [aVote()] });
  const waiting = { ...facts({ request }), unreachableIds: new Set<string>() };
  expect(recheckWaiting(waiting)).toBeUndefined();
  const change = recheckWaiting({ ...waiting, owners: [aUser({ ...bob })] });
  expect(change).toMatchObject({
    request: { state: 'delivering', decidedBy: bob },
    job: 'deliverMembership',
  });
});

test('no order of presses by any people lets somebody in without enough different approvers', () => {
  const people = [ada, bob, chen, dora];
  const run = fc.record({
    owners: fc.subarray(people),
    presses: fc.array(fc.constantFrom(...people), { maxLength: 8 }),
  });
  fc.assert(
    fc.property(run, ({ owners, presses }) => {
      const users = owners.map((person) => aUser({ ...person }));
      let request = aJoinRequest({ stages: [two] });
      for (const person of presses) {
        const decision = approve(facts({ request, owners: users, ...by(person) }), { note: '' });
        if (decision.accepted) request = decision.change.request;
      }
      const voters = new Set(request.votes.map(({ id }) => id));
      expect(voters.has(ada.id)).toBe(false);
      expect(voters.size).toBe(request.votes.length);
      if (request.state === 'delivering') expect(voters.size).toBeGreaterThanOrEqual(2);
      expect(findShortStage(recount(facts({ request, owners: users }))) === undefined).toBe(
        request.state === 'delivering',
      );
    }),
  );
});

function byOwnersAlone(): RequestStage {
  return { ...byOwners, needed: 1, title: null };
}
