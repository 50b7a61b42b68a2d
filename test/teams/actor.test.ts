import { describe, expect, test } from '@jest/globals';
import { readActivity } from '../../src/teams/activityShape.ts';
import { readActor } from '../../src/teams/actor.ts';
import { adaId, anActivity, contosoTenantId, type ActivityParts } from '../support/anActivity.ts';

const fabrikam = '99999999-9999-4999-8999-999999999999';

function sender(parts: ActivityParts, allowGuests = false): ReturnType<typeof readActor> {
  return readActor(readActivity(JSON.stringify(anActivity(parts))), {
    tenantId: contosoTenantId,
    allowGuests,
  });
}

function from(changes: Record<string, unknown>): ActivityParts {
  return { changes: { from: { id: `29:${adaId}`, name: 'Ada', aadObjectId: adaId, ...changes } } };
}

test('an employee in the personal chat is known by object id, in lower case', () => {
  expect(sender({ ...from({ aadObjectId: adaId.toUpperCase() }), conversationId: 'a:1' })).toEqual({
    actor: { userId: adaId, tenantId: contosoTenantId, name: 'Ada', locale: 'en-GB' },
    mri: `29:${adaId}`,
    conversationId: 'a:1',
    conversationType: 'personal',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
  });
});

describe('somebody who is not an employee of this tenant is ignored', () => {
  test.each<[string, ActivityParts, string]>([
    ['another tenant', { tenantId: fabrikam }, 'foreignTenant'],
    ['tenants that disagree', { changes: { channelData: { tenant: { id: fabrikam } } } }, 'tenantsDisagree'],
    ['no tenant at all', { changes: { conversation: { id: 'a:1' }, channelData: {} } }, 'tenantMissing'],
    ['a sender of another tenant in a shared channel', from({ tenantId: fabrikam }), 'tenantsDisagree'],
    ['no object id', from({ aadObjectId: undefined }), 'noObjectId'],
    ['an object id that is none', from({ aadObjectId: 'ada' }), 'noObjectId'],
    ['a guest', from({ userRole: 'guest' }), 'guest'],
    ['somebody anonymous in a meeting', from({ userRole: 'anonymous' }), 'notAPerson'],
    ['another bot', from({ id: '28:bot', role: 'bot' }), 'notAPerson'],
    ['a visitor', from({ id: '8:teamsvisitor:1' }), 'notAPerson'],
  ])('%s', (_name, parts, ignored) => {
    expect(sender(parts)).toEqual({ ignored });
  });
});

test('one of the two tenant ids is enough, as in channels where Teams leaves the other out', () => {
  expect(sender({ changes: { conversation: { id: '19:c', conversationType: 'channel' } } })).toMatchObject({
    conversationType: 'channel',
  });
  expect(sender({ changes: { channelData: undefined } })).toMatchObject({ conversationType: 'personal' });
});

test('a guest is let in where guests are allowed, and a visitor still is not', () => {
  expect(sender(from({ userRole: 'guest' }), true)).toMatchObject({ actor: { userId: adaId } });
  expect(sender(from({ userRole: 'anonymous' }), true)).toEqual({ ignored: 'notAPerson' });
});

test('a kind of conversation that is not known is treated as public', () => {
  expect(sender({ changes: { conversation: { id: '19:m', conversationType: 'meeting' } } })).toMatchObject({
    conversationType: 'channel',
  });
});
