import { afterEach, expect, test } from '@jest/globals';
import type { GetToken } from '../../src/directory/transport/auth.ts';
import { aDirectory, expectGoodManners, type DirectoryUnderTest } from '../support/aDirectory.ts';

const GROUP = { status: 200, body: { id: 'g1', displayName: 'Sales' } };
const REFUSED = { status: 401, body: { error: { code: 'InvalidAuthenticationToken', message: 'Expired.' } } };
const HOUR_MS = 3_600_000;

let under: DirectoryUnderTest;

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

/** Tokens `t1`, `t2`, … of an hour each, and how many were given. */
function tokens(): { getToken: GetToken; given: () => number } {
  let given = 0;
  return {
    getToken: () => {
      given += 1;
      return Promise.resolve({ token: `t${String(given)}`, expiresOnTimestamp: under.clock.now() + HOUR_MS });
    },
    given: () => given,
  };
}

function sentTokens(): (string | undefined)[] {
  return under.graph.requests.map(({ headers }) => headers.authorization);
}

test('one token serves everybody who asks at once', async () => {
  const { getToken, given } = tokens();
  under = await aDirectory({ getToken });
  under.graph.on('GET', '/groups/g1', GROUP);
  await Promise.all([1, 2, 3, 4].map(() => under.directory.getGroup('g1', 'interactive')));
  await under.directory.getGroup('g1', 'interactive');
  expect(given()).toBe(1);
});

test('a token is renewed before it ends', async () => {
  const { getToken } = tokens();
  under = await aDirectory({ getToken });
  under.graph.on('GET', '/groups/g1', GROUP);
  await under.directory.getGroup('g1', 'interactive');
  under.clock.pass(HOUR_MS - 240_000);
  await under.directory.getGroup('g1', 'interactive');
  expect(sentTokens()).toEqual(['Bearer t1', 'Bearer t2']);
});

test('a token that still lasts is used while no other can be had', async () => {
  let isUp = true;
  const fixed = () => ({ token: 't1', expiresOnTimestamp: under.clock.now() + HOUR_MS });
  under = await aDirectory({
    getToken: () => (isUp ? Promise.resolve(fixed()) : Promise.reject(new Error('identity service down'))),
  });
  under.graph.on('GET', '/groups/g1', GROUP);
  await under.directory.getGroup('g1', 'interactive');
  isUp = false;
  under.clock.pass(HOUR_MS - 240_000);
  await expect(under.directory.getGroup('g1', 'interactive')).resolves.toMatchObject({ id: 'g1' });
  expect(sentTokens()).toEqual(['Bearer t1', 'Bearer t1']);
});

test('a refused token is renewed once and the question asked again', async () => {
  const { getToken } = tokens();
  under = await aDirectory({ getToken });
  under.graph.on('GET', '/groups/g1', REFUSED, GROUP);
  await expect(under.directory.getGroup('g1', 'interactive')).resolves.toMatchObject({ id: 'g1' });
  expect(sentTokens()).toEqual(['Bearer t1', 'Bearer t2']);
});

test('a tenant that refuses every token is not asked a third time', async () => {
  const { getToken } = tokens();
  under = await aDirectory({ getToken });
  under.graph.on('GET', '/groups/g1', REFUSED);
  await expect(under.directory.getGroup('g1', 'interactive')).rejects.toMatchObject({
    reason: 'unavailable',
    details: { status: 401, graphCode: 'InvalidAuthenticationToken' },
  });
  expect(under.graph.requests).toHaveLength(2);
});

test('without a token nothing is sent, and the directory says it is not ready', async () => {
  under = await aDirectory({ getToken: () => Promise.reject(new Error('no identity')) });
  await expect(under.directory.getGroup('g1', 'interactive')).rejects.toMatchObject({
    reason: 'unavailable',
  });
  await expect(under.directory.isReady()).resolves.toBe(false);
  expect(under.graph.requests).toHaveLength(0);
});

test('an identity service that says nothing does not hold anybody up for ever', async () => {
  const timeouts = { interactiveMs: 100 };
  under = await aDirectory({ getToken: () => new Promise(() => undefined), timeouts });
  await expect(under.directory.isReady()).resolves.toBe(false);
});

test('with a token the directory is ready', async () => {
  under = await aDirectory();
  await expect(under.directory.isReady()).resolves.toBe(true);
});
