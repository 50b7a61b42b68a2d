/** Files that Usher puts into people's OneDrive, after they said yes to Teams' question. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import type { SimulatedMessage } from '../../src/sandbox/teams/teamsTypes.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({
    env: { ADMIN_GROUP: groupId('Helpdesk Admins'), FALLBACK_APPROVERS: personId('Dorota Kowalczyk') },
  });
});
afterAll(() => usher.close());

const patienceMs = 20_000;

/** The question about a file, newest first come. */
async function question(name: string): Promise<SimulatedMessage> {
  return usher.teams.waitFor(personId(name), ({ file }) => file?.kind === 'consent', patienceMs);
}

/** What stands in the file that was put into somebody's OneDrive. */
async function fileOf(name: string): Promise<string> {
  const isFile = ({ file }: SimulatedMessage): boolean => file?.kind === 'info';
  const { file } = await usher.teams.waitFor(personId(name), isFile, patienceMs);
  const url = file?.kind === 'info' ? file.contentUrl : '';
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(usher.teams.findFile(url)?.content);
}

function offerIdIn({ file }: SimulatedMessage): string {
  return file?.kind === 'consent' ? (file.acceptContext as { offerId: string }).offerId : '';
}

/** What a forged answer about a file looks like. */
async function answerAs(name: string, value: object): Promise<void> {
  const person = usher.person(name);
  if (person.messages().length === 0) {
    await person.ask('hi', /./u);
  }
  const [last] = usher.teams.activities.filter(
    ({ from }) => (from as { aadObjectId: string }).aadObjectId === personId(name),
  );
  const { text, attachments, ...rest } = last ?? {};
  expect([typeof text, attachments]).toBeDefined();
  await usher.teams.post({
    ...rest,
    id: `f:${crypto.randomUUID()}`,
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: usher.teams.messages(personId(name)).at(-1)?.id,
    value: { type: 'fileUpload', ...value },
  });
}

describe('the members of a group as a file', () => {
  test('are made when the owner says yes, and stand in their OneDrive', async () => {
    const bob = usher.person('Bob Brown');
    await bob.say('export members of Sales EMEA');
    const asked = await question('Bob Brown');
    expect(asked.file).toMatchObject({ name: expect.stringMatching(/^Sales EMEA – \d{4}-\d\d-\d\d\.csv$/u) });
    expect(Object.keys((asked.file as { acceptContext: object }).acceptContext)).toEqual(['offerId']);
    usher.graph.addMember(groupId('Sales EMEA'), personId('Grace Kim'));
    await usher.teams.answerConsent(bob.id, asked.id, 'accept');
    await bob.sees(/on its way to your OneDrive/u);
    const csv = await fileOf('Bob Brown');
    expect(csv.startsWith('\ufeff"name","userPrincipalName","title","kind","through","id"\r\n')).toBe(true);
    expect(csv).toContain('"Grace Kim"');
    expect(csv.trim().split('\r\n')).toHaveLength(usher.graph.membersOf(groupId('Sales EMEA')).length + 1);
  });

  test('are offered by a button too, and the card stays', async () => {
    const chen = usher.person('Chen Wei');
    await chen.ask('members Sales EMEA', /Members of Sales EMEA/u);
    expect(await chen.press('Export', { on: /Members of Sales EMEA/u })).toMatch(/newest message/u);
    await question('Chen Wei');
    expect(chen.buttonsOn(/Members of Sales EMEA/u)).toContain('Export');
  });

  test('are not made when the owner says no, and Usher takes it kindly', async () => {
    const chen = usher.person('Chen Wei');
    const asked = await question('Chen Wei');
    await usher.teams.answerConsent(chen.id, asked.id, 'decline');
    await chen.sees(/no file was made/u);
    const offerId = offerIdIn(asked);
    const row = await usher.app.store.db
      .selectFrom('file_offers')
      .select('state')
      .where('id', '=', offerId)
      .executeTakeFirstOrThrow();
    expect(row.state).toBe('declined');
  });

  test('are not offered to somebody who does not own the group', async () => {
    const leila = usher.person('Leila Farahani');
    await leila.ask('export members of Sales EMEA', /You do not own Sales EMEA/u);
    const { says } = await pressAs(usher, 'Leila Farahani', 'groups.exportMembers', {
      groupId: groupId('Sales EMEA'),
    });
    expect(says).toContain('You do not own Sales EMEA');
    expect(leila.messages().some(({ file }) => file !== null)).toBe(false);
  });

  test('do not go to a stranger who answers another person’s question', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.say('export members of R&D #1');
    const offerId = offerIdIn(await question('Nils Bergström'));
    const uploadInfo = placeFor('stolen.csv');
    await answerAs('Leila Farahani', { action: 'accept', context: { offerId }, uploadInfo });
    await usher.person('Leila Farahani').sees(/not open any more/u);
    expect(usher.teams.findFile(uploadInfo.contentUrl)).toBeUndefined();
  });

  test('do not go to an owner who is none any more by the time they say yes', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const group = groupId('Visio Users');
    await viktor.say('export members of Visio Users');
    const asked = await question('Viktor Lundgren');
    usher.graph.addOwner(group, personId('Samuel Mensah'));
    usher.graph.removeOwner(group, viktor.id);
    await usher.teams.answerConsent(viktor.id, asked.id, 'accept');
    await viktor.sees(/may not have this file now/u);
    usher.graph.addOwner(group, viktor.id);
  });

  test('do not go to a host that is not OneDrive', async () => {
    const yara = usher.person('Yara Haddad');
    await yara.say('export members of Marketing');
    const offerId = offerIdIn(await question('Yara Haddad'));
    const uploadInfo = { ...placeFor('x.csv'), uploadUrl: 'https://evil.example/upload' };
    await answerAs('Yara Haddad', { action: 'accept', context: { offerId }, uploadInfo });
    const row = await usher.app.store.db
      .selectFrom('file_offers')
      .select('state')
      .where('id', '=', offerId)
      .executeTakeFirstOrThrow();
    expect(row.state).toBe('offered');
  });

  test('are put there once, however often Teams repeats the yes', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.say('exportiere Brand Assets');
    const asked = await question('Sofia Ångström');
    await usher.teams.answerConsent(sofia.id, asked.id, 'accept');
    await fileOf('Sofia Ångström');
    const before = sofia.messages().length;
    await usher.teams.answerConsent(sofia.id, asked.id, 'accept').catch(() => undefined);
    const offers = await usher.app.store.db
      .selectFrom('audit')
      .select('id')
      .where('subject_id', '=', offerIdIn(asked))
      .where('action', '=', 'files.send')
      .execute();
    expect(offers).toHaveLength(1);
    expect(sofia.messages()).toHaveLength(before);
  });
});

describe('the audit as a file', () => {
  test('goes to an administrator, complete, with no cell that is a formula', async () => {
    const admin = 'Samuel Mensah';
    await usher
      .person('Emily Carter')
      .ask('join Sales APAC because =HYPERLINK("http://x","y")', /Sales APAC/u);
    await pressAs(usher, admin, 'admin.sendAudit', { who: 'Emily Carter' });
    const asked = await question(admin);
    await usher.teams.answerConsent(personId(admin), asked.id, 'accept');
    const csv = await fileOf(admin);
    expect(csv).toContain('"requests.submit"');
    expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  });

  test('is not offered to anybody else', async () => {
    const { says } = await pressAs(usher, 'Tom Hughes', 'admin.sendAudit', {});
    expect(says).not.toMatch(/OneDrive/u);
    expect(
      usher
        .person('Tom Hughes')
        .messages()
        .some(({ file }) => file !== null),
    ).toBe(false);
  });
});

function placeFor(name: string) {
  const base = new URL(usher.teams.connectorUrl()).origin;
  return {
    contentUrl: `${base}/_sandbox/files/none/${name}`,
    name,
    uploadUrl: `${base}/_sandbox/uploads/none`,
    uniqueId: 'none',
    fileType: 'csv',
  };
}
