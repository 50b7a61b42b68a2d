import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import { startSandboxGraph, type SandboxGraph } from '../support/sandboxGraph.ts';

let graph: SandboxGraph;
beforeAll(async () => {
  graph = await startSandboxGraph({ backgroundMs: 0 });
});
beforeEach(() => {
  graph.sim.reset();
});
afterAll(() => graph.stop());

const visio = groupId('Visio Users');
const ada = personId('Ada Lindqvist');
const tom = personId('Tom Hughes');
const statesOf = async (id: string): Promise<readonly Record<string, unknown>[]> => {
  const { body } = await graph.get(`/users/${id}?$select=licenseAssignmentStates`);
  const states = body['licenseAssignmentStates'] as readonly Record<string, unknown>[];
  return states.filter((state) => state['assignedByGroup'] === visio);
};
const add = (id: string) =>
  graph.call('POST', `/groups/${visio}/members/$ref`, {
    body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` },
  });
const remove = (id: string) => graph.call('DELETE', `/groups/${visio}/members/${id}/$ref`);
const assign = (addLicenses: readonly string[], removeLicenses: readonly string[] = []) =>
  graph.call('POST', `/groups/${visio}/assignLicense`, {
    body: { addLicenses: addLicenses.map((skuId) => ({ skuId, disabledPlans: [] })), removeLicenses },
  });
const reprocess = (id: string) => graph.call('POST', `/users/${id}/reprocessLicenseAssignment`);

describe('licences by group', () => {
  test('the membership is written although no seat is free, and the person is in error', async () => {
    graph.sim.setSeats(skuIds.visioPlan2, 2);
    expect((await add(ada)).status).toBe(204);
    expect(await statesOf(ada)).toMatchObject([{ state: 'Error', error: 'CountViolation' }]);
    const { body } = await graph.get(`/groups/${visio}/membersWithLicenseErrors?$select=id,displayName`);
    expect(body['value']).toMatchObject([{ id: ada }]);
    const groups = await graph.get(
      '/groups?$filter=hasMembersWithLicenseErrors eq true&$select=id,displayName',
    );
    expect(groups.body['value']).toMatchObject([{ id: visio }]);
  });

  test('a seat that comes free is not given by itself; whoever has it reprocessed gets it', async () => {
    graph.sim.setSeats(skuIds.visioPlan2, 2);
    await add(ada);
    await remove(personId('Dorota Kowalczyk'));
    expect(await statesOf(ada)).toMatchObject([{ state: 'Error', error: 'CountViolation' }]);
    expect((await reprocess(ada)).status).toBe(200);
    expect(await statesOf(ada)).toMatchObject([{ state: 'Active', error: 'None' }]);
  });

  test('a seat that nobody has is counted as such', async () => {
    await remove(personId('Dorota Kowalczyk'));
    const { body } = await graph.get('/subscribedSkus?$select=skuId,consumedUnits,prepaidUnits');
    const skus = body['value'] as readonly Record<string, unknown>[];
    expect(skus.find(({ skuId }) => skuId === skuIds.visioPlan2)).toMatchObject({ consumedUnits: 1 });
  });

  test('one product that cannot be given keeps the others of the same group away', async () => {
    graph.sim.setSeats(skuIds.visioPlan2, 2);
    expect((await assign([skuIds.powerBiPro])).status).toBe(202);
    await add(tom);
    const states = await statesOf(tom);
    expect(states.find(({ skuId }) => skuId === skuIds.visioPlan2)).toMatchObject({
      error: 'CountViolation',
    });
    expect(states.find(({ skuId }) => skuId === skuIds.powerBiPro)).toMatchObject({ error: 'Other' });
    const refused = await reprocess(tom);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain(skuIds.visioPlan2);
  });

  test('a mail address that somebody else has keeps the licence away', async () => {
    graph.sim.setUser(ada, { hasProxyAddressClash: true });
    await add(ada);
    expect(await statesOf(ada)).toMatchObject([{ state: 'Error', error: 'UniquenessViolation' }]);
  });

  test('a product that nobody sells, and a list that is missing, are refused at once', async () => {
    expect((await assign(['00000000-0000-4000-8000-000000000000'])).status).toBe(400);
    const { status } = await graph.call('POST', `/groups/${visio}/assignLicense`, {
      body: { addLicenses: [] },
    });
    expect(status).toBe(400);
  });
});
