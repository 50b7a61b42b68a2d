import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import {
  startSandboxGraph,
  type BatchResponse,
  type GraphReply,
  type SandboxGraph,
} from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
beforeAll(async () => {
  graph = await startSandboxGraph();
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const ada = personId('Ada Lindqvist');
const salesEmea = groupId('Sales EMEA');
const batch = (requests: unknown): Promise<GraphReply> =>
  graph.call('POST', '/$batch', { body: { requests } });
const byId = ({ body }: GraphReply): Map<string, BatchResponse> =>
  new Map(body.responses.map((one) => [one.id, one]));
const addAda = {
  method: 'POST',
  url: `/groups/${salesEmea}/members/$ref`,
  headers: { 'Content-Type': 'application/json' },
  body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${ada}` },
};

test('items are answered each on its own, in another order', async () => {
  const reply = await batch([
    { id: '1', method: 'GET', url: `/groups/${salesEmea}?$select=displayName` },
    { id: '2', method: 'GET', url: '/users/nobody' },
    { id: '3', ...addAda },
    {
      id: '4',
      method: 'GET',
      url: `/groups/${salesEmea}/members/$count`,
      headers: { ConsistencyLevel: 'eventual' },
    },
  ]);
  expect(reply.status).toBe(200);
  expect(reply.body.responses.map((one) => one.id)).not.toEqual(['1', '2', '3', '4']);
  const answers = byId(reply);
  expect(answers.get('1')).toMatchObject({
    status: 200,
    body: { displayName: 'Sales EMEA' },
    headers: { 'Content-Type': 'application/json' },
  });
  expect(answers.get('2')).toMatchObject({
    status: 404,
    body: { error: { code: 'Request_ResourceNotFound' } },
  });
  expect(answers.get('3')).toMatchObject({ status: 204, body: null });
  expect(Buffer.from(String(answers.get('4')?.body), 'base64').toString()).toBe('6');
});

test('throttled items carry their own Retry-After while the batch answers 200', async () => {
  graph.sim.setFaults({ throttleEvery: 2, retryAfterSeconds: 7 });
  const reply = await batch(
    ['1', '2', '3', '4'].map((id) => ({ id, method: 'GET', url: `/users/${ada}?$select=id` })),
  );
  expect(reply.status).toBe(200);
  const answers = byId(reply);
  expect(['1', '2', '3', '4'].map((id) => answers.get(id)?.status)).toEqual([200, 429, 200, 429]);
  expect(answers.get('2')?.headers['Retry-After']).toBe('7');
});

test('an inner address with a version is refused as E24', async () => {
  const answers = byId(await batch([{ id: '1', method: 'GET', url: '/v1.0/groups' }]));
  expect(answers.get('1')).toMatchObject({
    status: 400,
    body: { error: { message: "Resource not found for the segment 'v1.0'." } },
  });
});

test('what depends on a failed item fails with 424', async () => {
  const answers = byId(
    await batch([
      { id: 'a', method: 'GET', url: '/users/nobody' },
      { id: 'b', ...addAda, dependsOn: ['a'] },
      { id: 'c', method: 'GET', url: '/organization', dependsOn: ['b'] },
    ]),
  );
  expect([answers.get('b')?.status, answers.get('c')?.status]).toEqual([424, 424]);
  expect(graph.sim.membersOf(salesEmea)).not.toContain(ada);
});

const item = { method: 'GET', url: '/organization' };
test.each([
  ['none', []],
  ['more than 20', Array.from({ length: 21 }, (_, at) => ({ id: String(at), ...item }))],
  [
    'ids that differ only in case',
    [
      { id: 'a', ...item },
      { id: 'A', ...item },
    ],
  ],
  ['an item without an id', [item]],
  ['a body without Content-Type', [{ id: '1', ...addAda, headers: {} }]],
  ['a batch inside', [{ id: '1', method: 'POST', url: '/$batch' }]],
  ['a dependency that is not there', [{ id: '1', ...item, dependsOn: ['9'] }]],
])('a batch with %s is refused whole', async (_, requests) => {
  const reply = await batch(requests);
  expect([reply.status, reply.body.error.message]).toEqual([400, 'Invalid batch payload format.']);
});
