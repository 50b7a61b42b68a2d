import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from '@jest/globals';
import { groupId, personId, sandboxAppId, sandboxTenantId } from '../../src/sandbox/company.ts';
import { deskVerbs } from '../../src/teams/deskVerbs.ts';
import { aPress } from '../support/anActivity.ts';
import { openBotChannel, type BotChannel } from '../support/botChannel.ts';
import { openFaultyConnector, type FaultyConnector } from '../support/faultyConnector.ts';
import { startUsher, type Usher } from '../support/usher.ts';

/** Properly signed presses by people the desk is not for: no answer, no message, no write, whatever the verb. */
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

const bob = personId('Bob Brown');
const everything = {
  groupId: groupId('Sales EMEA'),
  userId: bob,
  changeId: '00000300-0000-4000-8000-000000000000',
  people: 'Leila Farahani',
  name: 'Mine',
};

test.each(Object.keys(deskVerbs))('neither a guest nor another tenant is answered on %s', async (verb) => {
  const parts = { userId: bob, serviceUrl: connector.serviceUrl };
  const guest = { from: { id: `29:${bob}`, name: 'Bob', aadObjectId: bob, userRole: 'guest' } };
  const presses = [
    aPress(verb, everything, { ...parts, tenantId: '99999999-9999-4999-8999-999999999999' }),
    aPress(verb, everything, { ...parts, tenantId: sandboxTenantId, changes: guest }),
  ];
  for (const press of presses) {
    const { status, body } = await channel.signedPost(
      `http://127.0.0.1:${String(usher.app.port)}/api/messages`,
      press,
    );
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringMatching(/^(""|\{\})$/)]);
  }
  expect(connector.calls).toEqual([]);
  expect(usher.graph.log.filter(({ method }) => method === 'PATCH' || method === 'DELETE')).toEqual([]);
});
