import { describe, expect, test } from '@jest/globals';
import { isSamePress } from '../../src/requests/decideRedelivery.ts';
import { submit, type SubmitFacts, type SubmitInput } from '../../src/requests/decideSubmit.ts';
import { ada, aJoinRequest, bob, monday, salesGroupId } from '../support/aJoinRequest.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const facts = (over: Partial<SubmitFacts> = {}): SubmitFacts => ({
  now: monday,
  policy: { allowGuests: false, requestExpiryDays: 14 },
  group: aGroup(),
  requester: aUser(),
  membership: 'none',
  openRequest: undefined,
  approvers: { owners: [aUser({ ...bob })], fallback: [], unreachableIds: new Set() },
  cardFacts: aJoinRequest().cardFacts,
  ...over,
});
const input = (over: Partial<SubmitInput> = {}): SubmitInput => ({
  requestId: 'r1',
  groupText: 'sales',
  justification: 'Campaign',
  durationDays: null,
  activityId: null,
  ...over,
});
const refusalOf = (over: Partial<SubmitFacts>, given: Partial<SubmitInput> = {}) => {
  const decision = submit(facts(over), input(given));
  return decision.accepted ? 'accepted' : decision.refusal.code;
};

describe('asking for a group', () => {
  test('a request waits for the owners and expires when the configured days are over', () => {
    const decision = submit(facts(), input({ durationDays: 30 }));
    if (!decision.accepted) throw new Error(decision.refusal.code);
    const { request, asked, audit } = decision.change;
    expect(request).toMatchObject({ state: 'pendingApproval', version: 1, durationDays: 30, requester: ada });
    expect(request.expiresAt).toEqual(new Date('2026-11-30T09:00:00Z'));
    expect(asked.map((approver) => approver.id)).toEqual([bob.id]);
    expect(audit).toMatchObject({ action: 'requests.submit', actor: { kind: 'user', userId: ada.id } });
  });

  test.each([
    ['requesterNotFound', { requester: undefined }],
    ['requesterDisabled', { requester: aUser({ accountEnabled: false }) }],
    ['guestNotAllowed', { requester: aUser({ userType: 'Guest' }) }],
    ['groupNotFound', { group: undefined }],
    ['alreadyMember', { membership: 'direct' }],
    ['alreadyMember', { membership: 'nested' }],
    ['groupNotEligible', { group: aGroup({ onPremisesSyncEnabled: true }) }],
    ['alreadyAsked', { openRequest: aJoinRequest() }],
    ['noApprover', { approvers: { owners: [], fallback: [], unreachableIds: new Set<string>() } }],
  ] as [string, Partial<SubmitFacts>][])('is refused with %s for %j', (code, over) => {
    expect(refusalOf(over)).toBe(code);
  });

  test('a guest may ask where the administrator allows it', () => {
    const policy = { allowGuests: true, requestExpiryDays: 14 };
    expect(refusalOf({ requester: aUser({ userType: 'Guest' }), policy })).toBe('accepted');
  });

  test('needs a reason of at most 500 characters', () => {
    expect(refusalOf({}, { justification: '   ' })).toBe('reasonMissing');
    expect(refusalOf({}, { justification: 'x'.repeat(501) })).toBe('reasonTooLong');
    expect(refusalOf({}, { justification: 'x'.repeat(500) })).toBe('accepted');
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 3651])(
    'refuses a duration of %s days',
    (days) => {
      expect(refusalOf({}, { durationDays: days })).toBe('durationInvalid');
    },
  );

  test('the sole owner who asks for their own group is told that nobody can decide', () => {
    expect(refusalOf({ requester: aUser({ ...bob }) })).toBe('noApprover');
  });
});

describe('a press that Teams delivers twice', () => {
  const copy = { activityId: 'new', groupId: salesGroupId, justification: aJoinRequest().justification };

  test('is recognised by its id at any time', () => {
    const later = new Date('2026-12-24T09:00:00Z');
    expect(isSamePress(aJoinRequest({ activityId: 'a' }), { ...copy, activityId: 'a' }, later)).toBe(true);
  });

  test('is recognised under a new id for two minutes', () => {
    expect(isSamePress(aJoinRequest(), copy, new Date('2026-11-16T09:01:30Z'))).toBe(true);
    expect(isSamePress(aJoinRequest(), copy, new Date('2026-11-16T09:03:00Z'))).toBe(false);
  });

  test('is not confused with another wish for the same group', () => {
    const other = { ...copy, justification: 'Something else' };
    expect(isSamePress(aJoinRequest(), other, monday)).toBe(false);
  });
});
