import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

const unified = groupId('Marketing');
const security = groupId('VPN Users');
const dayMs = 24 * 60 * 60 * 1000;

let graph: SandboxGraph;
let passedMs = 0;
beforeAll(async () => {
  graph = await startSandboxGraph({ now: () => Date.parse('2026-11-20T10:00:00Z') + passedMs });
});
afterAll(() => graph.stop());
beforeEach(() => {
  passedMs = 0;
  graph.sim.reset();
});

const restore = (id: string) => graph.call('POST', `/directory/deletedItems/${id}/restore`, { body: {} });

describe('deleted groups', () => {
  test('of Microsoft 365 come back within thirty days, with their people', async () => {
    const owners = graph.sim.ownersOf(unified);
    const members = graph.sim.membersOf(unified);
    expect((await graph.call('DELETE', `/groups/${unified}`)).status).toBe(204);
    expect((await graph.get(`/groups/${unified}?$select=id`)).status).toBe(404);
    passedMs = 30 * dayMs - 1;
    const { status, body } = await restore(unified);
    expect([status, body.id, body['@odata.type']]).toEqual([200, unified, '#microsoft.graph.group']);
    expect(graph.sim.ownersOf(unified)).toEqual(owners);
    expect(graph.sim.membersOf(unified)).toEqual(members);
    expect((await restore(unified)).status).toBe(404);
  });

  test('are gone for good after thirty days', async () => {
    await graph.call('DELETE', `/groups/${unified}`);
    passedMs = 30 * dayMs;
    expect((await restore(unified)).status).toBe(404);
  });

  test('for security are gone for good at once', async () => {
    await graph.call('DELETE', `/groups/${security}`);
    expect((await restore(security)).status).toBe(404);
  });

  test('are told by delta as what they are', async () => {
    const first = await graph.get('/groups/delta?$select=displayName&$deltatoken=latest');
    await graph.call('DELETE', `/groups/${unified}`);
    await graph.call('DELETE', `/groups/${security}`);
    const { body } = await graph.get(first.body['@odata.deltaLink']);
    const reasons = new Map(body.value.map((item) => [item.id, item['@removed']]));
    expect(reasons.get(unified)).toEqual({ reason: 'changed' });
    expect(reasons.get(security)).toEqual({ reason: 'deleted' });
  });
});
