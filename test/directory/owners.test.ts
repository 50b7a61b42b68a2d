import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  aDirectory,
  ALREADY_MEMBER,
  anError,
  NOT_FOUND,
  type DirectoryUnderTest,
} from '../support/aDirectory.ts';

let under: DirectoryUnderTest;
beforeEach(async () => {
  under = await aDirectory();
});
afterEach(() => under.close());

const DELETE_PATH = '/groups/g1/owners/u1/$ref';
const LAST_OWNER = {
  status: 400,
  body: anError(
    'Request_BadRequest',
    'The group must have at least one owner, hence this owner cannot be removed.',
  ),
};
const owners = (...ids: readonly string[]) => ({
  status: 200,
  body: { value: ids.map((id) => ({ '@odata.type': '#microsoft.graph.user', id })) },
});

test('an owner is added by reference, and being one already is as good', async () => {
  under.graph.on('POST', '/groups/g1/owners/$ref', { status: 204 });
  await expect(under.directory.addOwner('g1', 'u1')).resolves.toBe('done');
  expect(under.graph.requests.at(-1)?.body).toEqual({
    '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/u1',
  });
  under.graph.on('POST', '/groups/g1/owners/$ref', ALREADY_MEMBER);
  await expect(under.directory.addOwner('g1', 'u1')).resolves.toBe('alreadySo');
});

test('taking ownership removes the reference, never the person', async () => {
  under.graph.on('DELETE', DELETE_PATH, { status: 204 });
  await expect(under.directory.removeOwner('g1', 'u1')).resolves.toBe('done');
  expect(under.graph.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `DELETE ${DELETE_PATH}`,
  ]);
});

test('not found means no owner, when a look shows that', async () => {
  under.graph.on('DELETE', DELETE_PATH, NOT_FOUND);
  under.graph.on('GET', '/groups/g1/owners', owners('u2'));
  await expect(under.directory.removeOwner('g1', 'u1')).resolves.toBe('alreadySo');
});

test('the last owner stays, as Graph wants it', async () => {
  under.graph.on('DELETE', DELETE_PATH, LAST_OWNER);
  await expect(under.directory.removeOwner('g1', 'u1')).rejects.toMatchObject({ reason: 'rejected' });
});

test('what is not named of a group stays as it is', async () => {
  under.graph.on('PATCH', '/groups/g1', { status: 204 });
  await under.directory.updateGroup('g1', { displayName: 'New' });
  expect(under.graph.requests.at(-1)?.body).toEqual({ displayName: 'New' });
});

test('a group that holds itself through another lists everybody once', async () => {
  const item = (id: string, kind: string) => ({
    '@odata.type': `#microsoft.graph.${kind}`,
    id,
    displayName: id,
  });
  under.graph.on('GET', '/groups/g1/members', {
    status: 200,
    body: { value: [item('u1', 'user'), item('g2', 'group')] },
  });
  under.graph.on('GET', '/groups/g2/transitiveMembers', {
    status: 200,
    body: { value: [item('u1', 'user'), item('u2', 'user')] },
  });
  const { members, more } = await under.directory.listMembers('g1', 'desk');
  expect(members.map(({ id, through }) => [id, through])).toEqual([
    ['u1', null],
    ['g2', null],
    ['u2', 'g2'],
  ]);
  expect(more).toBe(false);
});
