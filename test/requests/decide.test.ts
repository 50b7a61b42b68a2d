import { describe, expect, test } from '@jest/globals';
import { approve, deny, expire, withdraw, type ApprovalFacts } from '../../src/requests/decide.ts';
import { ada, aJoinRequest, bob, chen, dora, monday } from '../support/aJoinRequest.ts';
import { aGroup, aUser } from '../support/directoryObjects.ts';

const facts = (over: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  now: monday,
  actor: { userId: bob.id, name: 'Bobby' },
  request: aJoinRequest(),
  allowGuests: false,
  group: aGroup(),
  requester: aUser(),
  owners: [aUser({ ...bob }), aUser({ ...chen })],
  fallback: [],
  ...over,
});
const accepted = (decision: ReturnType<typeof approve>) => {
  if (!decision.accepted) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.change;
};
const codeOf = (decision: ReturnType<typeof approve>) =>
  decision.accepted ? 'accepted' : decision.refusal.code;

describe('approving', () => {
  test('an owner who approves starts the delivery and is named as the directory names them', () => {
    const change = accepted(approve(facts(), { note: ' Welcome ' }));
    expect(change.request).toMatchObject({
      state: 'delivering',
      version: 2,
      decidedBy: bob,
      decidedAs: 'owner',
      note: 'Welcome',
    });
    expect(change).toMatchObject({ job: 'deliverMembership', refreshApprovers: true, tellOutcome: false });
  });

  test('a second press is told that the request is closed', () => {
    const request = aJoinRequest({ state: 'delivering', decidedBy: chen });
    expect(codeOf(approve(facts({ request }), { note: '' }))).toBe('requestClosed');
  });

  test('nobody approves their own request, even as an owner', () => {
    const own = facts({ actor: { userId: ada.id, name: 'Ada' }, owners: [aUser()] });
    expect(codeOf(approve(own, { note: '' }))).toBe('ownRequest');
  });

  test('an owner who is no longer one may not approve', () => {
    expect(codeOf(approve(facts({ owners: [aUser({ ...chen })] }), { note: '' }))).toBe('notAnApprover');
  });

  test('a stranger learns nothing, whatever became of the request', () => {
    const actor = { userId: dora.id, name: 'Dora' };
    const request = aJoinRequest({ state: 'denied' });
    expect(codeOf(approve(facts({ actor }), { note: '' }))).toBe('notAnApprover');
    expect(codeOf(approve(facts({ actor, request }), { note: '' }))).toBe('notAnApprover');
  });

  test('a note of more than 500 characters is refused before anything changes', () => {
    expect(codeOf(approve(facts(), { note: 'x'.repeat(501) }))).toBe('noteTooLong');
  });

  test.each([
    ['groupGone', { group: undefined }],
    ['groupNotEligible', { group: aGroup({ groupTypes: ['DynamicMembership'] }) }],
    ['requesterGone', { requester: undefined }],
    ['requesterDisabled', { requester: aUser({ accountEnabled: false }) }],
    ['guestNotAllowed', { requester: aUser({ userType: 'Guest' }) }],
  ] as [string, Partial<ApprovalFacts>][])(
    'ends a request that cannot be carried out: %s',
    (failure, over) => {
      const change = accepted(approve(facts(over), { note: '' }));
      expect(change.request).toMatchObject({ state: 'deliveryFailed', failure, finishedAt: monday });
      expect(change).toMatchObject({ tellOutcome: true, refreshApprovers: true, job: null });
    },
  );
});

describe('denying', () => {
  test('needs a note', () => {
    expect(codeOf(deny(facts(), { note: '  ' }))).toBe('noteMissing');
  });

  test('ends the request and tells the requester the note', () => {
    const change = accepted(deny(facts(), { note: 'Ask for the APAC group.' }));
    expect(change.request).toMatchObject({
      state: 'denied',
      note: 'Ask for the APAC group.',
      decidedBy: bob,
    });
    expect(change).toMatchObject({ tellOutcome: true, job: null });
  });

  test('is possible although the group has become one that nobody can join', () => {
    expect(codeOf(deny(facts({ group: undefined }), { note: 'Gone.' }))).toBe('accepted');
  });
});

describe('withdrawing', () => {
  const byAda = { now: monday, actor: { userId: ada.id, name: 'Ada' } };

  test('the requester may withdraw while the request waits', () => {
    const change = accepted(withdraw({ ...byAda, request: aJoinRequest() }));
    expect(change.request.state).toBe('withdrawn');
    expect(change).toMatchObject({ tellOutcome: false, refreshApprovers: true });
  });

  test('nobody else may', () => {
    const byBob = { now: monday, actor: { userId: bob.id, name: 'Bob' } };
    expect(codeOf(withdraw({ ...byBob, request: aJoinRequest() }))).toBe('notYourRequest');
  });

  test('an approved request can no longer be withdrawn', () => {
    expect(codeOf(withdraw({ ...byAda, request: aJoinRequest({ state: 'delivering' }) }))).toBe(
      'requestClosed',
    );
  });
});

describe('expiring', () => {
  test('a request ends at its hour and not before', () => {
    const request = aJoinRequest();
    expect(expire(request, new Date('2026-11-30T08:59:59Z'))).toBeUndefined();
    expect(expire(request, new Date('2026-11-30T09:00:00Z'))).toMatchObject({
      request: { state: 'expired' },
      tellOutcome: true,
      refreshApprovers: true,
    });
  });

  test('a decided request does not expire', () => {
    const request = aJoinRequest({ state: 'delivering' });
    expect(expire(request, new Date('2027-01-01T00:00:00Z'))).toBeUndefined();
  });
});
