import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simulatedBot } from '../../src/config.ts';
import { DeliveryError } from '../../src/errors.ts';
import { createBotAuthentication } from '../../src/teams/auth.ts';
import { createConnector, type Connector, type ConnectorParts } from '../../src/teams/connector.ts';
import { createServiceUrlCheck } from '../../src/teams/serviceUrls.ts';
import { contosoTenantId, usherAppId } from '../support/anActivity.ts';
import { openFaultyConnector, type FaultyAnswer, type FaultyConnector } from '../support/faultyConnector.ts';
import { openTrap } from '../support/trap.ts';

let teams: FaultyConnector;
let connector: Connector;

beforeEach(async () => {
  teams = await openFaultyConnector();
  connector = connect();
});
afterEach(() => teams.close());

/** Long enough for every test but the one that waits for it. */
let outboundLimitMs = 10_000;

function connect(
  changes: Partial<ConnectorParts> = {},
  getToken = () => Promise.resolve({ token: 'token-1' }),
): Connector {
  const openIdMetadataUrl = 'http://127.0.0.1:9/keys';
  const bot = simulatedBot({ appId: usherAppId, tenantId: contosoTenantId, openIdMetadataUrl });
  const auth = createBotAuthentication(bot, {
    getToken,
    isAllowedServiceUrl: createServiceUrlCheck(['127.0.0.1'], true),
    outboundLimitMs,
  });
  return createConnector({ auth, appId: usherAppId, tenantId: contosoTenantId, ...changes });
}

const send = (conversationId = 'a:ada', text = 'hello'): Promise<unknown> =>
  connector.send({ serviceUrl: teams.serviceUrl, conversationId }, { text });

async function faultOf(work: Promise<unknown>): Promise<DeliveryError> {
  const outcome = await work.then(
    () => 'it worked',
    (error: unknown) => error,
  );
  if (outcome instanceof DeliveryError) return outcome;
  throw new Error(`expected a DeliveryError, got ${String(outcome)}`);
}

test('a new message goes to the conversation with the bot token, and its id comes back', async () => {
  await expect(send('a:ada/1')).resolves.toEqual({ activityId: 'message-1', serviceUrl: teams.serviceUrl });
  expect(teams.calls).toEqual([
    {
      method: 'POST',
      path: '/emea/v3/conversations/a%3Aada%2F1/activities',
      authorization: 'Bearer token-1',
      body: { type: 'message', text: 'hello', from: { id: `28:${usherAppId}`, name: 'Usher' } },
    },
  ]);
});

test('an edit replaces the message it names, and needs no id in return', async () => {
  teams.answerWith({ status: 200, body: {} });
  await connector.edit(
    { serviceUrl: teams.serviceUrl, conversationId: 'a:ada', activityId: 'm/1' },
    { text: 'done' },
  );
  expect(teams.calls[0]).toMatchObject({
    method: 'PUT',
    path: '/emea/v3/conversations/a%3Aada/activities/m%2F1',
  });
});

test('a personal chat is opened with the tenant in both places', async () => {
  teams.answerWith({ status: 201, body: { id: 'a:new' } });
  const member = 'aaaaaaaa-aaaa-4aaa-aaaa-aaaaaaaaaaaa';
  await expect(connector.openPersonalChat({ serviceUrl: teams.serviceUrl, member })).resolves.toEqual({
    conversationId: 'a:new',
    serviceUrl: teams.serviceUrl,
  });
  expect(teams.calls[0]?.body).toMatchObject({
    isGroup: false,
    members: [{ id: member }],
    tenantId: contosoTenantId,
    channelData: { tenant: { id: contosoTenantId } },
  });
});

describe('what Teams answers becomes what the job needs to know', () => {
  const coded = (status: number, code: string): FaultyAnswer => ({
    status,
    body: { error: { code, message: 'x' } },
  });
  const nested = JSON.stringify({ subCode: 'MessageWritesBlocked', errorCode: 209 });
  test.each<[string, FaultyAnswer, string, object]>([
    ['400', coded(400, 'BadArgument'), 'rejected', { connectorCode: 'BadArgument' }],
    ['401', coded(401, 'BotNotRegistered'), 'rejected', { connectorCode: 'BotNotRegistered' }],
    ['403 disabled by the admin', coded(403, 'BotDisabledByAdmin'), 'blocked', {}],
    ['403 not in the roster', coded(403, 'BotNotInConversationRoster'), 'notInstalled', {}],
    ['403 blocked by the person', coded(403, 'ConversationBlockedByUser'), 'blocked', {}],
    ['403 not in the personal scope', coded(403, 'ForbiddenOperationException'), 'notInstalled', {}],
    ['403 wrong host, not the public one', coded(403, 'InvalidBotApiHost'), 'rejected', {}],
    ['403 without permission', coded(403, 'NotEnoughPermissions'), 'blocked', {}],
    [
      '403 with the code inside the message',
      { status: 403, body: { error: { code: 'Forbidden', message: nested } } },
      'blocked',
      { connectorCode: 'MessageWritesBlocked' },
    ],
    ['403 with a code nobody knows', coded(403, 'Tomorrow'), 'blocked', { connectorCode: 'Tomorrow' }],
    ['403 without a word', { status: 403 }, 'blocked', { status: 403 }],
    ['404 message', coded(404, 'ActivityNotFoundInConversation'), 'gone', {}],
    ['404 conversation', coded(404, 'ConversationNotFound'), 'gone', {}],
    ['412', coded(412, 'PreconditionFailed'), 'throttled', {}],
    ['413', coded(413, 'MessageSizeTooBig'), 'rejected', {}],
    ['429 without a time', coded(429, 'Throttled'), 'throttled', { mayHaveArrived: false }],
    [
      '429 with a time',
      { ...coded(429, 'Throttled'), headers: { 'retry-after': '7' } },
      'throttled',
      { retryAfterMs: 7_000 },
    ],
    ['500', coded(500, 'ServiceError'), 'unavailable', { mayHaveArrived: true }],
    ['502', { status: 502 }, 'unavailable', { mayHaveArrived: true }],
    [
      '503',
      { status: 503, headers: { 'retry-after': '3' } },
      'unavailable',
      { mayHaveArrived: false, retryAfterMs: 3_000 },
    ],
    ['504', { status: 504 }, 'unavailable', { mayHaveArrived: true }],
    ['201 without an id', { status: 201, body: {} }, 'unavailable', { mayHaveArrived: true }],
    [
      'a redirect',
      { status: 307, headers: { location: 'http://127.0.0.1:9/' } },
      'rejected',
      { status: 307 },
    ],
  ])('%s', async (_name, answer, reason, details) => {
    teams.answerWith(answer);
    const fault = await faultOf(send());
    expect(fault.reason).toBe(reason);
    expect(fault.details).toMatchObject(details);
    expect(teams.calls).toHaveLength(1);
  });

  test('a connection that breaks after the message was read', async () => {
    teams.answerWith('reset');
    const fault = await faultOf(send());
    expect([fault.reason, fault.details.mayHaveArrived]).toEqual(['unavailable', true]);
    expect(teams.calls).toHaveLength(1);
  });

  test('nobody there at all', async () => {
    const trap = await openTrap();
    await trap.close();
    const fault = await faultOf(connector.send({ serviceUrl: `${trap.origin}/`, conversationId: 'a' }, {}));
    expect([fault.reason, fault.details.mayHaveArrived]).toEqual(['unavailable', false]);
  });

  test('no answer in time', async () => {
    outboundLimitMs = 300;
    connector = connect();
    outboundLimitMs = 10_000;
    teams.answerWith('silence');
    const fault = await faultOf(send());
    expect([fault.reason, fault.details.mayHaveArrived]).toEqual(['unavailable', true]);
  });

  test('no token to be had, and so nothing was sent', async () => {
    connector = connect({}, () => Promise.reject(new Error('identity endpoint is down')));
    const fault = await faultOf(send());
    expect([fault.reason, fault.details.mayHaveArrived ?? false]).toEqual(['unavailable', false]);
    expect(teams.calls).toHaveLength(0);
  });
});

test('a stored address that is no longer allowed is never called', async () => {
  const trap = await openTrap();
  const strict = connect();
  const serviceUrl = trap.origin.replace('127.0.0.1', 'localhost');
  const fault = await faultOf(strict.send({ serviceUrl, conversationId: 'a' }, { text: 'hello' }));
  expect(fault.reason).toBe('rejected');
  expect(trap.calls()).toBe(0);
  await trap.close();
});

test('one conversation has one call at a time and keeps its order, another need not wait', async () => {
  const gate = Promise.withResolvers<FaultyAnswer>();
  const twoArrived = Promise.withResolvers<undefined>();
  teams.answerWith(() => {
    if (teams.calls.length === 2) twoArrived.resolve(undefined);
    return gate.promise;
  });
  const sends = [send('a:ada', 'first'), send('a:ada', 'second'), send('a:bob', 'other')];
  await twoArrived.promise;
  expect(teams.calls.map((call) => call.body['text']).sort()).toEqual(['first', 'other']);
  gate.resolve({ status: 201, body: { id: 'm' } });
  await Promise.all(sends);
  expect(teams.calls[2]?.body['text']).toBe('second');
});

test('a rate that is used up is told with the time to wait, and nothing is sent', async () => {
  const hourly = [{ count: 1, ms: 3_600_000 }];
  connector = connect({
    limits: { perConversation: hourly, perTenant: [{ count: 25, ms: 1_000 }] },
    now: () => 0,
  });
  await send('a:ada');
  const fault = await faultOf(send('a:ada'));
  expect([fault.reason, fault.details.retryAfterMs]).toEqual(['throttled', 3_600_000]);
  await send('a:bob');
  expect(teams.calls).toHaveLength(2);
});
