import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import {
  startSandboxGraph,
  type GraphObject,
  type GraphReply,
  type SandboxGraph,
} from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
let now = Date.parse('2026-03-02T09:00:00Z');
beforeAll(async () => {
  graph = await startSandboxGraph({ now: () => now });
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const ada = personId('Ada Lindqvist');
const bob = personId('Bob Brown');
const salesEmea = groupId('Sales EMEA');
const addAda = () =>
  graph.call('POST', `/groups/${salesEmea}/members/$ref`, {
    body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${ada}` },
  });

async function latest(
  path = '/groups/delta?$select=displayName,members&$deltatoken=latest',
): Promise<string> {
  return (await graph.get(path)).body['@odata.deltaLink'];
}
const changes = async (link: string): Promise<readonly GraphObject[]> => (await graph.get(link)).body.value;

test('the first round tells every group with its members, and ends with one delta link', async () => {
  const { body } = await graph.get('/groups/delta()?$select=displayName,members');
  expect(body.value).toHaveLength(31);
  expect(body['@odata.deltaLink']).toMatch(
    /^https:\/\/graph\.microsoft\.com\/v1\.0\/groups\/delta\?\$deltatoken=/,
  );
  const sales = body.value.find((group) => group.id === salesEmea);
  expect(Object.keys(sales ?? {})).toEqual(['id', 'displayName', 'members@delta']);
  expect(sales?.['members@delta']).toContainEqual({ '@odata.type': '#microsoft.graph.user', id: bob });
});

test('a large group comes several times and over several pages, to be merged', async () => {
  const people = Array.from(
    { length: 130 },
    (_, at) => `20000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  );
  for (const id of people) graph.sim.addMember(salesEmea, id);
  const { body } = await graph.get('/groups/delta?$select=members');
  const parts = body.value.filter((group) => group.id === salesEmea);
  expect(parts.map((part) => (part['members@delta'] as unknown[]).length)).toEqual([100, 35]);
});

test('latest gives a link and no data', async () => {
  const { body } = await graph.get('/groups/delta?$deltatoken=latest');
  expect(body.value).toEqual([]);
  expect(Object.keys(body)).toContain('@odata.deltaLink');
});

test('additions, removals and deletions are told by id', async () => {
  const link = await latest();
  await addAda();
  await graph.call('DELETE', `/groups/${salesEmea}/members/${bob}/$ref`);
  await graph.call('DELETE', `/groups/${groupId('Archive Readers')}`);
  const told = await changes(link);
  expect(told).toContainEqual({
    id: salesEmea,
    displayName: 'Sales EMEA',
    'members@delta': [
      { '@odata.type': '#microsoft.graph.user', id: ada },
      { '@odata.type': '#microsoft.graph.user', id: bob, '@removed': { reason: 'deleted' } },
    ],
  });
  expect(told).toContainEqual({ id: groupId('Archive Readers'), '@removed': { reason: 'deleted' } });
});

test('return=minimal leaves unchanged properties out', async () => {
  const link = await latest();
  await addAda();
  const { body } = await graph.get(link, { Prefer: 'return=minimal' });
  expect(Object.keys(body.value[0] ?? {})).toEqual(['id', 'members@delta']);
});

test('only the groups asked for are told', async () => {
  const link = await latest(
    `/groups/delta?$select=members&$filter=${encodeURIComponent(`id eq '${groupId('Board')}'`)}`,
  );
  await addAda();
  expect(await changes(link)).toEqual([]);
});

test('users are told too: changed, and gone', async () => {
  const link = await latest('/users/delta?$select=department&$deltatoken=latest');
  graph.sim.setUser(ada, { department: 'Sales' });
  graph.sim.deleteUser(bob);
  expect(await changes(link)).toEqual([
    { id: ada, department: 'Sales' },
    { id: bob, '@removed': { reason: 'changed' } },
  ]);
});

test('a late change is left out now and told in a later round', async () => {
  graph.sim.setFaults({ lagReads: 1 });
  const link = await latest();
  await addAda();
  const first = await graph.get(link);
  expect(first.body.value).toEqual([]);
  expect(await changes(first.body['@odata.deltaLink'])).toHaveLength(1);
});

test('a replayed round repeats what the one before it said', async () => {
  graph.sim.setFaults({ deltaReplay: true });
  const link = await latest();
  await addAda();
  const first = await graph.get(link);
  expect(first.body.value).toHaveLength(1);
  expect(await changes(first.body['@odata.deltaLink'])).toEqual(first.body.value);
});

test('a token of more than seven days is not found, and a resync names where to begin', async () => {
  const link = await latest();
  graph.sim.setFaults({ deltaToken: 'resync' });
  const resync = await graph.get(link);
  expect([resync.status, resync.headers.get('location')]).toEqual([
    410,
    'https://graph.microsoft.com/v1.0/groups/delta?$deltatoken=',
  ]);
  graph.sim.setFaults({ deltaToken: 'accepted' });
  now += 8 * 24 * 60 * 60 * 1000;
  const expired = await graph.get(link);
  expect([expired.status, expired.body.error.code]).toEqual([400, 'syncStateNotFound']);
});

test('changes that fell off the journal call for a resync', async () => {
  const link = await latest();
  for (let round = 0; round < 1100; round += 1) {
    graph.sim.addMember(salesEmea, ada);
    graph.sim.removeMember(salesEmea, ada);
  }
  expect((await graph.get(link)).status).toBe(410);
});

test.each([
  '$top=5',
  '$orderby=displayName',
  '$expand=members',
  `$filter=${encodeURIComponent("displayName eq 'x'")}`,
])('%s is refused on delta', async (option) => {
  const reply: GraphReply = await graph.get(`/groups/delta?${option}`);
  expect(reply.status).toBe(400);
});
