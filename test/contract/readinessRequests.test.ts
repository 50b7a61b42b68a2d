import { describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { surveyEnds } from '../support/aSurvey.ts';
import { pressAs } from '../support/cardPress.ts';
import { graphContractFile } from '../support/graphContractFile.ts';
import { loadGraphContract } from '../support/graphOpenApi.ts';
import { startUsher } from '../support/usher.ts';

const file = graphContractFile('the reading of the whole tenant');

(file === undefined ? describe.skip : describe)('the reading of the whole tenant', () => {
  test('keeps to Microsoft’s OpenAPI in every request, and writes nothing', async () => {
    const usher = await startUsher({ env: { ADMIN_GROUP: groupId('Helpdesk Admins') } });
    try {
      await pressAs(usher, 'Samuel Mensah', 'admin.startSurvey', {});
      await surveyEnds(usher.app.store.db);
      const contract = loadGraphContract(file ?? '');
      const problems = usher.graph.log.flatMap(({ method, url, headers, body, status, answer }) => [
        ...contract.checkRequest(method, url, headers, body),
        ...contract.checkAnswer(method, url, status, answer, body),
      ]);
      expect([...new Set(problems)]).toEqual([]);
      const read = usher.graph.log.map(({ url }) => url).join('\n');
      for (const path of ['/users?', '/groups/delta', 'hasMembersWithLicenseErrors', '/subscribedSkus'])
        expect(read).toContain(path);
      const writes = usher.graph.log.filter(
        ({ method, url }) => method !== 'GET' && !/batch|checkMember/u.test(url),
      );
      expect(writes).toEqual([]);
    } finally {
      await usher.close();
    }
  }, 180_000);
});
