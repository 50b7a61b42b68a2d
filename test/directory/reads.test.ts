import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aDirectory, expectGoodManners, NOT_FOUND, type DirectoryUnderTest } from '../support/aDirectory.ts';

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

function aList(kind: string, ...objects: readonly object[]): { status: number; body: object } {
  const value = objects.map((object) => ({ '@odata.type': `#microsoft.graph.${kind}`, ...object }));
  return { status: 200, body: { value } };
}

test('a group comes with what decides whether it may be asked for', async () => {
  const group = {
    displayName: 'Sales',
    description: 'Sells',
    groupTypes: ['Unified'],
    mailEnabled: true,
    securityEnabled: false,
    onPremisesSyncEnabled: null,
    isAssignableToRole: false,
    isManagementRestricted: true,
    visibility: 'Private',
    membershipRule: null,
  };
  under.graph.on('GET', '/groups/g1', { status: 200, body: { id: 'G1', ...group, mail: 'not asked for' } });
  await expect(under.directory.getGroup('g1', 'interactive')).resolves.toEqual({
    id: 'g1',
    ...group,
    isLicensed: null,
  });
  const selected = under.graph.requests[0]?.query.get('$select')?.split(',');
  expect(selected).toEqual(expect.arrayContaining(['id', ...Object.keys(group)]));
});

test('what the app may not read about a person is unknown, and counts for nothing', async () => {
  const body = {
    '@odata.type': '#microsoft.graph.user',
    id: 'U1',
    displayName: null,
    userPrincipalName: null,
  };
  under.graph.on('GET', '/users/u1', { status: 200, body });
  await expect(under.directory.getUser('u1', 'interactive')).resolves.toEqual({
    id: 'u1',
    displayName: null,
    userPrincipalName: null,
    jobTitle: null,
    department: null,
    accountEnabled: false,
    userType: 'Member',
  });
});

test('an old guest without a user type is still a guest', async () => {
  const body = { id: 'u1', userType: null, userPrincipalName: 'a_b.com#EXT#@contoso.onmicrosoft.com' };
  under.graph.on('GET', '/users/u1', { status: 200, body });
  await expect(under.directory.getUser('u1', 'interactive')).resolves.toMatchObject({ userType: 'Guest' });
});

test('who and what is gone is undefined, and lists of it are empty', async () => {
  under.graph.on('GET', /./, NOT_FOUND);
  under.graph.on('POST', /./, NOT_FOUND);
  const { directory } = under;
  await expect(directory.getGroup('x', 'interactive')).resolves.toBeUndefined();
  await expect(directory.getUser('x', 'interactive')).resolves.toBeUndefined();
  await expect(directory.listOwners('x', 'interactive')).resolves.toEqual([]);
  await expect(directory.listTransitiveUserIds('x', 'interactive')).resolves.toEqual([]);
  await expect(directory.listMemberships('x')).resolves.toEqual({ direct: [], nested: [] });
  await expect(directory.listContainers('x', 'interactive')).resolves.toEqual([]);
  await expect(directory.isDirectMember('g', 'x', 'interactive')).resolves.toBe(false);
  await expect(directory.checkMembership('x', ['g'], 'interactive')).resolves.toEqual(new Set());
});

test('an owner that is an application is not somebody to ask', async () => {
  under.graph.on('GET', '/groups/g1/owners', aList('servicePrincipal', { id: 'app' }));
  await expect(under.directory.listOwners('g1', 'interactive')).resolves.toEqual([]);
});

test('membership of many groups is asked twenty at a time and answered in lower case', async () => {
  under.graph.on('POST', '/users/u1/checkMemberGroups', ({ body }) => ({
    status: 200,
    body: { value: (body as { groupIds: string[] }).groupIds.slice(0, 1).map((id) => id.toUpperCase()) },
  }));
  const ids = Array.from({ length: 45 }, (_, index) => `G${String(index)}`);
  const held = await under.directory.checkMembership('u1', [...ids, 'g0'], 'interactive');
  expect(held).toEqual(new Set(['g0', 'g20', 'g40']));
  const sizes = under.graph.requests.map(({ body }) => (body as { groupIds: string[] }).groupIds.length);
  expect(sizes.sort((a, b) => b - a)).toEqual([20, 20, 5]);
});

test('groups held only through another group are told apart', async () => {
  const [a, b] = [
    { id: 'A', displayName: 'A' },
    { id: 'B', displayName: 'B' },
  ];
  under.graph.on('GET', '/users/u1/memberOf', aList('group', a));
  under.graph.on('GET', '/users/u1/transitiveMemberOf', aList('group', b, a));
  const { direct, nested } = await under.directory.listMemberships('u1');
  expect(direct.map(({ id }) => id)).toEqual(['a']);
  expect(nested.map(({ id }) => id)).toEqual(['b']);
});

test('the groups around a group are read from its own side, however far out, and are groups only', async () => {
  under.graph.on(
    'GET',
    '/groups/g1/transitiveMemberOf',
    aList(
      'group',
      { id: 'A', displayName: 'A' },
      { id: 'B', displayName: 'B' },
      { '@odata.type': '#microsoft.graph.administrativeUnit', id: 'unit' },
    ),
  );
  const around = await under.directory.listContainers('g1', 'interactive');
  expect(around.map(({ id, displayName }) => [id, displayName])).toEqual([
    ['a', 'A'],
    ['b', 'B'],
  ]);
  // A cast to groups would be an advanced query, whose answer lags.
  expect(under.graph.requests.map(({ path, headers }) => [path, headers['consistencylevel']])).toEqual([
    ['/groups/g1/transitiveMemberOf', undefined],
  ]);
});

test('a directory role is not a group', async () => {
  under.graph.on('GET', /emberOf$/, aList('directoryRole', { id: 'role' }));
  await expect(under.directory.listMemberships('u1')).resolves.toEqual({ direct: [], nested: [] });
});

test('direct membership is found whatever the spelling of the id', async () => {
  under.graph.on('GET', '/users/u1/memberOf', aList('group', { id: 'aa' }, { id: 'Bb' }));
  await expect(under.directory.isDirectMember('bB', 'u1', 'background')).resolves.toBe(true);
  await expect(under.directory.isDirectMember('cc', 'u1', 'background')).resolves.toBe(false);
});

test('what tells people they are members is not read from the index that lags', async () => {
  under.graph.on('GET', /./, aList('group'));
  await under.directory.isDirectMember('g1', 'u1', 'background');
  await under.directory.listTransitiveUserIds('g1', 'interactive');
  expect(under.graph.requests.map(({ headers }) => headers['consistencylevel'])).toEqual([
    undefined,
    undefined,
  ]);
});

test('guests, disabled accounts and devices in a fallback group do not count', async () => {
  const list = aList(
    'user',
    { id: 'OK', accountEnabled: true, userType: 'Member' },
    { id: 'guest', accountEnabled: true, userType: 'Guest' },
    { id: 'off', accountEnabled: false, userType: 'Member' },
    { '@odata.type': '#microsoft.graph.device', id: 'laptop', accountEnabled: true },
  );
  under.graph.on('GET', '/groups/g1/transitiveMembers', list);
  await expect(under.directory.listTransitiveUserIds('g1', 'interactive')).resolves.toEqual(['ok']);
});

test('a search shows the page asked for and whether there is more', async () => {
  const groups = Array.from({ length: 21 }, (_, index) => ({ id: `g${String(index)}` }));
  under.graph.on('GET', '/groups', { status: 200, body: { value: groups } });
  const second = await under.directory.searchGroups('team', { skip: 10, limit: 10 });
  expect(second.groups.map(({ id }) => id)).toEqual(groups.slice(10, 20).map(({ id }) => id));
  expect(second.more).toBe(true);
  const third = await under.directory.searchGroups('team', { skip: 20, limit: 10 });
  expect(third).toMatchObject({ groups: [{ id: 'g20' }], more: false });
});
