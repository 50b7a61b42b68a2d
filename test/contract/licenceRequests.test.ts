import { describe, expect, test } from '@jest/globals';
import { createDirectory } from '../../src/directory/directory.ts';
import { createLogger } from '../../src/log.ts';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import { graphContractFile } from '../support/graphContractFile.ts';
import { loadGraphContract } from '../support/graphOpenApi.ts';
import { startSandboxGraph } from '../support/sandboxGraph.ts';

const file = graphContractFile('licences by group');

(file === undefined ? describe.skip : describe)('licences by group', () => {
  test('are read, assigned and tried again in the words of Microsoft’s OpenAPI, and so are the simulated answers', async () => {
    const graph = await startSandboxGraph({ backgroundMs: 0 });
    const expiresOnTimestamp = Date.now() + 3_600_000;
    const directory = createDirectory({
      getToken: () => Promise.resolve({ token: 'sandbox', expiresOnTimestamp }),
      graphOrigin: graph.origin,
      log: createLogger('silent'),
    });
    const [visio, ada] = [groupId('Visio Users'), personId('Ada Lindqvist')];
    try {
      graph.sim.setSeats(skuIds.visioPlan2, 2);
      expect(await directory.listSubscribedSkus('background')).toHaveLength(3);
      expect(await directory.readGroupLicences(visio, 'background')).toMatchObject({
        licences: [{ skuId: skuIds.visioPlan2 }],
      });
      await directory.addMembers(visio, [ada]);
      const users = await directory.readUserLicences([ada, personId('Bob Brown')], 'background');
      expect(users.get(ada)?.assignments).toContainEqual(
        expect.objectContaining({ groupId: visio, error: 'CountViolation' }),
      );
      expect(await directory.listLicenceErrors(visio, 'background')).toMatchObject([{ userId: ada }]);
      expect(await directory.listGroupsWithLicenceErrors()).toMatchObject([{ id: visio }]);
      expect(await directory.hasLicences(visio, 'background')).toBe(true);
      const members = await directory.listMembersLicences(visio, 50, 'background');
      expect(members.people.map(({ userId }) => userId)).toContain(ada);
      expect(await directory.listGroupsGiving([skuIds.visioPlan2])).toMatchObject([{ id: visio }]);
      const holders = await directory.listPeopleWith([skuIds.visioPlan2, skuIds.powerBiPro], 50);
      expect(holders.people.length).toBeGreaterThan(2);
      expect(await directory.reprocessLicences(ada)).toBe('refused');
      graph.sim.setSeats(skuIds.visioPlan2, 3);
      expect(await directory.reprocessLicences(ada)).toBe('done');
      const add = [{ skuId: skuIds.powerBiPro, disabledPlans: [] }];
      await directory.assignLicences(visio, { add, removeSkuIds: [skuIds.visioPlan2] });
      const contract = loadGraphContract(file ?? '');
      const problems = graph.sim.log.flatMap(({ method, url, headers, body, status, answer }) => [
        ...contract.checkRequest(method, url, headers, body),
        ...contract.checkAnswer(method, url, status, answer, body),
      ]);
      expect([...new Set(problems)]).toEqual([]);
      expect(graph.sim.log.length).toBeGreaterThan(8);
    } finally {
      await graph.stop();
    }
  });
});
