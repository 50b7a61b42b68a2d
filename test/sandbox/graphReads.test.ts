import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId, sandboxTenantId } from '../../src/sandbox/company.ts';
import { eventual, startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
beforeAll(async () => {
  graph = await startSandboxGraph();
});
afterAll(() => graph.stop());

const ada = personId('Ada Lindqvist');
const bob = personId('Bob Brown');
const chen = personId('Chen Wei');
const salesEmea = groupId('Sales EMEA');

describe('properties', () => {
  test('a user comes with the default properties, and without department or accountEnabled', async () => {
    const { status, body } = await graph.get(`/users/${ada}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: ada,
      displayName: 'Ada Lindqvist',
      jobTitle: 'Campaign Specialist',
      businessPhones: [],
    });
    expect(body).not.toHaveProperty('department');
    expect(body).not.toHaveProperty('accountEnabled');
    expect(body).not.toHaveProperty(['@odata.type']);
  });

  test('with $select a user has exactly what was asked for and the id', async () => {
    const { body } = await graph.get(`/users/${ada}?$select=department,userType`);
    expect(Object.keys(body)).toEqual(['@odata.context', 'id', 'department', 'userType']);
    expect(body).toMatchObject({ department: 'Marketing', userType: 'Member' });
  });

  test('a group shows licences and restricted management only when asked', async () => {
    const id = groupId('Power BI Pro');
    expect((await graph.get(`/groups/${id}`)).body).not.toHaveProperty('assignedLicenses');
    const { body } = await graph.get(
      `/groups/${id}?$select=assignedLicenses,licenseProcessingState,isManagementRestricted`,
    );
    expect(body.assignedLicenses).toHaveLength(1);
    expect(body.licenseProcessingState).toEqual({ state: 'ProcessingComplete' });
  });

  test('a property Graph does not have is refused by name', async () => {
    const { status, body } = await graph.get(`/groups/${salesEmea}?$select=displayName,colour`);
    expect(status).toBe(400);
    expect(body.error.message).toContain(
      "Could not find a property named 'colour' on type 'microsoft.graph.group'",
    );
  });

  test('a guest is found by an encoded userPrincipalName', async () => {
    const priya = company().people.find((person) => person.userType === 'Guest');
    const { status, body } = await graph.get(`/users/${encodeURIComponent(priya?.userPrincipalName ?? '')}`);
    expect([status, body.id]).toEqual([200, priya?.id]);
  });

  test('ids are compared without case', async () => {
    expect((await graph.get(`/groups/${salesEmea.toUpperCase()}`)).body.id).toBe(salesEmea);
  });
});

describe('relations', () => {
  test('owners carry their type and their selected properties', async () => {
    const { body } = await graph.get(`/groups/${salesEmea}/owners?$select=id,displayName,accountEnabled`);
    expect(body.value).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: bob, displayName: 'Bob Brown', accountEnabled: true },
      { '@odata.type': '#microsoft.graph.user', id: chen, displayName: 'Chen Wei', accountEnabled: true },
    ]);
  });

  test('direct members include the nested group, transitive members the people in it', async () => {
    const id = groupId('Finance Reports');
    const direct = await graph.get(`/groups/${id}/members?$select=id`);
    expect(direct.body.value.map((member) => member['@odata.type'])).toContain('#microsoft.graph.group');
    const all = await graph.get(`/groups/${id}/transitiveMembers/microsoft.graph.user?$select=displayName`);
    expect(all.body.value.map((user) => user.displayName)).toContain('Olu Adeyemi');
    expect(all.body.value[0]).not.toHaveProperty(['@odata.type']);
  });

  test('a person sees direct and nested groups apart', async () => {
    const olu = personId('Olu Adeyemi');
    const names = async (path: string): Promise<string[]> =>
      (await graph.get(`/users/${olu}/${path}?$select=displayName`)).body.value.map(
        (group) => group.displayName,
      );
    expect(await names('memberOf')).toEqual(['Finance Leads']);
    expect((await names('transitiveMemberOf')).sort()).toEqual(['Finance Leads', 'Finance Reports']);
  });

  test('a manager comes along where it is expanded, with just what was asked for, and is missing where nobody is', async () => {
    const manager = { '@odata.type': '#microsoft.graph.user', id: personId('Sofia Ångström') };
    const query = '$select=id&$expand=manager($select=id)';
    expect((await graph.get(`/users/${ada}?${query}`)).body).toMatchObject({ id: ada, manager });
    const whole = await graph.get(`/users/${ada}?$expand=manager`);
    expect(whole.body).toMatchObject({ manager: { ...manager, displayName: 'Sofia Ångström' } });
    const none = await graph.get(`/users/${personId('Ingrid Solheim')}?${query}`);
    expect(none.body).not.toHaveProperty('manager');
    expect((await graph.get(`/users/${ada}?$expand=manager($select=nonsense)`)).status).toBe(400);
    expect((await graph.get(`/users/${ada}?$expand=authentication`)).status).toBe(400);
  });

  test('a manager is a user, and a person without one gets 404', async () => {
    expect((await graph.get(`/users/${ada}/manager?$select=displayName`)).body).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      displayName: 'Sofia Ångström',
    });
    const none = await graph.get(`/users/${personId('Ingrid Solheim')}/manager`);
    expect([none.status, none.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });

  test('reports and owned groups are listed', async () => {
    expect((await graph.get(`/users/${bob}/directReports?$select=id`)).body.value).toHaveLength(3);
    expect((await graph.get(`/users/${bob}/ownedObjects?$select=displayName`)).body.value).toHaveLength(3);
  });

  test('a dynamic group holds those its rule takes in', async () => {
    const { body } = await graph.get(`/groups/${groupId('All Sweden')}/members?$select=displayName,country`);
    const names = body.value.map((member) => member.displayName);
    expect(names).toContain('Ada Lindqvist');
    expect(names).not.toContain('Oscar Ek');
    expect(names).not.toContain('Bob Brown');
  });
});

describe('membership questions', () => {
  const ask = (groupIds: readonly string[]) =>
    graph.call('POST', `/users/${personId('Olu Adeyemi')}/checkMemberGroups`, { body: { groupIds } });

  test('checkMemberGroups answers those of the asked groups the person is in, through others too', async () => {
    const nested = groupId('Finance Reports');
    expect((await ask([salesEmea, nested])).body.value).toEqual([nested]);
  });

  test('checkMemberGroups takes at most 20 groups', async () => {
    expect((await ask(Array.from({ length: 21 }, () => salesEmea))).status).toBe(400);
  });

  test('getMemberGroups can be limited to security groups', async () => {
    const all = await graph.call('POST', `/users/${bob}/getMemberGroups`, {
      body: { securityEnabledOnly: false },
    });
    const security = await graph.call('POST', `/users/${bob}/getMemberGroups`, {
      body: { securityEnabledOnly: true },
    });
    expect(all.body.value).toContain(salesEmea);
    expect(security.body.value).toContain(groupId('Sales EMEA Leads'));
    expect(security.body.value).not.toContain(salesEmea);
  });

  test('getByIds leaves unknown ids out and takes at most 1,000', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    const { body } = await graph.call('POST', '/directoryObjects/getByIds', {
      body: { ids: [ada, unknown, salesEmea] },
    });
    expect(body.value.map((object) => object.id)).toEqual([ada, salesEmea]);
    const many = await graph.call('POST', '/directoryObjects/getByIds', {
      body: { ids: Array.from({ length: 1001 }, () => ada) },
    });
    expect(many.status).toBe(400);
  });
});

describe('tenant', () => {
  test('the organisation and its products are told, seats counted from people', async () => {
    expect((await graph.get('/organization?$select=displayName')).body.value).toEqual([
      { id: sandboxTenantId, displayName: 'Fjordlight' },
    ]);
    const { body } = await graph.get('/subscribedSkus');
    const visio = body.value.find((sku) => sku['skuPartNumber'] === 'VISIOCLIENT');
    expect(visio).toMatchObject({ consumedUnits: 2, prepaidUnits: { enabled: 3 }, appliesTo: 'User' });
    expect((await graph.get('/subscribedSkus?$top=1')).status).toBe(400);
  });

  test('licence details and assignment states name the group they come through', async () => {
    const mateo = personId('Mateo García');
    const details = await graph.get(`/users/${mateo}/licenseDetails?$select=skuPartNumber`);
    expect(details.body.value.map((one) => one['skuPartNumber'])).toEqual(['SPE_E3', 'POWER_BI_PRO']);
    const { body } = await graph.get(`/users/${mateo}?$select=licenseAssignmentStates`);
    const states = body['licenseAssignmentStates'] as { assignedByGroup: string | null }[];
    expect(states.map((state) => state.assignedByGroup)).toEqual([null, groupId('Power BI Pro')]);
  });
});

describe('headers', () => {
  test('every answer carries request ids, a date and its resource units', async () => {
    const reply = await graph.get(`/groups/${salesEmea}/members`, {
      'client-request-id': 'c0ffee00-0000-4000-8000-000000000001',
    });
    expect(reply.headers.get('client-request-id')).toBe('c0ffee00-0000-4000-8000-000000000001');
    expect(reply.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers.get('x-ms-ags-diagnostic')).toContain('ServerInfo');
    expect(reply.headers.get('x-ms-resource-unit')).toBe('3');
  });

  test('$select saves a resource unit, a small $top another', async () => {
    const units = async (path: string): Promise<string | null> =>
      (await graph.get(path, eventual)).headers.get('x-ms-resource-unit');
    expect(await units(`/groups/${salesEmea}/members?$select=id`)).toBe('2');
    expect(await units(`/groups/${salesEmea}/members?$select=id&$top=5`)).toBe('1');
    expect(await units(`/groups?$select=id&$top=5`)).toBe('1');
  });
});
