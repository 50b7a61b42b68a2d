import { afterEach, expect, test } from '@jest/globals';
import { createLogger } from '../../src/log.ts';
import { createGraph } from '../../src/directory/graph.ts';
import { systemClock } from '../../src/directory/clock.ts';
import { SMALL_TENANT } from '../../src/directory/transport/budget.ts';
import { aDirectory, THROTTLED_LONG, type DirectoryUnderTest } from '../support/aDirectory.ts';

const GROUP = { status: 200, body: { id: 'g1', displayName: 'Sales' } };
const SHORT = {
  interactiveMs: 250,
  interactiveAttemptMs: 100,
  backgroundMs: 5_000,
  backgroundAttemptMs: 100,
};

let under: DirectoryUnderTest;

afterEach(() => under.close());

test('an answer that never comes is given up, and asked for again', async () => {
  under = await aDirectory({ clock: systemClock, timeouts: SHORT });
  under.graph.on('GET', '/groups/g1', 'hang', GROUP);
  await expect(under.directory.getGroup('g1', 'background')).resolves.toMatchObject({ id: 'g1' });
});

test('somebody in chat gets an error in time when Graph says nothing at all', async () => {
  under = await aDirectory({ clock: systemClock, timeouts: SHORT });
  under.graph.on('GET', '/groups/g1', 'hang');
  await expect(under.directory.getGroup('g1', 'interactive')).rejects.toMatchObject({
    reason: 'unavailable',
  });
});

test('one 429 is a pause for everybody', async () => {
  under = await aDirectory();
  under.graph.on('GET', '/groups/g1', THROTTLED_LONG, GROUP);
  await expect(under.directory.getGroup('g1', 'background')).rejects.toMatchObject({ reason: 'throttled' });
  await expect(under.directory.getUser('u1', 'interactive')).rejects.toMatchObject({
    reason: 'throttled',
    details: { retryAfterMs: 600_000 },
  });
  expect(under.graph.requests).toHaveLength(1);
});

test('after the pause the work goes on', async () => {
  under = await aDirectory();
  under.graph.on('GET', '/groups/g1', THROTTLED_LONG, GROUP);
  await expect(under.directory.getGroup('g1', 'background')).rejects.toMatchObject({ reason: 'throttled' });
  under.clock.pass(600_000);
  await expect(under.directory.getGroup('g1', 'background')).resolves.toMatchObject({ id: 'g1' });
});

test('jobs leave a share of the budget to people', async () => {
  under = await aDirectory({ budget: { unitsPer10s: 10 } });
  under.graph.on('GET', '/groups/g1', GROUP);
  for (let call = 0; call < 8; call++) await under.directory.getGroup('g1', 'background');
  expect(under.clock.waits).toHaveLength(0);
  await under.directory.getGroup('g1', 'interactive');
  expect(under.clock.waits).toHaveLength(0);
  await under.directory.getGroup('g1', 'background');
  expect(under.clock.waits.length).toBeGreaterThan(0);
});

test('a job whose turn would come too late is told when to come back', async () => {
  under = await aDirectory({ budget: { writesPer150s: 3 } });
  under.graph.on('DELETE', /\$ref$/, { status: 204 });
  for (const user of ['u1', 'u2']) await under.directory.removeMember('g1', user);
  await expect(under.directory.removeMember('g1', 'u3')).rejects.toMatchObject({ reason: 'throttled' });
  expect(under.graph.requests).toHaveLength(2);
});

test('what must not happen twice is repeated only when Graph said it did nothing', async () => {
  under = await aDirectory();
  const graph = createGraph({
    getToken: () => Promise.resolve({ token: 't', expiresOnTimestamp: under.clock.now() + 3_600_000 }),
    graphOrigin: under.graph.origin,
    observe: () => undefined,
    log: createLogger('silent'),
    clock: under.clock,
    budget: SMALL_TENANT,
    timeouts: SHORT,
  });
  const create = { method: 'POST', url: '/groups', body: {} } as const;
  under.graph.on(
    'POST',
    '/groups',
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 504 },
    { status: 201 },
  );
  await expect(graph.begin('create', 'background').send(create)).rejects.toMatchObject({
    reason: 'unavailable',
  });
  expect(under.graph.requests).toHaveLength(2);
});
