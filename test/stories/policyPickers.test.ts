/** Groups that are picked in the form of a policy: found by Usher while somebody types, looked up again when it is sent. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { indexLoaded } from '../support/composing.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const group = groupId('Sales APAC');
const owner = 'Aisha Rahman';
const unknown = '0f0f0f0f-0000-4000-8000-0f0f0f0f0f0f';
const blank = {
  groupId: group,
  mode: 'approval',
  reasonRequired: 'true',
  approvers: '',
  second: '',
  incompatible: '',
};

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
  await indexLoaded(usher);
});
afterAll(() => usher.close());

/** What the picker offers for these letters, the first of it picked. */
async function pick(...texts: readonly string[]): Promise<string> {
  const { id } = usher.person(owner);
  const answers = await Promise.all(texts.map((text) => usher.teams.search(id, { dataset: 'groups', text })));
  return answers
    .map(({ body }) => (body as { value: { results: { value: string }[] } }).value.results[0]?.value)
    .join(',');
}

const save = (data: object) => pressAs(usher, owner, 'policy.save', { ...blank, ...data });

describe('groups an owner picks', () => {
  test('approve, approve in the second round, and do not go together with this one', async () => {
    const { says } = await save({
      pickedApproverGroup: await pick('engineer'),
      pickedSecondGroup: await pick('finance lea'),
      pickedIncompatible: await pick('vpn', 'brand'),
    });
    expect(says).toMatch(/Saved.*Engineering.*Finance Leads/u);
    const row = await usher.app.store.db.selectFrom('group_policies').select('policy').executeTakeFirst();
    expect(row?.policy).toMatchObject({
      first: { approvers: { kind: 'group', groupId: groupId('Engineering') } },
      second: { approvers: { kind: 'group', groupId: groupId('Finance Leads') } },
      incompatibleGroupIds: [groupId('VPN Users'), groupId('Brand Assets')].sort(),
    });
  });

  test('count together with those that are written', async () => {
    const { says } = await save({ incompatible: 'VPN Users', pickedIncompatible: await pick('power bi') });
    expect(says).toMatch(/VPN Users/u);
    expect(says).toMatch(/Power BI Pro/u);
  });

  test('do not approve beside people, and stay picked while that is put right', async () => {
    const { says, card } = await save({
      pickedApprovers: personId('Tom Hughes'),
      pickedApproverGroup: groupId('Finance Leads'),
    });
    expect(says).toMatch(/Either people or one group can approve/u);
    expect(JSON.stringify(card)).toContain(
      JSON.stringify([{ title: 'Finance Leads', value: groupId('Finance Leads') }]),
    );
    expect((await save({ approvers: 'Finance Leads', pickedApproverGroup: group })).says).toMatch(
      /Either people or one group can approve/u,
    );
  });
});

describe('an id that was made up', () => {
  test.each(['pickedApproverGroup', 'pickedSecondGroup', 'pickedIncompatible'])(
    'changes nothing as %s, and a group with hidden members is as unknown',
    async (field) => {
      const saved = usher.app.store.db.selectFrom('group_policies').selectAll();
      const before = await saved.execute();
      const { says } = await save({ [field]: unknown });
      expect(says).toMatch(/A group you picked is no longer there/u);
      expect((await save({ [field]: groupId('Board') })).says).toBe(says);
      expect(await saved.execute()).toEqual(before);
    },
  );

  test('says no more when it is written', async () => {
    const answer = async (id: string) => (await save({ incompatible: id })).says.replaceAll(id, '…');
    expect(await answer(groupId('Board'))).toBe(await answer(unknown));
  });
});
