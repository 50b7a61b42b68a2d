import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DeliveryError } from '../../src/errors.ts';
import type { Connector } from '../../src/teams/connector.ts';
import { toDeliveryError } from '../../src/teams/connectorErrors.ts';
import { aConnector, faultOf } from '../support/aConnector.ts';
import { anActivity, contosoTenantId, usherAppId } from '../support/anActivity.ts';
import { openServer } from '../support/aServer.ts';
import { openFaultyConnector, type FaultyAnswer, type FaultyConnector } from '../support/faultyConnector.ts';
import { openTrap } from '../support/trap.ts';

let teams: FaultyConnector;
let connector: Connector;

beforeEach(async () => {
  teams = await openFaultyConnector();
  connector = aConnector();
});
afterEach(() => teams.close());

const send = (conversationId = 'a:ada', text = 'hello'): Promise<unknown> =>
  connector.send({ serviceUrl: teams.serviceUrl, conversationId }, { text });

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

test('a stored address that is no longer allowed is never called', async () => {
  const trap = await openTrap();
  const strict = aConnector();
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
  connector = aConnector({
    limits: { perConversation: hourly, perTenant: [{ count: 25, ms: 1_000 }] },
    now: () => 0,
  });
  await send('a:ada');
  const fault = await faultOf(send('a:ada'));
  expect([fault.reason, fault.details.retryAfterMs]).toEqual(['throttled', 3_600_000]);
  await send('a:bob');
  expect(teams.calls).toHaveLength(2);
});

test('a tenant that lives in the government community cloud is asked there, once', async () => {
  const hosts: string[] = [];
  const sendToConversation = (): Promise<{ id: string }> =>
    hosts.length > 1
      ? Promise.resolve({ id: 'm' })
      : Promise.reject(
          Object.assign(new Error(), { name: 'RestError', statusCode: 403, code: 'InvalidBotApiHost' }),
        );
  const connectorFor = (serviceUrl: string): Promise<never> => {
    hosts.push(serviceUrl);
    return Promise.resolve({ conversations: { sendToConversation } } as never);
  };
  const to = { serviceUrl: 'https://smba.trafficmanager.net/teams/', conversationId: 'a:ada' };
  await expect(aConnector({ auth: { connectorFor } }).send(to, {})).resolves.toEqual({
    activityId: 'm',
    serviceUrl: 'https://smba.infra.gcc.teams.microsoft.com/teams',
  });
  expect(hosts).toHaveLength(2);
});

test('an answer inside a turn is tried once as well, with the same token', async () => {
  teams.answerWith({ status: 502 });
  const faults: DeliveryError[] = [];
  const server = await openServer(
    async (context) => {
      await context.sendActivity('hello').catch((error: unknown) => faults.push(toDeliveryError(error)));
    },
    { serviceUrlHosts: ['127.0.0.1'] },
  );
  await server.channel.signedPost(server.url, anActivity({ serviceUrl: teams.serviceUrl }));
  expect(faults.map((fault) => fault.reason)).toEqual(['unavailable']);
  expect(teams.calls.map((call) => call.authorization)).toEqual(['Bearer connector-token']);
  await server.close();
});
