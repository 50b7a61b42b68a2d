/** Never two systems on one group: Entra's rule and Usher's keep out of each other's way, whoever comes first. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { keepingComesRound, peopleRead, startDryRun } from '../support/keeping.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const rule = 'user.department -eq "IT"';
const entras = 'user.department -eq "Finance"';
const hour = 60 * 60 * 1000;
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
  await peopleRead(usher);
}, 120_000);
afterAll(() => usher.close());

async function keep(name: string, group: string): Promise<void> {
  await startDryRun(usher.person(name), group, rule);
}

describe('a group that Usher keeps by a rule', () => {
  test('takes no rule of Entra’s, not even one that was previewed before', async () => {
    const samuel = usher.person('Samuel Mensah');
    const draft = { groupId: groupId('VPN Users'), origin: 'text', text: entras };
    await pressAs(usher, 'Samuel Mensah', 'dynamic.draftRule', draft);
    await samuel.sees(/A rule decides who is in VPN Users.*Worked out for/su);
    await keep('Viktor Lundgren', 'VPN Users');
    await samuel.press('Save the rule', { on: /A rule decides who is in VPN Users/u });
    const refused = /Usher keeps the members of VPN Users by a rule of its own/u;
    await samuel.sees(refused);
    expect((await pressAs(usher, 'Samuel Mensah', 'dynamic.draftRule', draft)).says).toMatch(refused);
    const writing = await usher.app.store.db
      .selectFrom('rule_changes')
      .select('state')
      .where('state', 'in', ['writing', 'done'])
      .where('kind', '!=', 'keep')
      .execute();
    expect(writing).toEqual([]);
  });

  test.each([
    [
      'VPN Users',
      'Viktor Lundgren',
      'gets a rule of Entra’s elsewhere',
      { groupTypes: ['DynamicMembership'], membershipRule: entras, membershipRuleProcessingState: 'Paused' },
      /A rule decides who is in it/u,
    ],
    [
      'R&D #1',
      'Nils Bergström',
      'is synced from on-premises later',
      { onPremisesSyncEnabled: true },
      /your organisation’s own servers/u,
    ],
  ])(
    'such as %s of %s rests when it %s, and says why',
    async (group, name, _, change, reason) => {
      const owner = usher.person(name);
      if (group !== 'VPN Users') await keep(name, group);
      usher.graph.setGroup(groupId(group), { ...change });
      const before = usher.graph.membersOf(groupId(group));
      await owner.say(`act now for ${group}`);
      usher.pass(hour);
      await keepingComesRound(usher);
      usher.graph.setUser(personId('Elena Petrova'), { department: 'IT' });
      await keepingComesRound(usher);
      expect(usher.graph.membersOf(groupId(group))).toEqual(before);
      expect(await owner.ask(`keep ${group}`, /The rule rests, because the group has changed/u)).toMatch(
        reason,
      );
    },
    60_000,
  );
});
