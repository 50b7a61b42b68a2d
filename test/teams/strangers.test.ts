import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { personId, sandboxAppId, sandboxTenantId } from '../../src/sandbox/company.ts';
import { anActivity, aPress, type ActivityParts } from '../support/anActivity.ts';
import { openBotChannel, type Answer, type BotChannel } from '../support/botChannel.ts';
import { openFaultyConnector, type FaultyConnector } from '../support/faultyConnector.ts';
import { startUsher, type Usher } from '../support/usher.ts';

/**
 * Activities that are properly signed and still must not do anything. The whole product runs; Teams is replaced
 * by a connector that writes down every call, so that silence can be seen.
 */
let usher: Usher;
let channel: BotChannel;
let connector: FaultyConnector;

beforeAll(async () => {
  channel = await openBotChannel(sandboxAppId);
  usher = await startUsher({ env: { ToBotFromChannelOpenIdMetadataUrl: channel.openIdMetadataUrl } });
});
afterAll(async () => {
  await usher.close();
  await channel.close();
});
beforeEach(async () => {
  connector = await openFaultyConnector();
});

afterEach(() => connector.close());

const ada = personId('Ada Lindqvist');
const fabrikam = '99999999-9999-4999-8999-999999999999';

function post(activity: object): Promise<Answer> {
  return channel.signedPost(`http://127.0.0.1:${String(usher.app.port)}/api/messages`, activity);
}

function fromAda(parts: ActivityParts): ActivityParts {
  return { userId: ada, tenantId: sandboxTenantId, serviceUrl: connector.serviceUrl, ...parts };
}

function sentBy(changes: Record<string, unknown>): Record<string, unknown> {
  return { from: { id: `29:${ada}`, name: 'Ada', aadObjectId: ada, ...changes } };
}

test('an employee who says hi gets an answer, so that silence below means something', async () => {
  expect((await post(anActivity(fromAda({ text: 'hi' })))).status).toBe(200);
  expect(connector.calls.length).toBeGreaterThan(0);
});

describe('a stranger who joins, clicks and searches is answered with silence', () => {
  test.each<[string, ActivityParts]>([
    ['somebody of another tenant', { tenantId: fabrikam }],
    ['somebody whose tenants disagree', { changes: { channelData: { tenant: { id: fabrikam } } } }],
    ['somebody without an object id', { changes: sentBy({ aadObjectId: undefined }) }],
    ['a guest of the tenant', { changes: sentBy({ userRole: 'guest' }) }],
    ['somebody anonymous in a meeting', { changes: sentBy({ userRole: 'anonymous' }) }],
    ['another bot of the tenant', { changes: sentBy({ id: '28:other', role: 'bot' }) }],
  ])('%s', async (_name, parts) => {
    const activities = [
      anActivity(fromAda({ text: 'join Sales EMEA because I want to', ...parts })),
      anActivity(fromAda({ name: 'application/search', value: { queryText: 'sales' }, ...parts })),
      aPress('requests.approve', { requestId: fabrikam }, fromAda(parts)),
    ];
    for (const activity of activities) {
      const { status, body } = await post(activity);
      expect([status, JSON.stringify(body)]).toEqual([200, expect.stringMatching(/^(""|\{\})$/)]);
    }
    expect(connector.calls).toEqual([]);
    expect(usher.graph.writes.membershipsWritten).toBe(0);
  });
});

describe('what Usher does not know is answered 200 and ignored', () => {
  test.each<[string, ActivityParts]>([
    ['an invoke of another feature', { name: 'composeExtension/query', value: {} }],
    ['an invoke without a value', { name: 'task/fetch' }],
    ['a reaction', { type: 'messageReaction' }],
    ['a kind of activity of the future', { type: 'agentHandshake' }],
  ])('%s', async (_name, parts) => {
    expect((await post(anActivity(fromAda(parts)))).status).toBe(200);
    expect(connector.calls).toEqual([]);
  });
});

describe('card data is never trusted', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['a verb that does not exist', 'requests.approveAll', {}],
    ['a verb of the language itself', 'constructor', {}],
    ['an id that is none', 'requests.approve', { requestId: "' or 1=1 --" }],
    ['a record in place of an id', 'requests.approve', { requestId: { id: fabrikam } }],
    ['a request that does not exist', 'requests.approve', { requestId: fabrikam }],
  ])('%s', async (_name, verb, data) => {
    const { status, body } = await post(aPress(verb, data, fromAda({})));
    expect([status, (body as { statusCode?: unknown }).statusCode]).toEqual([200, 200]);
    expect(usher.graph.writes.membershipsWritten).toBe(0);
  });
});
