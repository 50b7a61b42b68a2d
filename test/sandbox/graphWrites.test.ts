import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startSandboxGraph, type GraphReply, type SandboxGraph } from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
beforeAll(async () => {
  graph = await startSandboxGraph({ backgroundMs: 0 });
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const ada = personId('Ada Lindqvist');
const bob = personId('Bob Brown');
const chen = personId('Chen Wei');
const salesEmea = groupId('Sales EMEA');
const nobody = '00000000-0000-4000-8000-00000000dead';

const reference = (id: string): string => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`;
const add = (group: string, id: string, relation = 'members') =>
  graph.call('POST', `/groups/${group}/${relation}/$ref`, { body: { '@odata.id': reference(id) } });
const bind = (group: string, ids: readonly string[]) =>
  graph.call('PATCH', `/groups/${group}`, { body: { 'members@odata.bind': ids.map(reference) } });
const remove = (group: string, id: string, relation = 'members') =>
  graph.call('DELETE', `/groups/${group}/${relation}/${id}/$ref`);
const refusal = ({ status, body }: GraphReply): unknown[] => [status, body.error.code, body.error.message];

describe('one membership', () => {
  test('is added with 204 and no body, and counted as one write', async () => {
    const reply = await add(salesEmea, ada);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(graph.sim.membersOf(salesEmea)).toContain(ada);
    expect(graph.sim.writes).toMatchObject({ writeRequests: 1, membershipsWritten: 1 });
  });

  test('is refused as E1 when it exists already', async () => {
    expect(refusal(await add(salesEmea, bob))).toEqual([
      400,
      'Request_BadRequest',
      "One or more added object references already exist for the following modified properties: 'members'.",
    ]);
  });

  test('of an unknown person is refused as E3 naming the person', async () => {
    expect(refusal(await add(salesEmea, nobody))).toEqual([
      404,
      'Request_ResourceNotFound',
      `Resource '${nobody}' does not exist or one of its queried reference-property objects are not present.`,
    ]);
  });

  test('carries the innerError triple when refused, the date without an offset', async () => {
    const { body } = await graph.call('POST', `/groups/${salesEmea}/members/$ref`, {
      body: { '@odata.id': reference(bob) },
      headers: { 'client-request-id': 'c0ffee00-0000-4000-8000-000000000002' },
    });
    expect(body.error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      'request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'client-request-id': 'c0ffee00-0000-4000-8000-000000000002',
    });
  });

  test('is removed with 204', async () => {
    expect((await remove(salesEmea, bob)).status).toBe(204);
    expect(graph.sim.membersOf(salesEmea)).not.toContain(bob);
  });

  test('that is not there answers E3 naming the group, or E2 when switched', async () => {
    const first = await remove(salesEmea, ada);
    expect(first.status).toBe(404);
    expect(first.body.error.message).toContain(salesEmea);
    graph.sim.setFaults({ missingMember: 'E2' });
    expect(refusal(await remove(salesEmea, ada))).toEqual([
      400,
      'Request_BadRequest',
      "One or more removed object references do not exist for the following modified properties: 'members'.",
    ]);
  });

  test('needs an absolute URL of Graph', async () => {
    const reply = await graph.call('POST', `/groups/${salesEmea}/members/$ref`, {
      body: { '@odata.id': `/users/${ada}` },
    });
    expect(reply.status).toBe(400);
    expect(graph.sim.membersOf(salesEmea)).not.toContain(ada);
  });
});

describe('groups Graph does not write', () => {
  test.each([
    [
      'All Staff Announcements',
      400,
      'Cannot Update a mail-enabled security groups and or distribution list.',
    ],
    ['Facilities Stockholm', 400, 'Cannot Update a mail-enabled security groups and or distribution list.'],
    ['Legacy File Server', 400, 'on-premises mastered Directory Sync objects'],
    ['All Sweden', 403, 'Insufficient privileges to complete the operation.'],
    ['Helpdesk Admins', 403, 'Insufficient privileges to complete the operation.'],
    ['Executive Devices', 403, 'Insufficient privileges to complete the operation.'],
  ])('%s refuses both ways of adding and removing', async (name, status, message) => {
    const id = groupId(name);
    for (const reply of [await add(id, chen), await bind(id, [chen]), await remove(id, chen)]) {
      expect(reply.status).toBe(status);
      expect(reply.body.error.message).toContain(message);
    }
  });

  test('a Microsoft 365 group takes no groups, a security group takes security groups only', async () => {
    expect((await add(salesEmea, groupId('Finance Leads'))).status).toBe(400);
    expect((await add(groupId('VPN Users'), groupId('Finance Leads'))).status).toBe(204);
    expect((await add(groupId('VPN Users'), salesEmea)).status).toBe(400);
  });

  test('a Microsoft 365 group may forbid guests', async () => {
    graph.sim.setFaults({ guestsForbidden: true });
    const reply = await add(salesEmea, personId('Priya Natarajan'));
    expect(refusal(reply)[2]).toBe(
      'Guests users are not allowed to join this Unified Group due to policy setting.',
    );
  });
});

describe('many memberships in one PATCH', () => {
  const strangers = ['Tom Hughes', 'Grace Kim', 'Mei Tanaka'].map(personId);

  test('are added together, as one write', async () => {
    expect((await bind(salesEmea, [ada, ...strangers])).status).toBe(204);
    expect(graph.sim.membersOf(salesEmea)).toEqual(expect.arrayContaining([ada, ...strangers]));
    expect(graph.sim.writes).toMatchObject({ writeRequests: 1, membershipsWritten: 4 });
  });

  test.each([
    ['somebody is already in', bob, 400, 'already exist'],
    ['somebody does not exist', nobody, 404, nobody],
  ])('leave nobody in when %s', async (_, culprit, status, message) => {
    const before = graph.sim.membersOf(salesEmea);
    const reply = await bind(salesEmea, [...strangers, culprit]);
    expect(reply.status).toBe(status);
    expect(reply.body.error.message).toContain(message);
    expect(graph.sim.membersOf(salesEmea)).toEqual(before);
  });

  test('may be 20 and not 21, and nobody twice', async () => {
    const ids = Array.from({ length: 21 }, (_, at) => `00000000-0000-4000-8000-0000000000${String(at + 10)}`);
    expect(refusal(await bind(salesEmea, ids))[2]).toBe(
      'A resource cannot contain more than 20 link changes',
    );
    expect((await bind(salesEmea, ids.slice(0, 20))).status).toBe(404);
    expect(refusal(await bind(salesEmea, [ada, ada]))[2]).toBe(
      'Request contains a property with duplicate values.',
    );
  });
});

describe('owners', () => {
  test('come and go, but the last one stays', async () => {
    expect((await add(salesEmea, ada, 'owners')).status).toBe(204);
    for (const id of [bob, chen]) expect((await remove(salesEmea, id, 'owners')).status).toBe(204);
    expect(refusal(await remove(salesEmea, ada, 'owners'))[2]).toBe(
      'The group must have at least one owner, hence this owner cannot be removed.',
    );
    expect(graph.sim.ownersOf(salesEmea)).toEqual([ada]);
  });

  test('are people, never groups, and none twice', async () => {
    expect((await add(salesEmea, groupId('Finance Leads'), 'owners')).status).toBe(400);
    expect(refusal(await add(salesEmea, bob, 'owners'))[2]).toContain("'owners'");
  });
});

describe('the disaster', () => {
  test('a DELETE without /$ref deletes the user everywhere and is put on record', async () => {
    expect((await graph.call('DELETE', `/groups/${salesEmea}/members/${bob}`)).status).toBe(204);
    expect((await graph.get(`/users/${bob}`)).status).toBe(404);
    expect(graph.sim.membersOf(salesEmea)).not.toContain(bob);
    expect(graph.sim.ownersOf(groupId('Sales EMEA Leads'))).toEqual([]);
    expect(graph.sim.faults.disasters).toEqual([
      expect.objectContaining({ method: 'DELETE', deletedUserId: bob }),
    ]);
  });
});
