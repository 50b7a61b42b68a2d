import { describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { graphContractFile } from '../support/graphContractFile.ts';
import { loadGraphContract } from '../support/graphOpenApi.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const file = graphContractFile('rules kept in chat');

(file === undefined ? describe.skip : describe)('rules kept in chat', () => {
  test('ask and write only as Microsoft’s OpenAPI has it, and are answered so', async () => {
    const usher = await startUsher();
    try {
      await askWhy(usher);
      await giveAndEndARule(usher);
      const contract = loadGraphContract(file ?? '');
      const problems = usher.graph.log.flatMap(({ method, url, headers, body, status, answer }) => [
        ...contract.checkRequest(method, url, headers, body),
        ...contract.checkAnswer(method, url, status, answer, body),
      ]);
      expect([...new Set(problems)]).toEqual([]);
      expect(writesOf(usher)).toEqual([
        {
          kinds: ['DynamicMembership'],
          rule: "user.jobTitle -contains \"R&D #1 100% ''new''\"",
          state: 'On',
        },
        {
          kinds: ['DynamicMembership'],
          rule: "user.jobTitle -contains \"R&D #1 100% ''new''\"",
          state: 'Paused',
        },
        { kinds: [], rule: undefined, state: 'Paused' },
      ]);
    } finally {
      await usher.close();
    }
  }, 60_000);
});

/** Rules of every kind of property, groups inside groups, licences through groups. */
async function askWhy(usher: Usher): Promise<void> {
  const henrik = usher.person('Henrik Dahl');
  for (const group of ['All Sweden', 'Press Desk', 'Reports to Nils', 'Ten Years Here', 'Berlin Office']) {
    await henrik.ask(`why ${group}`, new RegExp(`You are (not )?in ${group}`, 'u'));
  }
  await usher.person('Olu Adeyemi').ask('why Finance Reports', /You are in Finance Reports.*Finance Leads/u);
  await henrik.ask('why licences', /Power BI Pro/u);
}

async function giveAndEndARule(usher: Usher): Promise<void> {
  const owner = usher.person('Juan Carlos de la Cruz');
  await owner.say('rule Austin Office');
  await owner.press('Decide by a rule', { on: /No rule: owners let people in/u });
  await owner.press('Preview the text', {
    on: /Say what has to be so/u,
    fill: { 'The rule as text': `user.jobTitle -contains "R&D #1 100% 'new'"` },
  });
  await owner.sees(/who is in Austin Office.*Leave: 4/u);
  await owner.press('Save the rule', { on: /who is in Austin Office/u });
  await owner.sees(/Saved\. Entra empties the group/u);
  await owner.say('rule Austin Office');
  await owner.press('Pause the rule', { on: /The rule is at work/u });
  await owner.sees(/The rule is paused\. Members stay/u);
  await owner.say('rule Austin Office');
  await owner.press('End the rule', { on: /Austin Office.*The rule is paused: members/u });
  await owner.sees(/Those who are in today stay/u);
  await owner.press('End the rule', { on: /Those who are in today stay/u });
  await owner.sees(/The rule has ended/u);
}

function writesOf({ graph }: Usher): readonly object[] {
  return graph.log
    .filter(({ method, url }) => method === 'PATCH' && url.includes(`/groups/${groupId('Austin Office')}`))
    .map(({ body }) => body as Readonly<Record<string, unknown>>)
    .map((body) => ({
      kinds: body['groupTypes'],
      rule: body['membershipRule'],
      state: body['membershipRuleProcessingState'],
    }));
}
