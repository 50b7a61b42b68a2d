import { describe, expect, test } from '@jest/globals';
import { chooseApprovers, needsFallback, rightToDecide } from '../../src/requests/approvers.ts';
import { ada, anApprover, bob, chen, dora } from '../support/aJoinRequest.ts';
import { aUser } from '../support/directoryObjects.ts';

const owner = (person: { id: string; name: string }, over = {}) =>
  aUser({ id: person.id, name: person.name, ...over });
const facts = (over = {}) => ({
  requesterId: ada.id,
  owners: [owner(bob), owner(chen)],
  fallback: [owner(dora)],
  unreachableIds: new Set<string>(),
  ...over,
});
const ids = (over = {}) => chooseApprovers(facts(over)).map((approver) => approver.id);

describe('who is asked', () => {
  test('all owners are asked', () => {
    expect(ids()).toEqual([bob.id, chen.id]);
  });

  test('an owner who asks for their own group is not asked', () => {
    expect(ids({ requesterId: bob.id })).toEqual([chen.id]);
  });

  test('disabled, guest and unreachable owners are not asked', () => {
    expect(ids({ owners: [owner(bob, { accountEnabled: false }), owner(chen)] })).toEqual([chen.id]);
    expect(ids({ owners: [owner(bob, { userType: 'Guest' }), owner(chen)] })).toEqual([chen.id]);
    expect(ids({ unreachableIds: new Set([bob.id]) })).toEqual([chen.id]);
  });

  test('fallback approvers stand in only when no owner can be asked', () => {
    const chosen = chooseApprovers(facts({ owners: [] }));
    expect(chosen).toEqual([{ ...dora, why: 'fallback', reach: 'asked', stage: 0 }]);
    expect(needsFallback(facts())).toBe(false);
    expect(needsFallback(facts({ owners: [owner(ada)] }))).toBe(true);
  });

  test('a requester who is the only stand-in is not asked either', () => {
    expect(ids({ owners: [], fallback: [owner(ada)] })).toEqual([]);
  });
});

describe('who may decide', () => {
  const right = (userId: string, over = {}) =>
    rightToDecide(userId, { requesterId: ada.id, owners: [owner(bob)], fallback: [], asked: [], ...over });

  test('an owner may decide although no card was sent to them', () => {
    expect(right(bob.id)).toBe('owner');
  });

  test('a former owner may not decide although they have a card', () => {
    expect(right(chen.id, { asked: [anApprover({ ...chen })] })).toBeUndefined();
  });

  test('a stand-in may decide only when asked for this request and still configured', () => {
    const asked = [anApprover({ ...dora, why: 'fallback' })];
    expect(right(dora.id, { asked, fallback: [owner(dora)] })).toBe('fallback');
    expect(right(dora.id, { asked, fallback: [] })).toBeUndefined();
    expect(right(dora.id, { asked: [], fallback: [owner(dora)] })).toBeUndefined();
  });

  test('nobody decides their own request, neither as owner nor as stand-in', () => {
    expect(right(ada.id, { owners: [owner(ada)] })).toBeUndefined();
    const asked = [anApprover({ ...ada, why: 'fallback' })];
    expect(right(ada.id, { owners: [], fallback: [owner(ada)], asked })).toBeUndefined();
  });

  test('an owner whose account is disabled meanwhile may not decide', () => {
    expect(right(bob.id, { owners: [owner(bob, { accountEnabled: false })] })).toBeUndefined();
  });
});
