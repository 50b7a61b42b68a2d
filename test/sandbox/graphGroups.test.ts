import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
beforeAll(async () => {
  graph = await startSandboxGraph({ backgroundMs: 0 });
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const ada = personId('Ada Lindqvist');
const bob = personId('Bob Brown');
const salesEmea = groupId('Sales EMEA');
const reference = (id: string): string => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`;
const add = (group: string, id: string) =>
  graph.call('POST', `/groups/${group}/members/$ref`, { body: { '@odata.id': reference(id) } });
const remove = (group: string, id: string) => graph.call('DELETE', `/groups/${group}/members/${id}/$ref`);

describe('groups', () => {
  const fresh = { displayName: 'Chess', mailEnabled: false, mailNickname: 'chess', securityEnabled: true };

  test('are created with 201, changed with 204, deleted with 204', async () => {
    const created = await graph.call('POST', '/groups', {
      body: { ...fresh, 'owners@odata.bind': [reference(ada)] },
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ displayName: 'Chess', groupTypes: [] });
    const path = `/groups/${created.body.id}`;
    expect((await graph.call('PATCH', path, { body: { description: 'Thursdays' } })).status).toBe(204);
    expect((await graph.get(`${path}?$select=description`)).body['description']).toBe('Thursdays');
    expect(graph.sim.ownersOf(created.body.id)).toEqual([ada]);
    expect((await graph.call('DELETE', path)).status).toBe(204);
    expect((await graph.get(path)).status).toBe(404);
  });

  test.each([
    [
      { mailNickname: 'sales-emea' },
      400,
      'Another object with the same value for property mailNickname already exists.',
    ],
    [{ mailEnabled: true }, 400, 'Cannot Create a mail-enabled security groups and or distribution list.'],
    [{ displayName: undefined }, 400, "'displayName'"],
    [{ colour: 'red' }, 400, 'colour'],
    [
      {
        groupTypes: ['DynamicMembership'],
        membershipRule: 'user.city -eq "Oslo"',
        'members@odata.bind': [reference(ada)],
      },
      403,
      'Insufficient privileges',
    ],
    [
      { membershipRule: 'city -eq "Oslo"' },
      400,
      'Dynamic membership rule validation error: Wrong property applied.',
    ],
  ])('are not created with %j', async (wrong, status, message) => {
    const reply = await graph.call('POST', '/groups', { body: { ...fresh, ...wrong } });
    expect(reply.status).toBe(status);
    expect(reply.body.error.message).toContain(message);
  });

  test('with licences cannot be deleted', async () => {
    expect((await graph.call('DELETE', `/groups/${groupId('Power BI Pro')}`)).status).toBe(400);
  });

  test('that become dynamic lose their members and are filled by the rule', async () => {
    const body = {
      groupTypes: ['Unified', 'DynamicMembership'],
      membershipRule: 'user.city -eq "Kraków"',
      membershipRuleProcessingState: 'On',
    };
    expect((await graph.call('PATCH', `/groups/${salesEmea}`, { body })).status).toBe(204);
    const { body: list } = await graph.get(`/groups/${salesEmea}/members?$select=id`);
    expect(list.value.map((one) => one.id)).toContain(personId('Dorota Kowalczyk'));
    expect(list.value.map((one) => one.id)).not.toContain(bob);
  });
});

describe('licences', () => {
  const visio = groupId('Visio Users');

  test('run out: the one too many is in the group, in error, and found through the group', async () => {
    for (const id of [ada, bob]) expect((await add(visio, id)).status).toBe(204);
    const errors = await graph.get(`/groups/${visio}/membersWithLicenseErrors?$select=displayName`);
    expect(errors.body.value.map((one) => one.displayName)).toEqual(['Bob Brown']);
    const { body } = await graph.get(`/users/${bob}?$select=licenseAssignmentStates`);
    expect(body['licenseAssignmentStates']).toContainEqual(
      expect.objectContaining({ assignedByGroup: visio, state: 'Error', error: 'CountViolation' }),
    );
    const trouble = await graph.get(
      `/groups?$select=displayName&$filter=${encodeURIComponent('hasMembersWithLicenseErrors eq true')}`,
    );
    expect(trouble.body.value).toEqual([{ id: visio, displayName: 'Visio Users' }]);
  });

  test('free a seat when somebody leaves, which reprocessing then finds', async () => {
    for (const id of [ada, bob]) await add(visio, id);
    const path = `/users/${bob}/reprocessLicenseAssignment`;
    expect((await graph.call('POST', path)).body.error.message).toContain(
      'does not have any available licenses',
    );
    await remove(visio, ada);
    expect((await graph.call('POST', path)).status).toBe(200);
  });

  test('are assigned to a group with 202, a Location and both lists given', async () => {
    const path = `/groups/${groupId('VPN Users')}/assignLicense`;
    const skuId = 'f8a1db68-be16-40ed-86d5-cb42ce701560';
    const reply = await graph.call('POST', path, {
      body: { addLicenses: [{ skuId, disabledPlans: [] }], removeLicenses: [] },
    });
    expect([reply.status, reply.headers.get('location')]).toEqual([
      202,
      `https://graph.microsoft.com/v1.0/groups/${groupId('VPN Users')}`,
    ]);
    expect((await graph.call('POST', path, { body: { addLicenses: [] } })).status).toBe(400);
  });
});

describe('paths', () => {
  test.each([
    ['GET', '/v1.0/groups', 400, "Resource not found for the segment 'v1.0'."],
    ['GET', '/fridges', 400, "Resource not found for the segment 'fridges'."],
    ['GET', `/groups/${salesEmea}/colour`, 400, "Resource not found for the segment 'colour'."],
    ['PUT', `/groups/${salesEmea}`, 405, 'Specified HTTP method is not allowed for the request target.'],
  ])('%s %s answers %d in Graph’s words', async (method, path, status, message) => {
    const reply = await graph.call(method, path, method === 'GET' ? {} : { body: {} });
    expect(reply.status).toBe(status);
    expect(reply.body.error.message).toBe(message);
  });
});

describe('the Teams app', () => {
  test('is found in the catalogue, installed once with 201 and no body, and leads to a chat', async () => {
    const { body } = await graph.get(
      `/appCatalogs/teamsApps?$filter=${encodeURIComponent("externalId eq 'b2d94c61-0e7a-4f38-9c15-7a86f3e0d24b'")}`,
    );
    const catalogueId = body.value[0]?.id ?? '';
    const bound = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogueId}`;
    const install = () =>
      graph.call('POST', `/users/${ada}/teamwork/installedApps`, { body: { 'teamsApp@odata.bind': bound } });
    const first = await install();
    expect([first.status, first.text]).toEqual([201, '']);
    expect((await install()).status).toBe(409);
    const installed = await graph.get(
      `/users/${ada}/teamwork/installedApps?$expand=teamsApp&$filter=${encodeURIComponent(`teamsApp/id eq '${catalogueId}'`)}`,
    );
    const [installation] = installed.body.value;
    expect(installation).toMatchObject({ teamsApp: { displayName: 'Usher' } });
    const chat = await graph.get(
      `/users/${ada}/teamwork/installedApps/${encodeURIComponent(installation?.id ?? '')}/chat`,
    );
    expect(chat.body).toMatchObject({ chatType: 'oneOnOne' });
  });
});
