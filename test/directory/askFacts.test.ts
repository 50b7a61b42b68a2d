import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  aDirectory,
  anError,
  expectGoodManners,
  NOT_FOUND,
  type DirectoryUnderTest,
} from '../support/aDirectory.ts';
import type { Recorded } from '../support/graphStub.ts';

interface Item {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

type Answers = Record<'group' | 'user' | 'memberOf' | 'owners' | 'manager' | 'count', object>;

const ada = { id: 'ADA', displayName: 'Ada', accountEnabled: true, userType: 'Member' };
const bob = { '@odata.type': '#microsoft.graph.user', id: 'BOB', displayName: 'Bob', accountEnabled: true };
const usual: Answers = {
  group: { status: 200, body: { id: 'G1', displayName: 'Sales', securityEnabled: true } },
  user: { status: 200, body: ada },
  memberOf: { status: 200, body: { value: [] } },
  owners: { status: 200, body: { value: [bob] } },
  manager: { status: 200, body: bob },
  count: { status: 200, body: 'NDI=' },
};
const gone = { status: NOT_FOUND.status, body: NOT_FOUND.body };
const forbidden = { status: 403, body: anError('Authorization_RequestDenied', 'Insufficient privileges.') };

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

function nameOf({ url }: Item): keyof Answers {
  if (url.includes('checkMemberGroups')) return 'memberOf';
  if (url.includes('/owners')) return 'owners';
  if (url.includes('/manager')) return 'manager';
  if (url.includes('$count')) return 'count';
  return url.startsWith('/users') ? 'user' : 'group';
}

function itemsOf(request: Recorded | undefined): readonly Item[] {
  return (request?.body as { requests: readonly Item[] }).requests;
}

function graphSays(different: Partial<Answers> = {}): void {
  under.graph.on('POST', '/$batch', (request) => ({
    status: 200,
    body: {
      responses: itemsOf(request).map((item) => ({
        id: item.id,
        ...{ ...usual, ...different }[nameOf(item)],
      })),
    },
  }));
}

test('everything that asking for a group depends on comes in one request', async () => {
  graphSays();
  const facts = await under.directory.readAskFacts('ada', 'g1');
  expect(facts).toMatchObject({
    group: { id: 'g1', displayName: 'Sales' },
    user: { id: 'ada' },
    membership: 'none',
    owners: [{ id: 'bob' }],
    manager: { id: 'bob' },
    memberCount: 42,
  });
  expect(under.graph.requests).toHaveLength(1);
  const check = itemsOf(under.graph.requests[0]).find((item) => nameOf(item) === 'memberOf');
  expect(check).toMatchObject({ method: 'POST', body: { groupIds: ['g1'] } });
});

test('somebody in the group learns whether directly or through another group', async () => {
  graphSays({ memberOf: { status: 200, body: { value: ['G1'] } } });
  const inGroups = (...ids: string[]) => ({ status: 200, body: { value: ids.map((id) => ({ id })) } });
  under.graph.on('GET', '/users/ada/memberOf', inGroups('g0', 'G1'), inGroups('g0'));
  expect((await under.directory.readAskFacts('ada', 'g1')).membership).toBe('direct');
  expect((await under.directory.readAskFacts('ada', 'g1')).membership).toBe('nested');
});

test('a group or a person that is gone is undefined beside facts that are there', async () => {
  graphSays({ group: gone, owners: gone, count: gone });
  expect(await under.directory.readAskFacts('ada', 'g1')).toMatchObject({
    group: undefined,
    user: { id: 'ada' },
    owners: [],
    memberCount: null,
  });
  graphSays({ user: gone, memberOf: gone, manager: gone });
  expect(await under.directory.readAskFacts('ada', 'g1')).toMatchObject({
    user: undefined,
    membership: 'none',
  });
});

test('a manager who may not be read, or is a mere contact, is nobody to name', async () => {
  graphSays({ manager: forbidden });
  expect((await under.directory.readAskFacts('ada', 'g1')).manager).toBeUndefined();
  graphSays({ manager: { status: 200, body: { '@odata.type': '#microsoft.graph.orgContact', id: 'c1' } } });
  expect((await under.directory.readAskFacts('ada', 'g1')).manager).toBeUndefined();
});

test.each(['group', 'user', 'memberOf', 'owners'] as const)(
  'asking is a fault while the %s part cannot be read',
  async (part) => {
    graphSays({ [part]: forbidden });
    await expect(under.directory.readAskFacts('ada', 'g1')).rejects.toMatchObject({ reason: 'forbidden' });
  },
);

test('a decision about several people reads the group, its owners and all of them together', async () => {
  graphSays();
  const facts = await under.directory.readDecisionFacts('g1', ['ada', 'eve'], 'background');
  expect(facts).toMatchObject({
    group: { id: 'g1' },
    owners: [{ id: 'bob' }],
    users: [{ id: 'ada' }, { id: 'ada' }],
  });
  expect(under.graph.requests).toHaveLength(1);
});

test('a decision learns that the group and the person are gone', async () => {
  graphSays({ group: gone, owners: gone, user: gone });
  const facts = await under.directory.readDecisionFacts('g1', ['ada'], 'interactive');
  expect(facts).toEqual({ group: undefined, owners: [], users: [] });
});

test('a decision is not made on facts that could not be read', async () => {
  graphSays({ user: forbidden });
  await expect(under.directory.readDecisionFacts('g1', ['ada'], 'interactive')).rejects.toMatchObject({
    reason: 'forbidden',
  });
});
