import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, personId } from '../../src/sandbox/company.ts';
import { jobRowsWhen } from '../support/jobRows.ts';
import { passWith, readNotices } from '../support/usherTime.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const form = { Purpose: 'Plans our stand', 'Further owners': '', 'First members': '' };

let usher: Usher;
let atCall: (call: { readonly method: string; readonly url: string }) => void = () => undefined;
beforeAll(async () => {
  usher = await startUsher({
    onCall: ({ method = '', url = '' }) => {
      atCall({ method, url });
    },
  });
});
afterAll(() => usher.close());

describe('somebody makes a group', () => {
  test('from the form to the group, with its owners and first members', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('create group Trade Fair', /New group.*of at most 250 groups/u);
    const people = { 'Further owners': 'Bob Brown', 'First members': 'Chen Wei\nTom Hughes' };
    const question = await fill('Ada Lindqvist', { Name: 'Trade Fair', ...people });
    expect(question).toMatch(/Create Trade Fair\?.*Bob Brown.*Chen Wei and Tom Hughes/u);
    expect(usher.graph.groupsNamed('Trade Fair')).toEqual([]);
    expect(await ada.press('Create the group')).toMatch(/is being made/u);
    await ada.sees(/Trade Fair is there/u);
    const [group = ''] = usher.graph.groupsNamed('Trade Fair');
    expect(usher.graph.ownersOf(group)).toEqual([ada.id, personId('Bob Brown')]);
    expect(usher.graph.membersOf(group)).toEqual([personId('Chen Wei'), personId('Tom Hughes')]);
    expect(await auditOf(group)).toEqual(['groups.created']);
  });

  test('people join it as its creator chose', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('create group Open Kitchen', /New group/u);
    const question = await fill('Ada Lindqvist', { Name: 'Open Kitchen', 'Who may join': 'open' });
    expect(question).toMatch(/Create Open Kitchen\?.*Who may join.*Anybody, at once/u);
    await ada.press('Create the group');
    await ada.sees(/Open Kitchen is there/u);
    const tom = usher.person('Tom Hughes');
    await tom.ask('join Open Kitchen because I cook', /You are now a member of Open Kitchen/u);
  });

  test('a Microsoft 365 group has its owners as members, and more people than one request may bind', async () => {
    const bob = usher.person('Bob Brown');
    const others = company().people.filter(
      ({ id, userType, accountEnabled }) => id !== bob.id && userType === 'Member' && accountEnabled,
    );
    const owners = others.slice(0, 24).map((person) => person.userPrincipalName);
    await bob.say('gruppe anlegen');
    const given = { Name: 'Big Launch', Kind: 'microsoft365', 'Further owners': owners.join('\n') };
    expect(await fill('Bob Brown', given)).toMatch(/Create Big Launch\?/u);
    await bob.press('Create the group');
    await bob.sees(/Big Launch is there/u);
    const [group = ''] = usher.graph.groupsNamed('Big Launch');
    expect(usher.graph.ownersOf(group)).toHaveLength(25);
    expect(usher.graph.membersOf(group)).toHaveLength(25);
  });

  test('pressing Create twice makes one group', async () => {
    const chen = usher.person('Chen Wei');
    await chen.say('create group');
    await fill('Chen Wei', { Name: 'Only Once' });
    const card = chen.messages().at(-1)?.id ?? '';
    const data = await draftOf('Only Once');
    const press = () => usher.teams.invoke(chen.id, card, 'groups.create', data);
    await Promise.all([press(), press()]);
    await chen.sees(/Only Once is there/u);
    expect(usher.graph.groupsNamed('Only Once')).toHaveLength(1);
  });

  test('the form comes back with everything that is in its way', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.say('create group');
    const people = { 'Further owners': 'Nobody Atall', 'First members': 'chen' };
    const back = await fill('Tom Hughes', { Name: 'sales  emea', Purpose: ' ', ...people });
    expect(back).toMatch(/a group called “sales emea” already/u);
    expect(back).toMatch(/what the group is for/u);
    expect(back).toMatch(/Nobody called “Nobody Atall”/u);
    expect(back).toMatch(/“chen” could be .*@/u);
    expect(await fill('Tom Hughes', { Name: 'Sale EMEA' })).toMatch(/alike names: Sales EMEA/u);
  });
});

describe('somebody who was named is gone', () => {
  test('the group is made without them, and its creator reads who is missing', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.say('create group');
    const people = { 'Further owners': 'Jürgen Weiß', 'First members': 'Chiara Rossi\nLukas Novák' };
    await fill('Nils Bergström', { Name: 'Without Them', ...people });
    usher.graph.deleteUser(personId('Jürgen Weiß'));
    usher.graph.deleteUser(personId('Chiara Rossi'));
    await nils.press('Create the group');
    await jobRowsWhen(usher.app.store, 'groups.create', (rows) => rows.length === 0);
    await nils.sees(/Without Them is there.*Could not be added: Jürgen Weiß and Chiara Rossi/u);
    const [group = ''] = usher.graph.groupsNamed('Without Them');
    expect(usher.graph.ownersOf(group)).toEqual([nils.id]);
    expect(usher.graph.membersOf(group)).toEqual([personId('Lukas Novák')]);
  }, 30_000);
});

describe('Graph loses its answer', () => {
  test('there is one group all the same, and its creator owns it', async () => {
    const emily = usher.person('Emily Carter');
    let posts = 0;
    atCall = ({ method, url }) => {
      if (method !== 'POST' || url !== '/v1.0/groups') return;
      posts += 1;
      usher.graph.setFaults({ outage: 'answerLost', lagReads: 1 });
      setImmediate(() => {
        usher.graph.setFaults({ outage: 'none' });
      });
    };
    await emily.say('create group');
    await fill('Emily Carter', { Name: 'Lost Answer', 'First members': 'Grace Kim' });
    await emily.press('Create the group');
    await jobRowsWhen(usher.app.store, 'groups.create', (rows) => rows.length === 0);
    await emily.sees(/Lost Answer is there/u);
    usher.graph.setFaults({ lagReads: 0 });
    atCall = () => undefined;
    const groups = usher.graph.groupsNamed('Lost Answer');
    expect(groups).toHaveLength(1);
    expect(posts).toBe(1);
    expect(usher.graph.ownersOf(groups[0] ?? '')).toEqual([emily.id]);
    expect(usher.graph.membersOf(groups[0] ?? '')).toEqual([personId('Grace Kim')]);
  }, 60_000);

  test('what never reached Graph is written again after a while', async () => {
    const grace = usher.person('Grace Kim');
    await grace.say('create group');
    await fill('Grace Kim', { Name: 'Second Try' });
    const refused = new Promise<void>((resolve) => {
      atCall = ({ method, url }) => {
        if (method !== 'POST' || url !== '/v1.0/groups') return;
        usher.graph.setFaults({ outage: 'reset' });
        resolve();
      };
    });
    await grace.press('Create the group');
    await refused;
    atCall = () => undefined;
    usher.graph.setFaults({ outage: 'none' });
    await passWith(usher, 3 * 60 * 1000, 'groups.create');
    await jobRowsWhen(usher.app.store, 'groups.create', (rows) => rows.length === 0);
    await grace.sees(/Second Try is there/u);
    expect(usher.graph.groupsNamed('Second Try')).toHaveLength(1);
    expect(await readNotices(usher)).toEqual([]);
  }, 60_000);
});

describe('who may not', () => {
  test('a person cannot make real what somebody else has drafted', async () => {
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    await ada.say('create group');
    await fill('Ada Lindqvist', { Name: 'Not Yours' });
    await bob.say('help');
    const card = bob.messages().at(-1)?.id ?? '';
    const answer = await usher.teams.invoke(bob.id, card, 'groups.create', await draftOf('Not Yours'));
    expect(JSON.stringify(answer.body)).toMatch(/no longer there/u);
    expect(usher.graph.groupsNamed('Not Yours')).toEqual([]);
  });

  test('somebody whose account was disabled after the form makes no group', async () => {
    const karin = usher.person('Karin Holm');
    await karin.say('create group');
    await fill('Karin Holm', { Name: 'Too Late' });
    usher.graph.setUser(karin.id, { accountEnabled: false });
    expect(await karin.press('Create the group')).toMatch(/cannot make groups/u);
    expect(usher.graph.groupsNamed('Too Late')).toEqual([]);
  });
});

/** Fills in the form on somebody's newest card; answers what comes of it. */
async function fill(name: string, given: Readonly<Record<string, string>>): Promise<string> {
  const { Name = '', ...others } = given;
  const filled = { ...form, ...others, 'Name of the group': Name };
  return usher.person(name).press('Check and continue', { fill: filled });
}

async function draftOf(name: string): Promise<{ readonly creationId: string }> {
  const { db } = usher.app.store;
  const row = await db
    .selectFrom('group_creations')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { creationId: row.id };
}

async function auditOf(groupId: string): Promise<readonly string[]> {
  const rows = await usher.app.store.db
    .selectFrom('audit')
    .select(['action', 'details'])
    .orderBy('id')
    .execute();
  return rows
    .filter(({ details }) => (details as { groupId?: unknown }).groupId === groupId)
    .map(({ action }) => action);
}
