import { describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { graphContractFile } from '../support/graphContractFile.ts';
import { loadGraphContract } from '../support/graphOpenApi.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const file = graphContractFile('a full run of the product');

(file === undefined ? describe.skip : describe)('a full run of the product', () => {
  test('keeps to Microsoft’s OpenAPI in every request, as the simulated tenant does in every answer', async () => {
    const usher = await startUsher({
      faults: { lagReads: 1 },
      env: { ADMIN_GROUP: groupId('Helpdesk Admins') },
    });
    try {
      await liveADay(usher);
      await runADesk(usher);
      await lookAround(usher);
      await keepApart(usher);
      const contract = loadGraphContract(file ?? '');
      const problems = usher.graph.log.flatMap(({ method, url, headers, body, status, answer }) => [
        ...contract.checkRequest(method, url, headers, body),
        ...contract.checkAnswer(method, url, status, answer, body),
      ]);
      expect(problems).toEqual([]);
      expect(usher.graph.log.some(({ url }) => /\/groups\/[^/]+\/transitiveMemberOf/u.test(url))).toBe(true);
      expect(usher.graph.log.length).toBeGreaterThan(25);
      expect(usher.graph.faults.disasters).toEqual([]);
    } finally {
      await usher.close();
    }
  });
});

/** Everything that makes the product speak to Graph: searching, asking, approving, denying, leaving, standing in. */
async function liveADay(usher: Usher): Promise<void> {
  const ada = usher.person('Ada Lindqvist');
  const bob = usher.person('Bob Brown');
  await ada.ask('find sales', /Groups for “sales”/u);
  await ada.ask('aurora', /Did you mean one of these/u);
  await ada.ask('my groups', /My groups/u);
  await ada.say("join R&D #1 because it's 100% needed & more");
  await usher.person('Nils Bergström').sees(/100% needed/u);
  await usher.person('Nils Bergström').press('Approve');
  await ada.sees(/verified/u);
  for (const name of ['Ada Lindqvist', 'Tom Hughes', 'Jürgen Weiß']) {
    await usher.person(name).say('join Sales EMEA because of the fair');
    await bob.sees(new RegExp(`${name} asks`, 'u'));
  }
  await bob.press('Deny', { on: /Jürgen Weiß asks/u });
  await bob.press('Deny request', { fill: { Note: 'Not this year.' } });
  await bob.press('Approve', { on: /Tom Hughes asks/u });
  await usher.person('Tom Hughes').sees(/verified/u);
  await usher.person('Chiara Rossi').ask('leave Sales EMEA', /leave/iu);
  await usher.person('Chiara Rossi').press('Leave');
  await usher.person('Chiara Rossi').sees(/You (have left|left|are no longer)/iu);
}

/** Everything an administrator makes the product ask of Graph. */
async function lookAround(usher: Usher): Promise<void> {
  const samuel = usher.person('Samuel Mensah');
  await samuel.ask('admin', /Administration/u);
  await samuel.press('Search the audit');
  await samuel.press('Search', {
    fill: { Who: "conor.o'neil+x@fjordlight.example", Group: "R&D #1's", What: 'approve' },
  });
}

/** Groups that do not go together: what somebody is in, and what is around the wanted group. */
async function keepApart(usher: Usher): Promise<void> {
  const olu = usher.person('Olu Adeyemi');
  await olu.ask('policy Finance Reports', /How people join.*Finance Reports/u);
  await olu.press('Save', { fill: { 'Not together with these groups': 'VPN Users' } });
  await olu.sees(/Saved/u);
  const ravi = usher.person('Ravi Subramanian');
  await ravi.ask('join Finance Leads because I release payments', /does not go together with VPN Users/u);
}

/** Everything an owner's desk makes the product say to Graph. */
async function runADesk(usher: Usher): Promise<void> {
  const sofia = usher.person('Sofia Ångström');
  const confirm = async (asked: RegExp, told: RegExp): Promise<void> => {
    await sofia.sees(asked);
    await sofia.press('Yes, do it', { on: asked });
    await sofia.sees(told);
  };
  await sofia.ask('manage', /Groups I own/u);
  await sofia.ask('members Brand Assets', /Members of Brand Assets/u);
  await sofia.say("add tom.hughes@fjordlight.example, Camila Araújo, O'Connor & co to Brand Assets");
  await confirm(/Add (?:Tom|Camila)/u, /2 people added/u);
  await sofia.say('remove Tom Hughes from Brand Assets');
  await confirm(/Remove Tom Hughes/u, /1 person removed/u);
  await sofia.ask('add owner Yara Haddad to Brand Assets', /made owner of Brand Assets/u);
  await sofia.say('remove owner Yara Haddad from Brand Assets');
  await confirm(/Take ownership/u, /no longer owner/u);
  await sofia.say('manage Brand Assets');
  await sofia.press('Facts', { on: /Read and write access/u });
  await sofia.press('Save', { fill: { Name: 'Brand Library', Description: 'Logos & typefaces' } });
  await confirm(/Name becomes Brand Library/u, /Brand Assets was changed/u);
}
