import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const membersOf = (group: string): readonly string[] => usher.graph.membersOf(groupId(group));
const people = 'People to add or remove';

describe('the desk of an owner', () => {
  test('lists every group they own with what waits in it', async () => {
    const bob = usher.person('Bob Brown');
    await usher.person('Tom Hughes').say('join Sales EMEA because of the fair');
    await bob.sees(/Tom Hughes asks/u);
    const list = await bob.ask('manage', /Groups I own/u);
    expect(list).toMatch(/Sales EMEA .*1 request waits/u);
    expect(list).toMatch(/Sales EMEA Leads.*Nothing waits/u);
    expect(list).not.toContain('Finance');
  });

  test('shows a group with its facts and leads to members, owners and facts', async () => {
    const chen = usher.person('Chen Wei');
    await chen.ask('manage Sales EMEA', /Accounts, pipeline and forecasts.*Bob Brown and Chen Wei/u);
    expect(chen.buttonsOn(/Accounts, pipeline/u)).toEqual([
      'Members',
      'Owners',
      'Facts',
      'Requests',
      'How people join',
      'Membership rule',
      'All groups I own',
      'Delete the group',
    ]);
    expect(await chen.press('Members', { on: /Accounts, pipeline/u })).toMatch(/Members of Sales EMEA/u);
  });

  test('says of members how they came in and who let them in', async () => {
    const grace = usher.person('Grace Kim');
    await grace.say('join R&D #1 because I am on call');
    const nils = usher.person('Nils Bergström');
    await nils.ask('add Hana Kovářová to R&D #1', /1 person added to R&D #1/u);
    expect(await nils.ask('members R&D #1', /Members of R&D #1/u)).toMatch(
      /Hana Kovářová.*let in by Nils Bergström/u,
    );
  });

  test('tells members of nested groups from direct ones, and finds people by the start of a name', async () => {
    const olu = usher.person('Olu Adeyemi');
    expect(await olu.ask('members of Finance Reports', /Members of Finance Reports/u)).toMatch(
      /Fatima El Amrani .*through Finance Leads/u,
    );
    const found = await olu.press('Show', { fill: { 'Filter by name': 'conceicao' } });
    expect(found).toMatch(/1 person for “conceicao”.*Beatriz/u);
    expect(found).not.toContain('Henrik');
  });
});

describe('adding people', () => {
  test('several pasted at once are added, and each is told once', async () => {
    const yara = usher.person('Yara Haddad');
    await yara.ask('members Marketing', /Members of Marketing/u);
    const pasted = 'Lukas Novák\n"Kim, Grace" <grace.kim@fjordlight.example>\nAda Lindqvist';
    await yara.press('Add', { fill: { [people]: pasted }, on: /Members of Marketing/u });
    const card = await yara.sees(/2 people added to Marketing/u);
    expect(card).toMatch(/Ada Lindqvist: Was a member already/u);
    expect(membersOf('Marketing')).toEqual(expect.arrayContaining([personId('Grace Kim')]));
    await usher.person('Grace Kim').sees(/Yara Haddad added you to Marketing/u);
    const told = usher.person('Ada Lindqvist').messages();
    expect(JSON.stringify(told)).not.toContain('added you');
  });

  test('who is meant is asked back when it is not certain, and only the chosen one is added', async () => {
    const aisha = usher.person('Aisha Rahman');
    await aisha.ask('add Lukas, Chiara Rossi to Sales APAC', /Add Chiara Rossi to Sales APAC/u);
    expect(membersOf('Sales APAC')).not.toContain(personId('Chiara Rossi'));
    await aisha.press('Yes, do it', { fill: { 'Who is “Lukas”?': personId('Lukas Novák') } });
    await aisha.sees(/2 people added to Sales APAC/u);
    expect(membersOf('Sales APAC')).toEqual(
      expect.arrayContaining([personId('Lukas Novák'), personId('Chiara Rossi')]),
    );
  });

  test('an id that was not offered is not taken from a card', async () => {
    const aisha = usher.person('Aisha Rahman');
    await aisha.ask('add Siob to Sales APAC', /Add people: Sales APAC/u);
    await aisha.press('Yes, do it', {
      fill: { 'Who is “Siob”?': personId('Priya Natarajan') },
      on: /Add people: Sales APAC/u,
    });
    expect(membersOf('Sales APAC')).not.toContain(personId('Priya Natarajan'));
  });

  test('a disabled account and a guest are refused by name, and the others go in', async () => {
    const nils = usher.person('Nils Bergström');
    const card = await nils.ask(
      'add Oscar Ek, Felix Grünwald, Łukasz Zieliński to R&D #1',
      /1 person added to R&D #1.*Łukasz/u,
    );
    expect(card).toMatch(/Oscar Ek: The account is disabled/u);
    expect(card).toMatch(/Felix Grünwald: Usher does not add guest accounts/u);
  });

  test('more than twenty go in batches, and one card follows them', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const everybody = usher.graph
      .membersOf(groupId('All Sweden'))
      .concat(
        ['Bob Brown', 'Chen Wei', 'Aisha Rahman', 'Chiara Rossi', 'Grace Kim', 'Mateo García'].map(personId),
      )
      .concat(
        ['Hana Kovářová', 'Olu Adeyemi', 'Elena Petrova', 'Patrick Müller', 'Leila Farahani'].map(personId),
      );
    await viktor.ask('manage', /Groups I own/u);
    const before = viktor.messages().length;
    await viktor.ask(`add ${[...new Set(everybody)].join('; ')} to VPN Users`, /people added to VPN Users/u);
    expect(membersOf('VPN Users').length).toBeGreaterThan(20);
    expect(viktor.messages().length).toBe(before + 1);
  });
});

describe('removing people', () => {
  test('asks first, tells the person, and can be undone for ten minutes', async () => {
    const sofia = usher.person('Sofia Ångström');
    const asa = usher.person('Åsa Nyström');
    await sofia.ask('remove Åsa Nyström from Brand Assets', /Remove Åsa Nyström from Brand Assets/u);
    expect(membersOf('Brand Assets')).toContain(asa.id);
    await sofia.press('Yes, do it');
    await sofia.sees(/1 person removed from Brand Assets/u);
    expect(membersOf('Brand Assets')).not.toContain(asa.id);
    await asa.sees(/Sofia Ångström removed you from Brand Assets/u);
    await sofia.press('Undo');
    await sofia.sees(/1 person put back into Brand Assets/u);
    expect(membersOf('Brand Assets')).toContain(asa.id);
    await asa.sees(/put you back into Brand Assets/u);
  });

  test('pressing Undo twice puts people back once', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.say('remove Jürgen Weiß from Brand Assets');
    await sofia.press('Yes, do it', { on: /Remove Jürgen Weiß/u });
    await sofia.sees(/1 person removed from Brand Assets.*Jürgen Weiß/u);
    const { id: card, changeId } = cardWithUndo(sofia.id);
    const press = () => usher.teams.invoke(sofia.id, card, 'groups.undoChange', { changeId });
    await Promise.all([press(), press()]);
    await sofia.sees(/1 person put back into Brand Assets.*Jürgen Weiß/u);
    const rows = await usher.app.store.db
      .selectFrom('membership_changes')
      .select('id')
      .where('undo_of', '=', changeId)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('after ten minutes a removal stays, and Usher says so', async () => {
    const samuel = usher.person('Samuel Mensah');
    await samuel.say('remove Dorota Kowalczyk from VPN Users');
    await samuel.press('Yes, do it', { on: /Remove Dorota/u });
    await samuel.sees(/1 person removed from VPN Users/u);
    usher.pass(11 * 60 * 1000);
    expect(await samuel.press('Undo')).toMatch(/ten minutes/u);
    expect(membersOf('VPN Users')).not.toContain(personId('Dorota Kowalczyk'));
  });
});

function cardWithUndo(userId: string): { readonly id: string; readonly changeId: string } {
  const message = usher.teams
    .messages(userId)
    .filter(({ card }) => JSON.stringify(card ?? {}).includes('groups.undoChange'))
    .at(-1);
  const changeId = /"verb":"groups.undoChange"[^}]*"changeId":"([^"]+)"/u.exec(
    JSON.stringify(message?.card),
  )?.[1];
  return { id: message?.id ?? '', changeId: changeId ?? '' };
}
