import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  aDirectory,
  anError,
  expectGoodManners,
  NOT_FOUND,
  THROTTLED_LONG,
  type DirectoryUnderTest,
} from '../support/aDirectory.ts';

const DELETE_PATH = '/groups/g1/members/u1/$ref';
const NO_SUCH_LINK = {
  status: 400,
  body: anError(
    'Request_BadRequest',
    "One or more removed object references do not exist for the following modified properties: 'members'.",
  ),
};

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
  under.graph.on('GET', '/groups/g1', { status: 200, body: { id: 'g1' } });
  under.graph.on('GET', '/users/u1', { status: 200, body: { id: 'u1' } });
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

test('leaving a group removes the reference, never the person', async () => {
  under.graph.on('DELETE', DELETE_PATH, { status: 204 });
  await expect(under.directory.removeMember('g1', 'u1')).resolves.toBe('done');
  expect(under.graph.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `DELETE ${DELETE_PATH}`,
  ]);
});

test('somebody who has left already is told so', async () => {
  under.graph.on('DELETE', DELETE_PATH, NO_SUCH_LINK);
  await expect(under.directory.removeMember('g1', 'u1')).resolves.toBe('alreadySo');
});

test('not found means not in the group when group and person are both there', async () => {
  under.graph.on('DELETE', DELETE_PATH, NOT_FOUND);
  await expect(under.directory.removeMember('g1', 'u1')).resolves.toBe('alreadySo');
});

test.each(['/groups/g1', '/users/u1'])('not found stays an error when %s is gone', async (path) => {
  under.graph.on('DELETE', DELETE_PATH, NOT_FOUND);
  under.graph.on('GET', path, NOT_FOUND);
  await expect(under.directory.removeMember('g1', 'u1')).rejects.toMatchObject({ reason: 'notFound' });
});

test('a removal whose answer was lost ends well when it is repeated', async () => {
  under.graph.on('DELETE', DELETE_PATH, { status: 504 }, NOT_FOUND);
  await expect(under.directory.removeMember('g1', 'u1')).resolves.toBe('alreadySo');
});

test.each([
  ['forbidden', { status: 403, body: anError('Authorization_RequestDenied', 'Insufficient privileges.') }],
  ['throttled', THROTTLED_LONG],
])('a removal that is %s says so', async (reason, answer) => {
  under.graph.on('DELETE', DELETE_PATH, answer);
  await expect(under.directory.removeMember('g1', 'u1')).rejects.toMatchObject({ reason });
});
