import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { groupId, personId, sandboxAppId, sandboxTenantId } from '../../src/sandbox/company.ts';
import { anActivity, aPress, type ActivityParts } from '../support/anActivity.ts';
import { openBotChannel, type BotChannel } from '../support/botChannel.ts';
import { openFaultyConnector, type FaultyConnector } from '../support/faultyConnector.ts';
import { startUsher, type Usher } from '../support/usher.ts';

/** Activities that are properly signed by Teams and come from people who are none of ours. */
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
const fabrikam = '99999999-9999-4999-8999-999999999999';
const asGuest = { from: { id: `29:${bob}`, name: 'Bob', aadObjectId: bob, userRole: 'guest' } };

test.each<[string, ActivityParts]>([
  ['somebody of another tenant', { tenantId: fabrikam }],
  ['a guest', { changes: asGuest }],
])('%s neither makes, agrees to, deletes nor restores a group', async (_, who) => {
  const parts = { userId: bob, tenantId: sandboxTenantId, serviceUrl: connector.serviceUrl, ...who };
  const form = { kind: 'security', name: 'Stranger', purpose: 'p', owners: '', members: '' };
  const sales = { groupId: groupId('Sales EMEA'), name: 'Sales EMEA' };
  const activities = [
    anActivity({ ...parts, text: 'create group Stranger' }),
    anActivity({ ...parts, text: 'delete group Sales EMEA' }),
    aPress('groups.checkCreate', form, parts),
    aPress('groups.create', { creationId: randomUUID() }, parts),
    aPress('groups.approveCreate', { creationId: randomUUID(), note: '' }, parts),
    aPress('groups.delete', sales, parts),
    aPress('groups.restore', { deletionId: randomUUID() }, parts),
  ];
  const { writeRequests } = usher.graph.writes;
  for (const activity of activities) {
    const url = `http://127.0.0.1:${String(usher.app.port)}/api/messages`;
    const { status, body } = await channel.signedPost(url, activity);
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringMatching(/^(""|\{\})$/)]);
  }
  expect(connector.calls).toEqual([]);
  expect(usher.graph.writes.writeRequests).toBe(writeRequests);
  expect(await usher.app.store.db.selectFrom('group_creations').select('id').execute()).toEqual([]);
  expect(await usher.app.store.db.selectFrom('group_deletions').select('id').execute()).toEqual([]);
});
