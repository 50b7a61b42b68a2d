import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { makeDataDir } from '../support/databases.ts';
import { holdWrites } from '../support/usherTime.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  const folder = await makeDataDir();
  const file = path.join(folder, 'policies.json');
  const classes = [
    {
      name: 'Sales',
      match: { name: 'Sales EMEA' },
      atMost: { approvals: 2, secondStage: { group: groupId('Finance Leads') } },
    },
    { name: 'Licensed', match: { licensed: true }, atMost: { mode: 'approval', longestDays: 90 } },
    { name: 'Auditors', match: { name: 'Partner*' }, atMost: { incompatibleGroups: [groupId('VPN Users')] } },
    { name: 'Two owners', match: { name: 'Engineering' }, atMost: { confirmLoosening: true } },
  ];
  await writeFile(file, JSON.stringify({ classes }));
  usher = await startUsher({ env: { POLICY_FILE: file } });
});
afterAll(() => usher.close());

describe('two owners, then the finance leads', () => {
  test('all are asked in their turn, everybody sees how far it is, and the last approval lets the person in', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask(
      'join Sales EMEA because I run the spring campaign',
      /0 of 2 approvals; then Finance Leads/u,
    );
    const bob = usher.person('Bob Brown');
    await bob.sees(/0 of 2 approvals; then Finance Leads/u);
    await bob.press('Approve');
    await usher.person('Chen Wei').sees(/1 of 2 approvals; then Finance Leads/u);
    await usher.person('Chen Wei').press('Approve');
    const olu = usher.person('Olu Adeyemi');
    await olu.sees(/Ada Lindqvist.*0 of 1 approval.*The policy of this group names you/u);
    await ada.sees(/Waiting.*Olu Adeyemi/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).not.toContain(ada.id);
    await olu.press('Approve');
    await ada.sees(/You are now a member of Sales EMEA/u);
    await ada.sees(/Approved by Bob Brown, Chen Wei,? and Olu Adeyemi/u);
  });

  test('who decides later has no say before, and a stranger never has', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.say('join Sales EMEA because I measure campaigns');
    const bob = usher.person('Bob Brown');
    await bob.sees(/Tom Hughes/u);
    const { id } = await usher.app.store.db
      .selectFrom('join_requests')
      .select('id')
      .where('requester_id', '=', tom.id)
      .executeTakeFirstOrThrow();
    const data = { requestId: id, origin: 'card', note: '' };
    for (const name of ['Olu Adeyemi', 'Grace Kim', 'Tom Hughes', 'Aisha Rahman']) {
      const person = usher.person(name);
      await person.say('approvals');
      const card = person.messages().at(-1)?.id ?? '';
      await usher.teams.invoke(person.id, card, 'requests.approve', data);
    }
    const votes = await usher.app.store.db
      .selectFrom('request_votes')
      .select('user_id')
      .where('request_id', '=', id)
      .execute();
    expect(votes).toEqual([]);
  });
});

describe('an approval of somebody who loses the group before the write', () => {
  test('does not count: the other approvals stay, and the missing one is asked for again', async () => {
    const grace = usher.person('Grace Kim');
    const group = groupId('Sales EMEA');
    await grace.say('join Sales EMEA because I build for them');
    const writes = await holdWrites(usher, group);
    for (const name of ['Bob Brown', 'Chen Wei', 'Olu Adeyemi']) {
      await usher.person(name).sees(/Grace Kim asks to join/u);
      await usher.person(name).press('Approve', { on: /Grace Kim asks to join/u });
    }
    await grace.sees(/You are being added/u);
    const lukas = usher.person('Lukas Novák');
    usher.graph.removeOwner(group, usher.person('Chen Wei').id);
    usher.graph.addOwner(group, lukas.id);
    await writes.release();
    await lukas.sees(/Grace Kim asks to join.*1 of 2 approvals; then Finance Leads/u);
    expect(usher.graph.membersOf(group)).not.toContain(grace.id);
    await lukas.press('Approve', { on: /Grace Kim asks to join/u });
    await grace.sees(/You are now a member of Sales EMEA/u);
  });
});

describe('groups that do not go together', () => {
  test('are refused in both directions, and the sentence names the other group', async () => {
    const dorota = usher.person('Dorota Kowalczyk');
    await dorota.ask(
      'join Partner Portal because of a contract',
      /You are in VPN Users, which does not go together with Partner Portal/u,
    );
    const emily = usher.person('Emily Carter');
    await emily.ask(
      'join VPN Users because I travel',
      /You are in Partner Portal, which does not go together with VPN Users/u,
    );
  });
});

describe('a group inside another', () => {
  test('is refused to somebody in a group that does not go with the one around it', async () => {
    const olu = usher.person('Olu Adeyemi');
    await olu.ask('policy Finance Reports', /How people join.*Finance Reports/u);
    await olu.press('Save', {
      on: /Finance Reports/u,
      fill: {
        'Who may join': 'approval',
        'A reason is required': 'true',
        'Longest duration': '0',
        'Usual duration': '0',
        'How many approvals': '1',
        'Who approves': '',
        'Then also': '',
        'Not together with these groups': 'VPN Users',
      },
    });
    const ravi = usher.person('Ravi Subramanian');
    await ravi.ask(
      'join Finance Leads because I release payments',
      /Finance Leads is part of Finance Reports, which does not go together with VPN Users, where you are/u,
    );
  });
});

describe('more than the administrator allows', () => {
  test('is refused with the reason, and the card says why something is stricter', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.ask(
      'policy Visio Users open',
      /more than Visio Users may allow.*Joining is stricter.*Licensed/u,
    );
    await viktor.ask(
      'policy Power BI Pro',
      /Power BI Pro.*Longest duration: 90 days.*Why stricter.*Memberships end sooner.*Licensed/u,
    );
  });

  test('nobody but an owner of today sets how people join', async () => {
    for (const name of ['Tom Hughes', 'Chiara Rossi', 'Aisha Rahman']) {
      const person = usher.person(name);
      await person.ask('policy Sales EMEA closed', /Only owners of Sales EMEA set how people join/u);
      await usher.teams.invoke(person.id, person.messages().at(-1)?.id ?? '', 'policy.save', {
        groupId: groupId('Sales EMEA'),
        mode: 'closed',
        reasonRequired: 'false',
      });
    }
    const rows = await usher.app.store.db.selectFrom('policy_changes').selectAll().execute();
    expect(rows.filter((row) => row.group_id === groupId('Sales EMEA'))).toEqual([]);
  });
});

describe('where making it looser takes a second owner', () => {
  test('nothing changes until another owner confirms, and nobody confirms their own', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('policy Engineering open', /Another owner has to confirm/u);
    const marcus = usher.person('Marcus Öberg');
    await marcus.sees(/Nils Bergström wants to make it easier to join Engineering/u);
    const { id } = await usher.app.store.db
      .selectFrom('policy_changes')
      .select('id')
      .where('group_id', '=', groupId('Engineering'))
      .executeTakeFirstOrThrow();
    const confirm = (name: string) => {
      const person = usher.person(name);
      const card = person.messages().at(-1)?.id ?? '';
      return usher.teams.invoke(person.id, card, 'policy.confirm', { changeId: id });
    };
    await confirm('Nils Bergström');
    await usher.person('Grace Kim').say('help');
    await confirm('Grace Kim');
    const saved = usher.app.store.db
      .selectFrom('group_policies')
      .selectAll()
      .where('group_id', '=', groupId('Engineering'));
    expect(await saved.execute()).toEqual([]);
    expect(await marcus.press('Confirm')).toMatch(/Confirmed by Marcus Öberg/u);
    await nils.sees(/Confirmed by Marcus Öberg/u);
    await usher.person('Zofia Wiśniewska').sees(/Confirmed by Marcus Öberg/u);
  });
});
