import { describe, expect, test } from '@jest/globals';
import { graphContractFile } from '../support/graphContractFile.ts';
import { loadGraphContract } from '../support/graphOpenApi.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const file = graphContractFile('groups that come and go');

(file === undefined ? describe.skip : describe)('groups that come and go', () => {
  test('keep to Microsoft’s OpenAPI in every request, and the simulated tenant in every answer', async () => {
    const usher = await startUsher({ faults: { lagReads: 1 } });
    try {
      await makeAndDelete(usher, 'Trade Fair', 'security');
      await makeAndDelete(usher, 'Launch 2026', 'microsoft365');
      const ada = usher.person('Ada Lindqvist');
      await ada.press('Restore the group');
      await ada.sees(/Launch 2026 is back/u);
      const contract = loadGraphContract(file ?? '');
      const problems = usher.graph.log.flatMap(({ method, url, headers, body, status, answer }) => [
        ...contract.checkRequest(method, url, headers, body),
        ...contract.checkAnswer(method, url, status, answer, body),
      ]);
      expect([...new Set(problems)]).toEqual([]);
      expect(usher.graph.log.length).toBeGreaterThan(20);
    } finally {
      await usher.close();
    }
  }, 60_000);
});

async function makeAndDelete(usher: Usher, name: string, kind: string): Promise<void> {
  const ada = usher.person('Ada Lindqvist');
  await ada.ask(`create group ${name}`, /New group/u);
  await ada.press('Check and continue', {
    fill: {
      Kind: kind,
      'Name of the group': name,
      Purpose: "It's for R&D #1",
      'Further owners': 'Bob Brown',
      'First members': 'Chen Wei\ntom.hughes@fjordlight.example\nTom',
    },
  });
  await ada.press('Check and continue', {
    fill: {
      Kind: kind,
      'Name of the group': name,
      Purpose: "It's for R&D #1",
      'Further owners': 'Bob Brown',
      'First members': 'Chen Wei',
    },
  });
  await ada.press('Create the group');
  await ada.sees(new RegExp(`${name} is there`, 'u'));
  await ada.ask(`delete group ${name}`, new RegExp(`Delete ${name}`, 'u'));
  await ada.press('Delete the group', { fill: { 'Type the name of the group to go on': name } });
  await ada.sees(new RegExp(`${name} is deleted`, 'u'));
}
