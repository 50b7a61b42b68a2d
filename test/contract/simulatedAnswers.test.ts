import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { graphContractFile } from '../support/graphContractFile.ts';
import { loadGraphContract, type GraphContract } from '../support/graphOpenApi.ts';
import { eventual, startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const file = graphContractFile('the simulated Graph');

/** A tour of everything the simulated Graph answers, checked against Microsoft's own description of it. */
(file === undefined ? describe.skip : describe)('the simulated Graph and its contract', () => {
  let graph: SandboxGraph;
  let contract: GraphContract;
  beforeAll(async () => {
    contract = loadGraphContract(file ?? '');
    graph = await startSandboxGraph({ backgroundMs: 0 });
    await tour(graph);
  });
  afterAll(() => graph.stop());

  test('every answer of a tour validates against its schema', () => {
    const problems = graph.sim.log.flatMap(({ method, url, status, answer, body }) =>
      contract
        .checkAnswer(method, url, status, answer, body)
        .map((problem) => `${method} ${url} (${String(status)}): ${problem}`),
    );
    expect(problems).toEqual([]);
    expect(graph.sim.log.length).toBeGreaterThan(50);
  });

  test('every request of the tour that was answered names things that exist', () => {
    const accepted = graph.sim.log.filter(({ status }) => status < 400);
    const problems = accepted.flatMap(({ method, url, headers, body }) =>
      contract.checkRequest(method, url, headers, body).map((problem) => `${method} ${url}: ${problem}`),
    );
    // The tour deletes a group of its own, and reads default properties, to see what comes; the product does neither.
    expect(problems.filter((problem) => !/: R(3: DELETE of a directory object|8:)/.test(problem))).toEqual(
      [],
    );
  });

  test('answers that break the contract are found', () => {
    const ada = personId('Ada Lindqvist');
    const check = (path: string, status: number, body: unknown) =>
      contract.checkAnswer('GET', `https://graph.microsoft.com/v1.0${path}`, status, body);
    expect(check(`/users/${ada}`, 200, { id: ada, displayName: 7 })).not.toEqual([]);
    expect(check(`/users/${ada}`, 200, { id: ada, colour: 'red' })).not.toEqual([]);
    expect(check(`/users/${ada}`, 201, { id: ada })).not.toEqual([]);
    expect(check(`/groups/${ada}/members`, 200, { value: [{ id: ada }] })).not.toEqual([]);
    expect(check(`/users/${ada}`, 404, { error: { code: 'x', message: 'y' } })).not.toEqual([]);
  });
});

const ada = personId('Ada Lindqvist');
const bob = personId('Bob Brown');
const salesEmea = groupId('Sales EMEA');
const visio = groupId('Visio Users');
const reference = (id: string): string => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`;
const q = encodeURIComponent;

async function tour(graph: SandboxGraph): Promise<void> {
  await readEverything(graph);
  await writeEverything(graph);
  await meetRefusals(graph);
}

const userSelect =
  '$select=id,displayName,department,accountEnabled,userType,licenseAssignmentStates,assignedLicenses';
const groupSelect =
  '$select=id,displayName,groupTypes,assignedLicenses,licenseProcessingState,isManagementRestricted';
const readPaths = [
  '/groups',
  `/groups?${groupSelect}&$top=5`,
  `/groups/${salesEmea}`,
  `/groups/${visio}?${groupSelect}`,
  '/users',
  `/users?${userSelect}`,
  `/users/${ada}`,
  `/users/${personId('Mateo García')}?${userSelect}`,
  '/organization',
  '/organization?$select=displayName',
  '/subscribedSkus',
  `/groups?$select=id&$filter=${q("startsWith(displayName,'R&D')")}`,
  `/groups/${salesEmea}/members`,
  `/groups/${salesEmea}/members?${userSelect}`,
  `/groups/${groupId('Finance Reports')}/members`,
  `/groups/${groupId('Finance Reports')}/transitiveMembers?$select=id`,
  `/groups/${salesEmea}/members/microsoft.graph.user?$select=id`,
  `/groups/${salesEmea}/owners?${userSelect}`,
  `/groups/${salesEmea}/members/$ref`,
  `/groups/${visio}/membersWithLicenseErrors?$select=id`,
  `/groups/${groupId('Finance Leads')}/memberOf?$select=id`,
  ...['memberOf', 'transitiveMemberOf', 'ownedObjects', 'directReports'].map(
    (relation) => `/users/${bob}/${relation}?$select=id,displayName`,
  ),
  `/users/${bob}/memberOf/microsoft.graph.group?$select=id`,
  `/users/${ada}/manager?$select=displayName`,
  `/users/${ada}/licenseDetails`,
  `/directoryObjects/${salesEmea}?$select=displayName`,
  '/groups/delta?$select=displayName,members,owners',
  '/users/delta()?$select=displayName',
  `/appCatalogs/teamsApps?$select=id`,
  `/users/${ada}/teamwork/installedApps?$expand=teamsApp&$select=id`,
];

async function readEverything(graph: SandboxGraph): Promise<void> {
  for (const path of readPaths) await read(graph, path);
  const counts = [
    '/groups/$count',
    '/users/$count',
    `/groups/${salesEmea}/members/$count`,
    `/users/${bob}/transitiveMemberOf/$count`,
  ];
  for (const path of counts) await read(graph, path, eventual);
  await read(
    graph,
    `/groups?$select=id,displayName&$count=true&$search=${q('"displayName:sales" OR "description:sales"')}`,
    eventual,
  );
}

async function writeEverything(graph: SandboxGraph): Promise<void> {
  const created = await write(graph, 'POST', '/groups', {
    displayName: 'Chess',
    mailEnabled: false,
    mailNickname: 'chess',
    securityEnabled: true,
    'owners@odata.bind': [reference(ada)],
  });
  const path = `/groups/${created}`;
  await write(graph, 'PATCH', path, { description: 'Thursdays' });
  await write(graph, 'PATCH', path, { 'members@odata.bind': [reference(ada), reference(bob)] });
  await write(graph, 'POST', `${path}/owners/$ref`, { '@odata.id': reference(bob) });
  await write(graph, 'DELETE', `${path}/owners/${bob}/$ref`);
  await write(graph, 'DELETE', `${path}/members/${bob}/$ref`);
  const skuId = 'f8a1db68-be16-40ed-86d5-cb42ce701560';
  await write(graph, 'POST', `${path}/assignLicense`, {
    addLicenses: [{ skuId, disabledPlans: [] }],
    removeLicenses: [],
  });
  await write(graph, 'POST', `/users/${ada}/reprocessLicenseAssignment`);
  await write(graph, 'POST', `${path}/assignLicense`, { addLicenses: [], removeLicenses: [skuId] });
  await write(graph, 'POST', `/users/${ada}/checkMemberGroups`, { groupIds: [created, salesEmea] });
  await write(graph, 'POST', `/users/${ada}/getMemberGroups`, { securityEnabledOnly: true });
  await write(graph, 'POST', '/directoryObjects/getByIds', { ids: [ada, salesEmea] });
  await write(graph, 'DELETE', path);
  const apps = await graph.get('/appCatalogs/teamsApps?$select=id', requestId);
  const bound = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${apps.body.value[0]?.id ?? ''}`;
  await write(graph, 'POST', `/users/${ada}/teamwork/installedApps`, { 'teamsApp@odata.bind': bound });
  const installed = await graph.get(`/users/${ada}/teamwork/installedApps?$select=id`, requestId);
  await read(graph, `/users/${ada}/teamwork/installedApps/${q(installed.body.value[0]?.id ?? '')}/chat`);
}

async function meetRefusals(graph: SandboxGraph): Promise<void> {
  const add = { 'Content-Type': 'application/json' };
  await write(graph, 'POST', '/$batch', {
    requests: [
      { id: '1', method: 'GET', url: `/users/${ada}?$select=displayName` },
      { id: '2', method: 'GET', url: '/users/nobody?$select=id' },
      {
        id: '3',
        method: 'POST',
        url: `/groups/${salesEmea}/members/$ref`,
        headers: add,
        body: { '@odata.id': reference(ada) },
      },
      { id: '4', method: 'GET', url: `/groups/${salesEmea}/members/$count`, headers: eventual },
      { id: '5', method: 'GET', url: '/organization?$select=id', dependsOn: ['2'] },
    ],
  });
  await write(graph, 'POST', `/groups/${salesEmea}/members/$ref`, { '@odata.id': reference(bob) });
  await write(graph, 'PATCH', `/groups/${groupId('All Sweden')}`, { 'members@odata.bind': [reference(bob)] });
  for (const path of [
    '/groups/nothing',
    '/users/nobody',
    '/fridges',
    '/subscriptions',
    '/groups/$count',
    '/groups?$select=colour',
  ])
    await read(graph, path);
  graph.sim.setFaults({ throttleEvery: 1 });
  await read(graph, '/users');
  graph.sim.setFaults({ throttleEvery: 0, outage: 'unavailable' });
  await read(graph, '/users');
}

const requestId = { 'client-request-id': '5f0c9a52-4f5b-4a51-9d0e-0a5a0d3f7e11' };

/** Follows the pages to their end. */
async function read(graph: SandboxGraph, path: string, headers: Record<string, string> = {}): Promise<void> {
  const reply = await graph.get(path, { ...requestId, ...headers });
  const next: string | undefined = reply.body['@odata.nextLink'];
  if (next) await read(graph, next, headers);
}

async function write(graph: SandboxGraph, method: string, path: string, body?: unknown): Promise<string> {
  const reply = await graph.call(method, path, {
    headers: requestId,
    ...(body === undefined ? {} : { body }),
  });
  return reply.body.id;
}
