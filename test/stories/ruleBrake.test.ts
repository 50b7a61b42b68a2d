/** A rule that moves many people takes two: who asks, and somebody else who may. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({ env: { ADMIN_GROUP: groupId('Helpdesk Admins') } });
});
afterAll(() => usher.close());

const everybody = 'user.accountEnabled -eq true';

describe('a rule that moves many people', () => {
  test('waits for the other owner, and whoever asked cannot agree in their place', async () => {
    const [bob, chen] = [usher.person('Bob Brown'), usher.person('Chen Wei')];
    await wish('Bob Brown', 'Sales EMEA', everybody);
    await bob.sees(/who is in Sales EMEA.*a second owner, or an administrator, has to agree/u);
    await bob.press('Save the rule', { on: /who is in Sales EMEA/u });
    await bob.sees(/A second person was asked to agree\. Nothing has changed yet/u);
    const asked = await changeOf('Sales EMEA');
    const own = await pressAs(usher, 'Bob Brown', 'dynamic.agreeToRule', asked);
    expect(own.says).toMatch(/Somebody else has to agree to what you asked for/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toHaveLength(5);
    await chen.sees(/Bob Brown wants another rule for Sales EMEA, and many people would move/u);
    await chen.press('Agree', { on: /Bob Brown wants another rule for Sales EMEA/u });
    await bob.sees(/Chen Wei agreed.*Saved\. Entra empties the group/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(usher.person('Tom Hughes').id);
  });

  test('is dropped when the other owner does not agree, and nobody has moved', async () => {
    const before = usher.graph.membersOf(groupId('Sales APAC'));
    await wish('Aisha Rahman', 'Sales APAC', everybody);
    await usher.person('Aisha Rahman').sees(/who is in Sales APAC.*has to agree/u);
    await usher.person('Aisha Rahman').press('Save the rule', { on: /who is in Sales APAC/u });
    const chen = usher.person('Chen Wei');
    await chen.sees(/Aisha Rahman wants another rule for Sales APAC/u);
    await chen.press('Do not agree', { on: /Aisha Rahman wants another rule for Sales APAC/u });
    await usher.person('Aisha Rahman').sees(/Chen Wei did not agree\. Nothing has changed/u);
    expect(usher.graph.membersOf(groupId('Sales APAC'))).toEqual(before);
  });

  test('ends when nobody answers, and its owner hears of it', async () => {
    const { store, queue } = usher.app;
    const [aisha, chen] = [usher.person('Aisha Rahman'), usher.person('Chen Wei')];
    await wish('Aisha Rahman', 'Sales APAC', 'user.accountEnabled -eq true -and user.userType -eq "Member"');
    await aisha.sees(/who is in Sales APAC.*has to agree/u);
    await aisha.press('Save the rule', { on: /who is in Sales APAC.*has to agree/u });
    await chen.sees(/Aisha Rahman wants another rule for Sales APAC/u);
    usher.pass(15 * 24 * 60 * 60 * 1000);
    await store.db.transaction().execute((trx) => queue.enqueue(trx, 'dynamic.expireRules', {}));
    await aisha.sees(/Nobody agreed in time, so nothing has changed/u);
    await chen.sees(/Nobody agreed in time/u);
    expect(chen.buttonsOn(/Nobody agreed in time/u)).not.toContain('Agree');
  });

  test('is agreed to by an administrator where there is no other owner', async () => {
    const [sofia, samuel] = [usher.person('Sofia Ångström'), usher.person('Samuel Mensah')];
    await wish('Sofia Ångström', 'Marketing Newsletter', everybody);
    await sofia.sees(/Another rule for Marketing Newsletter.*has to agree/u);
    await sofia.press('Save the rule', { on: /Another rule for Marketing Newsletter/u });
    await samuel.sees(/Sofia Ångström wants another rule for Marketing Newsletter/u);
    await samuel.press('Agree', { on: /wants another rule for Marketing Newsletter/u });
    await sofia.sees(/Samuel Mensah agreed.*Saved\. Entra takes people in and out/u);
    expect(usher.graph.membersOf(groupId('Marketing Newsletter'))).toContain(usher.person('Bob Brown').id);
  });

  test('is not agreed to by somebody who neither owns the group nor administers Usher', async () => {
    await wish('Mateo García', 'Power BI Pro', everybody);
    const mateo = usher.person('Mateo García');
    await mateo.sees(/who is in Power BI Pro.*has to agree/u);
    await mateo.press('Save the rule', { on: /who is in Power BI Pro/u });
    await usher.person('Viktor Lundgren').sees(/Mateo García wants another rule for Power BI Pro/u);
    const asked = await changeOf('Power BI Pro');
    for (const verb of ['dynamic.agreeToRule', 'dynamic.dropRule', 'dynamic.confirmRule']) {
      const { says } = await pressAs(usher, 'Tom Hughes', verb, asked);
      expect(says).not.toMatch(/accountEnabled/u);
    }
    expect(await changeOf('Power BI Pro')).toEqual(asked);
    expect(usher.graph.membersOf(groupId('Power BI Pro'))).toHaveLength(3);
  });
});

async function wish(name: string, group: string, rule: string): Promise<void> {
  await pressAs(usher, name, 'dynamic.draftRule', { groupId: groupId(group), origin: 'text', text: rule });
}

async function changeOf(group: string): Promise<{ changeId: string; version: number }> {
  const { id, version } = await usher.app.store.db
    .selectFrom('rule_changes')
    .select(['id', 'version'])
    .where('group_id', '=', groupId(group))
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return { changeId: id, version };
}
