import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  aDirectory,
  anError,
  expectGoodManners,
  NOT_FOUND,
  type DirectoryUnderTest,
} from '../support/aDirectory.ts';
import type { Answer, Recorded } from '../support/graphStub.ts';

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
}

interface ItemAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

function itemsOf(request: Recorded | undefined): readonly Item[] {
  return (request?.body as { requests: readonly Item[] }).requests;
}

/** Answers every item of a batch, in the opposite order, as Graph may. */
function eachItem(answer: (item: Item) => ItemAnswer): (request: Recorded) => Answer {
  return (request) => {
    const responses = itemsOf(request).map((item) => ({ id: item.id, ...answer(item) }));
    return { status: 200, body: { responses: responses.reverse() } };
  };
}

const BOB = { '@odata.type': '#microsoft.graph.user', id: 'BOB', displayName: 'Bob', accountEnabled: true };
const ROBOT = { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'robot' };

function aGroupAnswer(item: Item): ItemAnswer {
  return item.url.includes('$count')
    ? { status: 200, body: 'NDI=' }
    : { status: 200, body: { value: [BOB, ROBOT] } };
}

test('ten groups are described in one request', async () => {
  under.graph.on('POST', '/$batch', eachItem(aGroupAnswer));
  const ids = Array.from({ length: 10 }, (_, index) => `G${String(index)}`);
  const facts = await under.directory.describeGroups(ids);
  expect(under.graph.requests).toHaveLength(1);
  expect([...facts.keys()]).toEqual(ids.map((id) => id.toLowerCase()));
  expect(facts.get('g3')).toMatchObject({ memberCount: 42, owners: [{ id: 'bob', displayName: 'Bob' }] });
});

test('the items of a batch are relative, numbered and declare their index reads', async () => {
  under.graph.on('POST', '/$batch', eachItem(aGroupAnswer));
  await under.directory.describeGroups(['g 1']);
  expect(itemsOf(under.graph.requests[0])).toEqual([
    {
      id: '1',
      method: 'GET',
      url: '/groups/g%201/members/$count',
      headers: { ConsistencyLevel: 'eventual' },
    },
    { id: '2', method: 'GET', url: expect.stringMatching(/^\/groups\/g%201\/owners\?\$select=/) },
  ]);
});

test.each([[7], ['7'], ['\uFEFF7'], [Buffer.from('\uFEFF7').toString('base64')]])(
  'a count written as %j is understood',
  async (body) => {
    const answer = eachItem((item) =>
      item.url.includes('$count') ? { status: 200, body } : aGroupAnswer(item),
    );
    under.graph.on('POST', '/$batch', answer);
    expect((await under.directory.describeGroups(['g1'])).get('g1')?.memberCount).toBe(7);
  },
);

test('a group that is gone is left out and its neighbours are not', async () => {
  under.graph.on(
    'POST',
    '/$batch',
    eachItem((item) => (item.url.includes('/gone/') ? NOT_FOUND : aGroupAnswer(item))),
  );
  const facts = await under.directory.describeGroups(['gone', 'g1']);
  expect([...facts.keys()]).toEqual(['g1']);
});

test('a count that cannot be read is unknown, not zero', async () => {
  const forbidden = { status: 403, body: anError('Authorization_RequestDenied', 'Insufficient privileges.') };
  const answer = eachItem((item) => (item.url.includes('$count') ? forbidden : aGroupAnswer(item)));
  under.graph.on('POST', '/$batch', answer);
  expect((await under.directory.describeGroups(['g1'])).get('g1')?.memberCount).toBeNull();
});

test('only the throttled items are asked again, after the longest of their waits', async () => {
  const waits: Record<string, string> = {
    '/groups/a/members/$count': '1',
    '/groups/b/members/$count': '2.5',
  };
  const first = eachItem((item) => {
    const wait = waits[item.url];
    return wait === undefined ? aGroupAnswer(item) : { status: 429, headers: { 'Retry-After': wait } };
  });
  under.graph.on('POST', '/$batch', first, eachItem(aGroupAnswer));
  const facts = await under.directory.describeGroups(['a', 'b', 'c']);
  const [one, two] = under.graph.requests;
  expect(itemsOf(two).map(({ url }) => url)).toEqual(Object.keys(waits));
  expect((two?.at ?? 0) - (one?.at ?? 0)).toBeGreaterThanOrEqual(2_500);
  expect(facts.get('b')?.memberCount).toBe(42);
});

test('items that stay throttled beyond the time there is do not hold up the others', async () => {
  const throttled = { status: 429, headers: { 'retry-after': '60' } };
  const answer = eachItem((item) => (item.url.includes('/a/') ? throttled : aGroupAnswer(item)));
  under.graph.on('POST', '/$batch', answer);
  const facts = await under.directory.describeGroups(['a', 'b']);
  expect([...facts.keys()]).toEqual(['b']);
  await expect(under.directory.getGroup('a', 'background')).rejects.toMatchObject({ reason: 'throttled' });
  expect(under.graph.requests).toHaveLength(1);
});

test('owners that do not fit one page are read to the end', async () => {
  const link = 'https://graph.microsoft.com/v1.0/groups/g1/owners?$select=id&$skiptoken=2';
  const paged = { status: 200, body: { value: [BOB], '@odata.nextLink': link } };
  under.graph.on(
    'POST',
    '/$batch',
    eachItem((item) => (item.url.includes('owners') ? paged : aGroupAnswer(item))),
  );
  under.graph.on('GET', '/groups/g1/owners', { status: 200, body: { value: [{ ...BOB, id: 'eve' }] } });
  const facts = await under.directory.describeGroups(['g1']);
  expect(facts.get('g1')?.owners.map(({ id }) => id)).toEqual(['bob', 'eve']);
});

test('ids are told apart into people, groups and strangers', async () => {
  const answer = eachItem(({ url }) => {
    if (url.startsWith('/users/bob')) return { status: 200, body: BOB };
    if (url.startsWith('/groups/g1')) return { status: 200, body: { id: 'G1', displayName: 'Sales' } };
    return NOT_FOUND;
  });
  under.graph.on('POST', '/$batch', answer);
  const resolved = await under.directory.resolveIds(['bob', 'g1', 'nobody'], 'interactive');
  expect(resolved.users.map(({ id }) => id)).toEqual(['bob']);
  expect(resolved.groups).toEqual([{ id: 'g1', displayName: 'Sales' }]);
});

test('somebody who cannot be looked up is not taken for a stranger', async () => {
  const forbidden = { status: 403, body: anError('Authorization_RequestDenied', 'Insufficient privileges.') };
  under.graph.on(
    'POST',
    '/$batch',
    eachItem(() => forbidden),
  );
  await expect(under.directory.resolveIds(['bob'], 'interactive')).rejects.toMatchObject({
    reason: 'forbidden',
  });
});

test('more than ten ids are asked in batches of at most twenty questions', async () => {
  under.graph.on(
    'POST',
    '/$batch',
    eachItem(() => NOT_FOUND),
  );
  await under.directory.resolveIds(
    Array.from({ length: 25 }, (_, index) => `id${String(index)}`),
    'interactive',
  );
  expect(under.graph.requests.map((request) => itemsOf(request).length)).toEqual([20, 20, 10]);
});

test('nothing to describe asks Graph nothing', async () => {
  expect(await under.directory.describeGroups([])).toEqual(new Map());
  expect(under.graph.requests).toHaveLength(0);
});
