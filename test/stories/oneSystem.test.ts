/** Never two systems on one group: Entra's rule and Usher's keep out of each other's way, whoever comes first. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { keepingComesRound, peopleRead } from '../support/keeping.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const rule = 'user.department -eq "IT"';
const entras = 'user.department -eq "Finance"';
let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
  await peopleRead(usher);
}, 120_000);
afterAll(() => usher.close());

async function keep(name: string, group: string): Promise<void> {
  const owner = usher.person(name);
  await owner.say(`keep ${group} by ${rule}`);
  const preview = new RegExp(`${group}.*Join: \\d`, 'su');
  await owner.sees(preview);
  expect(await owner.press('Start a dry run', { on: preview, fill: { Rule: rule } })).toMatch(/dry run/u);
}

describe('a group that Usher keeps by a rule', () => {
  test('takes no rule of Entra’s, not even one that was previewed before', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const draft = { groupId: groupId('VPN Users'), origin: 'text', text: entras };
    await pressAs(usher, 'Viktor Lundgren', 'dynamic.draftRule', draft);
    await viktor.sees(/A rule decides who is in VPN Users.*Worked out for/su);
    await keep('Viktor Lundgren', 'VPN Users');
    await viktor.press('Save the rule', { on: /A rule decides who is in VPN Users/u });
    const refused = /Usher keeps the members of VPN Users by a rule of its own/u;
    await viktor.sees(refused);
    expect((await pressAs(usher, 'Viktor Lundgren', 'dynamic.draftRule', draft)).says).toMatch(refused);
    const writing = await usher.app.store.db
      .selectFrom('rule_changes')
      .select('state')
      .where('state', 'in', ['writing', 'done'])
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
      await keepingComesRound(usher);
      usher.graph.setUser(personId('Elena Petrova'), { department: 'IT' });
      await keepingComesRound(usher);
      expect(usher.graph.membersOf(groupId(group))).toEqual(before);
      await owner.say(`keep ${group}`);
      expect(await owner.sees(/The rule rests, because the group has changed/u)).toMatch(reason);
    },
    60_000,
  );
});
