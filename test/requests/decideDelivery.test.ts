import { describe, expect, test } from '@jest/globals';
import {
  patienceMs,
  recheckBeforeWrite,
  recheckWaiting,
  replaceApprover,
  settle,
  type DeliveryFacts,
} from '../../src/requests/decideDelivery.ts';
import type { JoinRequest } from '../../src/requests/joinRequest.ts';
import { aJoinRequest, anApprover, aVote, bob, chen, dora, monday } from '../support/aJoinRequest.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const approved = (over: Partial<JoinRequest> = {}) =>
  aJoinRequest({
    state: 'delivering',
    decidedBy: bob,
    decidedAs: 'owner',
    decidedAt: monday,
    votes: [aVote()],
    version: 2,
    ...over,
  });
const facts = (over: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  now: monday,
  request: approved(),
  allowGuests: false,
  group: aGroup(),
  requester: aUser(),
  owners: [aUser({ ...bob }), aUser({ ...chen })],
  fallback: [],
  unreachableIds: new Set(),
  ...over,
});

describe('the last look before the write', () => {
  test('nothing stands in the way of a good approval', () => {
    expect(recheckBeforeWrite(facts())).toBeUndefined();
  });

  test('an approval of somebody who lost the right is asked again of the others', () => {
    const change = recheckBeforeWrite(facts({ owners: [aUser({ ...chen })] }));
    expect(change?.request).toMatchObject({ state: 'pendingApproval', decidedBy: null, note: null });
    expect(change?.asked.map((approver) => approver.id)).toEqual([chen.id]);
    expect(change?.request.approvers.map((approver) => approver.id)).toEqual([chen.id]);
  });

  test('it ends aloud when nobody is left to ask', () => {
    const change = recheckBeforeWrite(facts({ owners: [] }));
    expect(change?.request).toMatchObject({ state: 'deliveryFailed', failure: 'noApproverReachable' });
    expect(change).toMatchObject({ tellOutcome: true, notice: 'noApprover' });
  });

  test('a group that became dynamic meanwhile is not written to', () => {
    const change = recheckBeforeWrite(facts({ group: aGroup({ groupTypes: ['DynamicMembership'] }) }));
    expect(change?.request.failure).toBe('groupNotEligible');
  });
});

describe('reading the membership back', () => {
  const request = approved({ writtenAt: monday });
  const after = (ms: number) => new Date(monday.getTime() + ms);

  test('a membership that is seen is delivered and verified', () => {
    expect(settle(request, true, after(500))?.request).toMatchObject({
      state: 'delivered',
      verifiedAt: after(500),
    });
  });

  test('the cards of the owners tell of it too', () => {
    expect(settle(request, true, after(500))).toMatchObject({ tellOutcome: true, refreshApprovers: true });
  });

  test('what is not seen yet is waited for', () => {
    expect(settle(request, false, after(patienceMs - 1))).toBeUndefined();
  });

  test('after ten minutes the answer to the write counts alone, and the operator hears of it', () => {
    const change = settle(request, false, after(patienceMs));
    expect(change?.request).toMatchObject({ state: 'delivered', verifiedAt: null });
    expect(change?.notice).toBe('membershipNotSeen');
  });
});

describe('an approver who cannot be reached', () => {
  const choice = (over = {}) => ({ owners: [], fallback: [], unreachableIds: new Set([bob.id]), ...over });

  test('the other owners go on', () => {
    const change = replaceApprover(aJoinRequest(), bob.id, choice(), monday);
    expect(change?.request.state).toBe('pendingApproval');
    expect(change?.request.approvers).toEqual([
      anApprover({ reach: 'unreachable' }),
      anApprover({ ...chen }),
    ]);
    expect(change?.asked).toEqual([]);
  });

  test('a stand-in is asked when the last one is gone', () => {
    const request = aJoinRequest({ approvers: [anApprover()] });
    const change = replaceApprover(request, bob.id, choice({ fallback: [aUser({ ...dora })] }), monday);
    expect(change?.asked).toEqual([anApprover({ ...dora, why: 'fallback' })]);
  });

  test('without a stand-in the requester is told at once', () => {
    const request = aJoinRequest({ approvers: [anApprover()] });
    const change = replaceApprover(request, bob.id, choice(), monday);
    expect(change).toMatchObject({
      request: { state: 'deliveryFailed' },
      tellOutcome: true,
      notice: 'noApprover',
    });
  });

  test('nothing changes once somebody decided', () => {
    expect(replaceApprover(approved(), bob.id, choice(), monday)).toBeUndefined();
  });
});

describe('a request that waits for long', () => {
  const waiting = (over: Partial<DeliveryFacts> = {}) => facts({ request: aJoinRequest(), ...over });

  test('stays as it is while the group and an owner are there', () => {
    expect(recheckWaiting(waiting())).toBeUndefined();
  });

  test('is put to an owner who came later', () => {
    const change = recheckWaiting(waiting({ owners: [aUser({ ...chen }), aUser({ ...dora })] }));
    expect(change?.asked.map((approver) => approver.id)).toEqual([dora.id]);
  });

  test('ends when its group or its requester is gone', () => {
    expect(recheckWaiting(waiting({ group: undefined }))?.request.failure).toBe('groupGone');
    expect(recheckWaiting(waiting({ requester: undefined }))?.request.failure).toBe('requesterGone');
  });

  test('ends when nobody who was asked may decide any more', () => {
    expect(recheckWaiting(waiting({ owners: [] }))?.request.failure).toBe('noApproverReachable');
  });
});
