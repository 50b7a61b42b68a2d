/** What holds for a group and why, as an administrator and an owner read it. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { makeDataDir } from '../support/databases.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const file = `
classes:
  - name: Sales
    match: { name: 'Sales*' }
    atMost:
      longestDays: 90
      secondStage: { group: ${groupId('Finance Leads')} }
      confirmLoosening: true
  - name: Collaboration
    match: { kind: microsoft365 }
    atMost:
      longestDays: 365
      incompatibleGroups: [${groupId('VPN Users')}]
`;

let usher: Usher;
beforeAll(async () => {
  const policies = path.join(await makeDataDir(), 'policies.yaml');
  await writeFile(policies, file);
  const env = { ADMIN_GROUP: groupId('Helpdesk Admins'), POLICY_FILE: policies };
  usher = await startUsher({ env });
});
afterAll(() => usher.close());

describe('an administrator', () => {
  test('reads which class of the file decides, which is outdone, and what the owners chose', async () => {
    const samuel = usher.person('Samuel Mensah');
    await samuel.ask(
      'admin policy Sales EMEA',
      /Sales EMEA.*What holds.*The owners: 1 approval.*Finance Leads: 1 approval.*Longest duration: 90 days.*VPN Users.*They chose nothing/u,
    );
    await samuel.sees(
      /Class Sales.*Longest duration: 90 days – this decides.*Then also: Finance Leads – this/u,
    );
    await samuel.sees(/Class Collaboration.*Longest duration: 365 days – something stricter decides/u);
  });

  test('gets there by buttons as well, and is asked which group when several could be meant', async () => {
    const samuel = usher.person('Samuel Mensah');
    await samuel.ask('verwaltung', /Administration/u);
    await samuel.press('How a group is joined, and why');
    const search = (data: object) => pressAs(usher, 'Samuel Mensah', 'admin.showPolicy', data);
    const choice = await search({ text: 'Project Aurora' });
    expect(choice.says).toMatch(/Several groups could be meant/u);
    expect((await search({ text: 'Nowhere' })).says).toMatch(/There is no group called “Nowhere”/u);
    const picked = await search({ text: '', picked: groupId('VPN Users') });
    expect(picked.says).toMatch(/VPN Users.*No class of the policy file is about this group/u);
    const dynamic = await search({ groupId: groupId('All Sweden') });
    expect(dynamic.says).toMatch(/All Sweden.*What holds/u);
    const list = await pressAs(usher, 'Samuel Mensah', 'admin.list', { section: 'groups', page: 0 });
    expect(JSON.stringify(list.card)).toContain('"verb":"admin.showPolicy"');
  });
});

describe('everybody else', () => {
  test.each([
    ['an owner of the group', 'Bob Brown'],
    ['a member of another group', 'Tom Hughes'],
  ])('does not get it: %s', async (_, name) => {
    const person = usher.person(name);
    await person.ask('admin policy Sales EMEA', /find|group/iu);
    expect(
      person
        .messages()
        .map(({ card }) => JSON.stringify(card))
        .join(),
    ).not.toMatch(/Class/u);
    const { says } = await pressAs(usher, name, 'admin.showPolicy', { groupId: groupId('Sales EMEA') });
    expect(says).not.toMatch(/Class|What holds/u);
  });
});

test('an owner reads on the policy card which class makes it stricter', async () => {
  const bob = usher.person('Bob Brown');
  await bob.ask(
    'policy Sales EMEA',
    /Why stricter.*Memberships end sooner.*“Sales”.*Somebody else approves too.*A looser policy takes a second owner/u,
  );
});
