import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { eventual, startSandboxGraph, type GraphReply, type SandboxGraph } from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
let now = Date.parse('2026-03-02T09:00:00Z');
beforeAll(async () => {
  graph = await startSandboxGraph({
    now: () => now,
    isTokenValid: (bearer) => bearer === 'sandbox',
    limits: { resourceUnitsPer10s: 50, writesPer150s: 5 },
  });
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const ada = personId('Ada Lindqvist');
const salesEmea = groupId('Sales EMEA');
const addAda = () =>
  graph.call('POST', `/groups/${salesEmea}/members/$ref`, {
    body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${ada}` },
  });
const sees = async (headers?: Record<string, string>): Promise<boolean> => {
  const { body } = await graph.get(`/groups/${salesEmea}/members?$select=id`, headers);
  return body.value.some((member) => member.id === ada);
};

describe('throttling', () => {
  test.each([
    ['integer', '2'],
    ['fraction', '1.500'],
    ['date', 'Mon, 02 Mar 2026 09:00:02 GMT'],
    ['absent', null],
  ] as const)('a 429 gives Retry-After as %s', async (form, expected) => {
    graph.sim.setFaults({ throttleEvery: 1, retryAfter: form, retryAfterSeconds: 1.5 });
    const reply = await graph.get(`/groups/${salesEmea}`);
    expect([reply.status, reply.body.error.code, reply.headers.get('retry-after')]).toEqual([
      429,
      'TooManyRequests',
      expected,
    ]);
    expect(reply.body.error.innerError).toMatchObject({
      code: '429',
      status: '429',
      message: 'Please retry after',
    });
    expect(reply.headers.get('x-ms-throttle-scope')).toMatch(/^Tenant_Application\/ReadWrite\//);
    expect(graph.sim.writes.throttled).toBe(1);
  });

  test('the write limit refuses before anything is written, until its window ends', async () => {
    for (let at = 0; at < 5; at += 1) await graph.call('DELETE', `/groups/${salesEmea}/members/${ada}/$ref`);
    const refused = await addAda();
    expect([refused.status, refused.headers.get('x-ms-throttle-information')]).toEqual([
      429,
      'WriteLimitExceeded',
    ]);
    expect(graph.sim.membersOf(salesEmea)).not.toContain(ada);
    now += Number(refused.headers.get('retry-after')) * 1000;
    expect((await addAda()).status).toBe(204);
  });

  test('resource units run out too, after a warning', async () => {
    let warned: GraphReply | undefined;
    let reply = await graph.get('/subscribedSkus');
    for (let at = 0; at < 20 && reply.status === 200; at += 1) {
      if (reply.headers.get('x-ms-throttle-limit-percentage') !== null) warned = reply;
      reply = await graph.get('/subscribedSkus');
    }
    expect(warned?.headers.get('x-ms-throttle-limit-percentage')).toMatch(/^(0\.[89]|1\.0)$/);
    expect([reply.status, reply.headers.get('x-ms-throttle-information')]).toEqual([
      429,
      'ResourceUnitLimitExceeded',
    ]);
  });
});

describe('replication', () => {
  test('a new membership is missed by the first reads, and by eventual reads three times as long', async () => {
    graph.sim.setFaults({ lagReads: 2 });
    expect((await addAda()).status).toBe(204);
    expect([await sees(), await sees(), await sees()]).toEqual([false, false, true]);
    expect(await sees(eventual)).toBe(false);
    expect(graph.sim.membersOf(salesEmea)).toContain(ada);
  });

  test('a removed member is still read for a while', async () => {
    await addAda();
    graph.sim.setFaults({ lagMs: 1000 });
    await graph.call('DELETE', `/groups/${salesEmea}/members/${ada}/$ref`);
    expect(await sees()).toBe(true);
    now += 1000;
    expect([await sees(), await sees(eventual)]).toEqual([false, true]);
    now += 2000;
    expect(await sees(eventual)).toBe(false);
  });

  test('the write itself knows the truth: a repeated add is E1 even while reads lag', async () => {
    graph.sim.setFaults({ lagReads: 5 });
    await addAda();
    expect((await addAda()).status).toBe(400);
  });

  test('checkMemberGroups lags as well', async () => {
    graph.sim.setFaults({ lagReads: 1 });
    await addAda();
    const check = async (): Promise<unknown> =>
      (await graph.call('POST', `/users/${ada}/checkMemberGroups`, { body: { groupIds: [salesEmea] } })).body
        .value;
    expect([await check(), await check()]).toEqual([[], [salesEmea]]);
  });

  test('a new group is not found at first, and cannot take members yet', async () => {
    graph.sim.setFaults({ lagMs: 1000 });
    const created = await graph.call('POST', '/groups', {
      body: { displayName: 'Chess', mailEnabled: false, mailNickname: 'chess', securityEnabled: true },
    });
    const id = created.body.id;
    expect((await graph.get(`/groups/${id}`)).status).toBe(404);
    const add = () =>
      graph.call('PATCH', `/groups/${id}`, {
        body: { 'members@odata.bind': [`https://graph.microsoft.com/v1.0/users/${ada}`] },
      });
    expect((await add()).body.error.message).toBe(
      'The source resource object or one of the objects being referenced do not exist.',
    );
    now += 1000;
    expect((await add()).status).toBe(204);
  });

  test('an administrator’s change is seen at once', async () => {
    graph.sim.setFaults({ lagReads: 5 });
    graph.sim.addMember(salesEmea, ada);
    expect(await sees()).toBe(true);
  });
});

describe('outages', () => {
  test('unavailable answers 503 in Graph’s form', async () => {
    graph.sim.setFaults({ outage: 'unavailable' });
    const reply = await graph.get('/organization');
    expect([reply.status, reply.body.error.innerError['request-id']]).toEqual([
      503,
      reply.headers.get('request-id'),
    ]);
  });

  test('a reset leaves nothing written, a lost answer leaves everything written', async () => {
    graph.sim.setFaults({ outage: 'reset' });
    await expect(addAda()).rejects.toThrow('fetch failed');
    expect(graph.sim.membersOf(salesEmea)).not.toContain(ada);
    graph.sim.setFaults({ outage: 'answerLost' });
    await expect(addAda()).rejects.toThrow('fetch failed');
    expect(graph.sim.membersOf(salesEmea)).toContain(ada);
  });

  test('a hanging request gets no answer and is let go when the outage ends', async () => {
    graph.sim.setFaults({ outage: 'hang' });
    const hanging = graph.get('/organization').catch(() => 'cut');
    setImmediate(() => {
      graph.sim.setFaults({ outage: 'none' });
    });
    expect(['cut', 200]).toContain(
      await hanging.then((reply) => (typeof reply === 'string' ? reply : reply.status)),
    );
  });

  test('a bad or expired token is 401', async () => {
    const bad = await graph.get('/organization', { authorization: 'Bearer other' });
    expect([bad.status, bad.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
    graph.sim.setFaults({ tokenExpired: true });
    expect((await graph.get('/organization')).status).toBe(401);
  });
});

test('the log keeps what was sent and answered, without the token', async () => {
  await addAda();
  const entry = graph.sim.log.at(-1);
  expect(entry).toMatchObject({
    method: 'POST',
    url: `https://graph.microsoft.com/v1.0/groups/${salesEmea}/members/$ref`,
    headers: { authorization: 'Bearer removed' },
    status: 204,
  });
});
