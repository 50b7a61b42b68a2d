import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aDirectory, anError, expectGoodManners, type DirectoryUnderTest } from '../support/aDirectory.ts';

const GROUP = { status: 200, body: { id: 'G1', displayName: 'Sales', securityEnabled: true } };
const BUSY = anError('ServiceUnavailable', 'Busy.');

let under: DirectoryUnderTest;

beforeEach(async () => {
  under = await aDirectory();
});

afterEach(async () => {
  expectGoodManners(under.graph.requests);
  await under.close();
});

test.each([408, 500, 502, 503, 504])('an answer of %i in passing is not the last word', async (status) => {
  under.graph.on('GET', '/groups/g1', { status, body: BUSY }, GROUP);
  await expect(under.directory.getGroup('g1', 'background')).resolves.toMatchObject({ id: 'g1' });
});

test('a connection that breaks is tried again', async () => {
  under.graph.on('GET', '/groups/g1', 'drop', GROUP);
  await expect(under.directory.getGroup('g1', 'background')).resolves.toMatchObject({ displayName: 'Sales' });
});

test.each([400, 401, 403, 409, 501])('an answer of %i is not asked for over and over', async (status) => {
  under.graph.on('GET', '/groups/g1', { status, body: BUSY });
  await expect(under.directory.getGroup('g1', 'background')).rejects.toThrow('Graph answered');
  expect(under.graph.requests.length).toBeLessThanOrEqual(2);
});

test.each([
  ['whole seconds', { 'retry-after': '7' }, 7_000],
  ['a fraction of seconds', { 'retry-after': '2.128' }, 2_128],
  [
    'a date, by the clock of the one who wrote it',
    { 'retry-after': 'Tue, 01 Jan 2030 00:00:09 GMT', date: 'Tue, 01 Jan 2030 00:00:00 GMT' },
    9_000,
  ],
])('a request to wait in %s is honoured in full', async (_, headers, ms) => {
  under.graph.on('GET', '/groups/g1', { status: 429, body: BUSY, headers }, GROUP);
  await under.directory.getGroup('g1', 'background');
  const [first, second] = under.graph.requests;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(ms);
});

test.each([[undefined], ['0'], [''], ['soon'], ['Tue, 01 Jan 2019 00:00:00 GMT']])(
  'being throttled without a usable time (%s) still makes us wait',
  async (value) => {
    const headers: Record<string, string> = value === undefined ? {} : { 'retry-after': value };
    under.graph.on('GET', '/groups/g1', { status: 429, body: BUSY, headers }, GROUP);
    await under.directory.getGroup('g1', 'background');
    const [first, second] = under.graph.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  },
);

test('a wait longer than the job may take goes back to the queue with its length', async () => {
  under.graph.on('GET', '/groups/g1', { status: 429, body: BUSY, headers: { 'retry-after': '200' } });
  await expect(under.directory.getGroup('g1', 'background')).rejects.toMatchObject({
    reason: 'throttled',
    details: { status: 429, retryAfterMs: 200_000 },
  });
  expect(under.graph.requests).toHaveLength(1);
});

test('an outage that says how long it lasts goes back to the queue with that', async () => {
  under.graph.on('GET', '/groups/g1', { status: 503, body: BUSY, headers: { 'retry-after': '120' } });
  await expect(under.directory.getGroup('g1', 'background')).rejects.toMatchObject({
    reason: 'unavailable',
    details: { retryAfterMs: 120_000 },
  });
});

test('somebody in chat is not kept waiting for a wait a job would sit out', async () => {
  under.graph.on('GET', '/groups/g1', { status: 429, body: BUSY, headers: { 'retry-after': '5' } }, GROUP);
  await expect(under.directory.getGroup('g1', 'interactive')).rejects.toMatchObject({ reason: 'throttled' });
});

test('an outage ends the attempts after a few', async () => {
  under.graph.on('GET', '/groups/g1', { status: 500, body: BUSY });
  await expect(under.directory.getGroup('g1', 'background')).rejects.toMatchObject({ reason: 'unavailable' });
  expect(under.graph.requests).toHaveLength(5);
});

test('the waits between attempts stay below a growing bound', async () => {
  under.graph.on('GET', '/groups/g1', { status: 500, body: BUSY });
  await expect(under.directory.getGroup('g1', 'background')).rejects.toThrow('500');
  const bounds = [800, 1_600, 3_200, 6_400];
  expect(under.clock.waits).toHaveLength(bounds.length);
  expect(under.clock.waits.every((wait, index) => wait <= (bounds[index] ?? 0))).toBe(true);
});

test('every attempt carries an id of its own', async () => {
  under.graph.on('GET', '/groups/g1', { status: 500, body: BUSY }, 'drop', GROUP);
  await under.directory.getGroup('g1', 'background');
  const ids = under.graph.requests.map(({ headers }) => headers['client-request-id']);
  expect(new Set(ids).size).toBe(3);
});

test('only what somebody waits for asks to be served first', async () => {
  under.graph.on('GET', '/groups/g1', GROUP);
  await under.directory.getGroup('g1', 'interactive');
  await under.directory.getGroup('g1', 'background');
  const priorities = under.graph.requests.map(({ headers }) => headers['x-ms-throttle-priority']);
  expect(priorities).toEqual(['High', undefined]);
});
