import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aDirectory, expectGoodManners, type DirectoryUnderTest } from '../support/aDirectory.ts';

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

test('a group name full of signs reaches Graph as it was typed', async () => {
  under.graph.on('GET', '/groups', { status: 200, body: { value: [] } });
  await under.directory.findGroupsByName("R&D #1 + O'Brien's 100% https://x/?a=b");
  const [request] = under.graph.requests;
  expect(request?.query.get('$filter')).toBe("displayName eq 'R&D #1 + O''Brien''s 100% https://x/?a=b'");
  expect([...(request?.query.keys() ?? [])].sort()).toEqual(['$filter', '$select']);
});

test('a guest is asked for by the whole principal name', async () => {
  under.graph.on('GET', /^\/users\//, { status: 404, body: {} });
  await under.directory.getUser('a_b.com#EXT#@contoso.onmicrosoft.com', 'interactive');
  expect(under.graph.requests[0]?.path).toBe('/users/a_b.com%23EXT%23%40contoso.onmicrosoft.com');
});

test('words with quotes and backslashes stay inside the search phrase', async () => {
  under.graph.on('GET', '/groups', { status: 200, body: { value: [] } });
  await under.directory.searchGroups(' say "hi" \\ R&D #1 ', { skip: 0, limit: 10 });
  const inside = 'say \\"hi\\" \\\\ R&D #1';
  expect(under.graph.requests[0]?.query.get('$search')).toBe(
    `"displayName:${inside}" OR "description:${inside}"`,
  );
});

test.each(['', '  ', '.', '..'])('an id of "%s" never becomes part of a path', async (id) => {
  await expect(under.directory.removeMember('g1', id)).rejects.toMatchObject({ reason: 'rejected' });
  expect(under.graph.requests).toHaveLength(0);
});

test('an id with a slash names one object and no other resource', async () => {
  under.graph.on('GET', /^\/groups\//, { status: 404, body: {} });
  await under.directory.getGroup('a/../../users/b?x', 'interactive');
  expect(under.graph.requests[0]?.path).toBe('/groups/a%2F..%2F..%2Fusers%2Fb%3Fx');
});

test('a search for nothing asks Graph nothing', async () => {
  const found = await under.directory.searchGroups('   ', { skip: 0, limit: 10 });
  expect(found).toEqual({ groups: [], more: false });
  expect(under.graph.requests).toHaveLength(0);
});
