import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../src/teams/connector.ts';
import { aConnector, faultOf } from '../support/aConnector.ts';
import { openFaultyConnector, type FaultyAnswer, type FaultyConnector } from '../support/faultyConnector.ts';
import { openTrap } from '../support/trap.ts';

let teams: FaultyConnector;
let connector: Connector;

beforeEach(async () => {
  teams = await openFaultyConnector();
  connector = aConnector();
});
afterEach(() => teams.close());

const send = (): Promise<unknown> =>
  connector.send({ serviceUrl: teams.serviceUrl, conversationId: 'a:ada' }, { text: 'hello' });

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
    connector = aConnector({ outboundLimitMs: 300 });
    teams.answerWith('silence');
    const fault = await faultOf(send());
    expect([fault.reason, fault.details.mayHaveArrived]).toEqual(['unavailable', true]);
  });

  test('no token to be had, and so nothing was sent', async () => {
    connector = aConnector({ getToken: () => Promise.reject(new Error('identity endpoint is down')) });
    const fault = await faultOf(send());
    expect([fault.reason, fault.details.mayHaveArrived ?? false]).toEqual(['unavailable', false]);
    expect(teams.calls).toHaveLength(0);
  });
});
