/** Lists of people that come as a file in the personal chat. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { aFile } from '../support/csvFile.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const membersOf = (group: string): readonly string[] => usher.graph.membersOf(groupId(group));
const addressOf = (name: string): string =>
  company().people.find(({ id }) => id === personId(name))?.userPrincipalName ?? '';

async function send(name: string, text: string, content: string | Uint8Array, file = 'list.csv') {
  await usher.teams.sendMessage(personId(name), text, { files: [aFile(file, content)] });
}

describe('a file of people', () => {
  test('sent with words is added to the group at once', async () => {
    const yara = usher.person('Yara Haddad');
    const rows = [
      'Name;E-Mail',
      `Kim, Grace;${addressOf('Grace Kim')}`,
      `Chiara;${addressOf('Chiara Rossi')}`,
    ];
    await send('Yara Haddad', 'add these to Marketing', rows.join('\r\n'));
    await yara.sees(/2 people added to Marketing/u);
    expect(membersOf('Marketing')).toEqual(
      expect.arrayContaining([personId('Grace Kim'), personId('Chiara Rossi')]),
    );
  });

  test('asks back about whom it leaves in doubt', async () => {
    const yara = usher.person('Yara Haddad');
    await send('Yara Haddad', 'add to Marketing', `name\nLukas\n${addressOf('Hana Kovářová')}`);
    await yara.sees(/Add Hana Kovářová to Marketing/u);
    expect(membersOf('Marketing')).not.toContain(personId('Hana Kovářová'));
    await yara.press('Yes, do it', { fill: { 'Who is “Lukas”?': personId('Lukas Novák') } });
    await yara.sees(/2 people added to Marketing/u);
  });

  test('without a word is asked about, and then used for the group that is chosen', async () => {
    const bob = usher.person('Bob Brown');
    await send('Bob Brown', '', [addressOf('Grace Kim'), addressOf('Tom Hughes')].join('\n'));
    await bob.sees(/2 people in list\.csv.*For which group/u);
    await bob.press('Add them', { fill: { Group: groupId('Sales EMEA') }, on: /For which group/u });
    await bob.sees(/2 people added to Sales EMEA/u);
    expect(membersOf('Sales EMEA')).toContain(personId('Tom Hughes'));
  });

  test('takes people out after a yes', async () => {
    const bob = usher.person('Bob Brown');
    await send('Bob Brown', 'remove them from Sales EMEA', addressOf('Tom Hughes'));
    await bob.press('Yes, do it', { on: /Remove Tom Hughes from Sales EMEA/u });
    await bob.sees(/1 person removed from Sales EMEA/u);
    expect(membersOf('Sales EMEA')).not.toContain(personId('Tom Hughes'));
  });

  test('is kept when the group is not known or not theirs, so that another can be named', async () => {
    const bob = usher.person('Bob Brown');
    await send('Bob Brown', 'add to Salez EMEAA', addressOf('Tom Hughes'));
    await bob.sees(/no group called “Salez EMEAA”/u);
    const on = /1 person in list\.csv/u;
    expect(await bob.press('Add them', { fill: { 'Or its name': 'Finance Reports' }, on })).toMatch(
      /do not own/u,
    );
    expect(await bob.press('Add them', { fill: { 'Or its name': '' }, on })).toMatch(/choose the group/u);
    await bob.press('Add them', { fill: { 'Or its name': 'Sales EMEA Leads' }, on });
    await bob.sees(/1 person added to Sales EMEA Leads/u);
  });

  test('of hundreds goes in batches, and one card follows it', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const everybody = company()
      .people.filter(({ accountEnabled, userType }) => accountEnabled && userType === 'Member')
      .map(({ userPrincipalName, displayName }) => `"${displayName}",${userPrincipalName}`);
    await send('Viktor Lundgren', 'add to VPN Users', ['Name,Mail', ...everybody].join('\n'));
    await viktor.sees(/people added to VPN Users/u);
    expect(membersOf('VPN Users').length).toBeGreaterThan(30);
  });

  test('of somebody else is not to be used', async () => {
    const aisha = usher.person('Aisha Rahman');
    await send('Bob Brown', '', addressOf('Tom Hughes'), 'secret.csv');
    await usher.person('Bob Brown').sees(/secret\.csv/u);
    const { id } = await usher.app.store.db
      .selectFrom('people_lists')
      .select('id')
      .where('file_name', '=', 'secret.csv')
      .executeTakeFirstOrThrow();
    await aisha.ask('help', /./u);
    const { body } = await usher.teams.invoke(
      aisha.id,
      aisha.messages().at(-1)?.id ?? '',
      'groups.addListed',
      { listId: id, group: groupId('Sales APAC') },
    );
    expect(JSON.stringify(body)).toContain('not kept any more');
    expect(membersOf('Sales APAC')).not.toContain(personId('Tom Hughes'));
  });
});

describe('a file that cannot be used', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['with nobody in it', '\r\n\r\n', /nobody in this file/u],
    ['with headings only', 'Name;Mail\r\n', /nobody in this file/u],
    ['that is a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), /save the list as CSV/u],
    ['that is too large', 'x'.repeat(1024 * 1024 + 1), /larger than 1 MB/u],
    [
      'with too many people',
      Array.from({ length: 501 }, (_, n) => `p${String(n)}@x.example`).join('\n'),
      /more than 500/u,
    ],
  ])('%s is answered with what to do', async (_how, content, words) => {
    await send('Samuel Mensah', 'add to VPN Users', content);
    await usher.person('Samuel Mensah').sees(words);
  });

  test('that is gone by now is asked for again, and one from elsewhere is not fetched', async () => {
    const samuel = usher.person('Samuel Mensah');
    const base = new URL(usher.teams.connectorUrl()).origin;
    await attach('Samuel Mensah', `${base}/_sandbox/files/none/list.csv`);
    await samuel.sees(/could not be fetched/u);
    const before = samuel.messages().length;
    await attach('Samuel Mensah', 'https://evil.example/list.csv');
    await samuel.sees(/nothing has changed|Nothing has changed/u);
    expect(samuel.messages().length).toBe(before + 1);
  });

  test('that comes with another one is sent back with a word', async () => {
    await usher.teams.sendMessage(personId('Samuel Mensah'), 'add to VPN Users', {
      files: [aFile('a.csv', 'Tom Hughes'), aFile('b.csv', 'Grace Kim')],
    });
    await usher.person('Samuel Mensah').sees(/one file at a time/u);
  });
});

describe('a table that is pasted', () => {
  test('is read like the file, without taking its headings for people', async () => {
    const aisha = usher.person('Aisha Rahman');
    const table = ['Name,Mail', `Chiara,${addressOf('Chiara Rossi')}`, `Tom,${addressOf('Tom Hughes')}`];
    await aisha.ask('members Sales APAC', /Members of Sales APAC/u);
    await aisha.press('Add', {
      fill: { 'People to add or remove': table.join('\n') },
      on: /Members of Sales APAC/u,
    });
    await aisha.sees(/2 people added to Sales APAC/u);
  });
});

/** A message whose file is at this address. */
async function attach(name: string, downloadUrl: string): Promise<void> {
  const sent = usher.teams.activities.findLast(
    ({ type, from }) =>
      type === 'message' && (from as { aadObjectId: string }).aadObjectId === personId(name),
  );
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  const attachments = [{ contentType, name: 'list.csv', content: { downloadUrl } }];
  await usher.teams.post({ ...sent, id: String(Date.now()), text: 'add to VPN Users', attachments });
}
