import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aDirectory, expectGoodManners, type DirectoryUnderTest } from '../support/aDirectory.ts';
import { startGraphStub } from '../support/graphStub.ts';

const GRAPH = 'https://graph.microsoft.com/v1.0';

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

function aPage(ids: readonly string[], next?: string): { status: number; body: object } {
  const value = ids.map((id) => ({ '@odata.type': '#microsoft.graph.user', id, accountEnabled: true }));
  return { status: 200, body: { value, ...(next === undefined ? {} : { '@odata.nextLink': next }) } };
}

test('all pages are read, also past an empty one', async () => {
  const next = (token: string) => `${GRAPH}/groups/g1/owners?$select=id&$skiptoken=${token}`;
  under.graph.on('GET', '/groups/g1/owners', aPage(['A'], next('1')), aPage([], next('2')), aPage(['B']));
  const owners = await under.directory.listOwners('g1', 'interactive');
  expect(owners.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('a link is followed exactly as Graph printed it', async () => {
  const odd =
    '/v1.0/groups/g1/owners?zeta=1&$skiptoken=a%2Bb%3D=&$select=id&x=(y)&x=two&empty=&$filter=a%20eq%202';
  under.graph.on('GET', '/groups/g1/owners', aPage(['A'], `https://graph.microsoft.com${odd}`), aPage(['B']));
  await under.directory.listOwners('g1', 'interactive');
  expect(under.graph.requests[1]?.target).toBe(odd);
});

test('the pages of a search are all asked for with the same consistency', async () => {
  const link = `${GRAPH}/groups?$search=%22displayName:a%22&$count=true&$skiptoken=1&$select=id`;
  under.graph.on('GET', '/groups', aPage(['A'], link), aPage(['B', 'C']));
  const found = await under.directory.searchGroups('a', { skip: 1, limit: 1 });
  expect(found.groups.map(({ id }) => id)).toEqual(['b']);
  expect(found.more).toBe(true);
  expect(under.graph.requests.map(({ headers }) => headers['consistencylevel'])).toEqual([
    'eventual',
    'eventual',
  ]);
});

test.each([
  'http://graph.microsoft.com/v1.0/groups/g1/owners',
  'https://graph.microsoft.com.evil.example/v1.0/groups',
  'https://graph.microsoft.com@evil.example/v1.0/groups',
  'https://evil.example/v1.0/groups?https://graph.microsoft.com/v1.0/',
  '//evil.example/v1.0/groups',
  'https://graph.microsoft.com/beta/groups',
  'https:\\\\evil.example/v1.0/groups',
])('a link to %s is refused without following it', async (link) => {
  under.graph.on('GET', '/groups/g1/owners', aPage(['A'], link));
  await expect(under.directory.listOwners('g1', 'interactive')).rejects.toMatchObject({ reason: 'rejected' });
  expect(under.graph.requests).toHaveLength(1);
});

test('a token does not go to another server a link or a redirect points to', async () => {
  const thief = await startGraphStub(() => 0);
  under.graph.on('GET', '/groups/g1/owners', aPage(['A'], `${thief.origin}/v1.0/groups`));
  under.graph.on('GET', '/users/u1', { status: 302, headers: { location: `${thief.origin}/v1.0/users/u1` } });
  await expect(under.directory.listOwners('g1', 'interactive')).rejects.toMatchObject({ reason: 'rejected' });
  await expect(under.directory.getUser('u1', 'interactive')).rejects.toMatchObject({ reason: 'rejected' });
  expect(thief.requests).toHaveLength(0);
  await thief.close();
});

test('pages that lead in a circle come to an end', async () => {
  under.graph.on(
    'GET',
    '/groups/g1/owners',
    aPage(['A'], `${GRAPH}/groups/g1/owners?$select=id&$skiptoken=1`),
  );
  await expect(under.directory.listOwners('g1', 'background')).rejects.toMatchObject({ reason: 'rejected' });
  expect(under.graph.requests).toHaveLength(2);
});

test('pages that never end come to an end', async () => {
  let page = 0;
  under.graph.on('GET', '/groups/g1/owners', () => {
    page += 1;
    return aPage([], `${GRAPH}/groups/g1/owners?$select=id&$skiptoken=${String(page)}`);
  });
  await expect(under.directory.listOwners('g1', 'background')).rejects.toMatchObject({ reason: 'rejected' });
  expect(under.graph.requests.length).toBeLessThanOrEqual(201);
});
