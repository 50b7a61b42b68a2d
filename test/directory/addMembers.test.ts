import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  aDirectory,
  ALREADY_MEMBER,
  anError,
  expectGoodManners,
  NOT_FOUND,
  THROTTLED_LONG,
  type DirectoryUnderTest,
} from '../support/aDirectory.ts';
import type { Answer, Recorded } from '../support/graphStub.ts';

const DONE = { status: 204 };
const POST_PATH = '/groups/g1/members/$ref';

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

/** Answers the single adds by whom they are for; everybody else gets in. */
function byPerson(answers: Record<string, Answer>): (request: Recorded) => Answer {
  return (request) => {
    const link = (request.body as Record<string, string>)['@odata.id'] ?? '';
    return answers[link.slice(link.lastIndexOf('/') + 1)] ?? DONE;
  };
}

function people(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `u${String(index)}`);
}

test('twenty people get in with one write', async () => {
  under.graph.on('PATCH', '/groups/g1', DONE);
  const outcomes = await under.directory.addMembers('g1', people(20));
  expect(under.graph.requests).toHaveLength(1);
  expect([...outcomes.values()]).toEqual(Array.from({ length: 20 }, () => 'done'));
});

test('the same person twice, in any spelling of the id, is added once', async () => {
  under.graph.on('PATCH', '/groups/g1', DONE);
  const outcomes = await under.directory.addMembers('g1', ['AB', 'ab', 'cd']);
  expect([...outcomes.keys()]).toEqual(['ab', 'cd']);
  expect(under.graph.requests[0]?.body).toEqual({
    'members@odata.bind': ['ab', 'cd'].map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
  });
});

test('one person alone is added by reference', async () => {
  under.graph.on('POST', POST_PATH, DONE);
  await expect(under.directory.addMembers('g1', ['u1'])).resolves.toEqual(new Map([['u1', 'done']]));
  expect(under.graph.requests).toHaveLength(1);
});

test('more than twenty at once is a mistake of the caller and sends nothing', async () => {
  await expect(under.directory.addMembers('g1', people(21))).rejects.toThrow(RangeError);
  expect(under.graph.requests).toHaveLength(0);
});

test('nobody to add asks Graph nothing', async () => {
  await expect(under.directory.addMembers('g1', [])).resolves.toEqual(new Map());
});

test('somebody who is in already does not keep the others out', async () => {
  under.graph.on('PATCH', '/groups/g1', ALREADY_MEMBER);
  under.graph.on('POST', POST_PATH, byPerson({ u2: ALREADY_MEMBER }));
  const outcomes = await under.directory.addMembers('g1', ['u1', 'u2', 'u3']);
  expect(Object.fromEntries(outcomes)).toEqual({ u1: 'done', u2: 'alreadySo', u3: 'done' });
});

test('somebody who is gone gets an outcome of their own', async () => {
  under.graph.on('PATCH', '/groups/g1', NOT_FOUND);
  under.graph.on('POST', POST_PATH, byPerson({ u2: NOT_FOUND }));
  const outcomes = await under.directory.addMembers('g1', ['u1', 'u2', 'u3']);
  expect(outcomes.get('u1')).toBe('done');
  expect(outcomes.get('u2')).toMatchObject({ failed: { reason: 'notFound' } });
  expect(outcomes.get('u3')).toBe('done');
});

test('a guest the group does not take gets a refusal of their own', async () => {
  const refused = {
    status: 403,
    body: anError('Forbidden', 'Guests users are not allowed to join this Unified Group.'),
  };
  under.graph.on('PATCH', '/groups/g1', refused);
  under.graph.on('POST', POST_PATH, byPerson({ guest: refused }));
  const outcomes = await under.directory.addMembers('g1', ['guest', 'u1']);
  expect(outcomes.get('guest')).toMatchObject({ failed: { reason: 'forbidden' } });
  expect(outcomes.get('u1')).toBe('done');
});

test('a group that was created a moment ago is given time to arrive', async () => {
  const early = 'The source resource object or one of the objects being referenced do not exist.';
  const notYet = { status: 400, body: anError('Request_BadRequest', early) };
  under.graph.on('POST', POST_PATH, notYet, notYet, DONE);
  await expect(under.directory.addMembers('g1', ['u1'])).resolves.toEqual(new Map([['u1', 'done']]));
  expect(under.clock.waits).toEqual([1_000, 3_000]);
});

test('what is known when Graph has enough is kept, and the others are told to come back', async () => {
  under.graph.on('PATCH', '/groups/g1', NOT_FOUND);
  under.graph.on('POST', POST_PATH, DONE, ALREADY_MEMBER, THROTTLED_LONG);
  const outcomes = await under.directory.addMembers('g1', ['u1', 'u2', 'u3', 'u4']);
  const later = { failed: { reason: 'throttled', details: { retryAfterMs: 600_000 } } };
  expect(Object.fromEntries(outcomes)).toMatchObject({ u1: 'done', u2: 'alreadySo', u3: later, u4: later });
  expect(under.graph.requests).toHaveLength(4);
});

test.each([
  ['throttled', THROTTLED_LONG],
  ['unavailable', { status: 503, headers: { 'retry-after': '600' } }],
])('a batch that Graph did not get to is %s as a whole', async (reason, answer) => {
  under.graph.on('PATCH', '/groups/g1', answer);
  await expect(under.directory.addMembers('g1', ['u1', 'u2'])).rejects.toMatchObject({ reason });
  expect(under.graph.requests).toHaveLength(1);
});

test('nothing is claimed when Graph has enough before the first single add', async () => {
  under.graph.on('PATCH', '/groups/g1', NOT_FOUND);
  under.graph.on('POST', POST_PATH, THROTTLED_LONG);
  await expect(under.directory.addMembers('g1', ['u1', 'u2'])).rejects.toMatchObject({ reason: 'throttled' });
});

test('a write whose answer was lost ends well when it is repeated', async () => {
  under.graph.on('POST', POST_PATH, 'drop', ALREADY_MEMBER);
  await expect(under.directory.addMembers('g1', ['u1'])).resolves.toEqual(new Map([['u1', 'alreadySo']]));
});
