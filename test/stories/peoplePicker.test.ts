/** People picked instead of typed: Teams answers the search itself, and Usher gets nothing but ids. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

const membersOf = (group: string): readonly string[] => usher.graph.membersOf(groupId(group));
const ownersOf = (group: string): readonly string[] => usher.graph.ownersOf(groupId(group));

/** What the picker offers for these letters, picked. */
async function pick(person: string, ...texts: readonly string[]): Promise<string> {
  const dataset = 'graph.microsoft.com/users';
  const answers = await Promise.all(
    texts.map((text) => usher.teams.search(personId(person), { dataset, text })),
  );
  return answers
    .map(({ body }) => (body as { value: { results: { value: string }[] } }).value.results[0]?.value)
    .join(',');
}

describe('people who are picked', () => {
  test('are added together with those who are typed', async () => {
    const yara = usher.person('Yara Haddad');
    await yara.ask('members Marketing', /Members of Marketing/u);
    const picked = await pick('Yara Haddad', 'grac kim', 'lukas nov');
    await yara.press('Add', { fill: { 'Pick people': picked, 'People to add or remove': 'Hana Kovářová' } });
    await yara.sees(/3 people added to Marketing/u);
    const expected = ['Grace Kim', 'Lukas Novák', 'Hana Kovářová'].map(personId);
    expect(membersOf('Marketing')).toEqual(expect.arrayContaining(expected));
  });

  test('are searched by Teams without asking Usher', async () => {
    const before = usher.teams.activities.length;
    await pick('Yara Haddad', 'tom');
    expect(usher.teams.activities.length).toBe(before);
  });

  test('are named when nobody has that id, and nobody is added', async () => {
    const stranger = '0f0f0f0f-0000-4000-8000-0f0f0f0f0f0f';
    const before = membersOf('Marketing');
    const groups = { groupId: groupId('Marketing'), people: '', picked: `${stranger},nonsense` };
    const { says } = await pressAs(usher, 'Yara Haddad', 'groups.addMembers', groups);
    expect(says).toContain(`Nobody is called ${stranger}`);
    expect(membersOf('Marketing')).toEqual(before);
  });

  test('are checked as typed ones are: a guest cannot be an owner', async () => {
    const bob = usher.person('Bob Brown');
    await bob.ask('owners Sales EMEA', /Owners of Sales EMEA/u);
    const guest = personId('Felix Grünwald');
    expect(await bob.press('Add owner', { fill: { 'Pick the new owner': guest } })).toMatch(
      /Felix Grünwald is a guest/u,
    );
    expect(ownersOf('Sales EMEA')).not.toContain(guest);
  });

  test('stay picked when the form comes back', async () => {
    const bob = usher.person('Bob Brown');
    await bob.say('owners Sales EMEA');
    const two = [personId('Tom Hughes'), personId('Grace Kim')].join(',');
    const { card } = await pressAs(usher, 'Bob Brown', 'groups.handOver', {
      groupId: groupId('Sales EMEA'),
      people: '',
      picked: two,
    });
    expect(JSON.stringify(card)).toContain('handed over to one person');
    expect(JSON.stringify(card)).toContain(two);
  });

  test('do nothing for somebody who does not own the group', async () => {
    const before = membersOf('Sales EMEA');
    const wish = { groupId: groupId('Sales EMEA'), people: '', picked: personId('Tom Hughes') };
    const { says } = await pressAs(usher, 'Leila Farahani', 'groups.addMembers', wish);
    expect(says).toContain('You do not own Sales EMEA');
    expect(membersOf('Sales EMEA')).toEqual(before);
  });

  test('take a group over in one step', async () => {
    const sofia = usher.person('Sofia Ångström');
    await sofia.ask('owners Brand Assets', /Owners of Brand Assets/u);
    const picked = await pick('Sofia Ångström', 'jürgen weiß');
    await sofia.press('Hand over and leave', { fill: { 'Pick the new owner': picked } });
    await sofia.press('Yes, do it', { on: /Brand Assets/u });
    await sofia.sees(/Brand Assets.*Jürgen Weiß/u);
    await usher.person('Jürgen Weiß').sees(/Brand Assets/u);
    expect(ownersOf('Brand Assets')).toContain(personId('Jürgen Weiß'));
  });

  test('own a new group and are its first members', async () => {
    const { says } = await pressAs(usher, 'Bob Brown', 'groups.checkCreate', {
      name: 'Picked People',
      purpose: 'A try',
      owners: '',
      members: 'Grace Kim',
      pickedOwners: personId('Chen Wei'),
      pickedMembers: await pick('Bob Brown', 'ada lind', 'tom hugh'),
    });
    for (const name of ['Chen Wei', 'Ada Lindqvist', 'Tom Hughes', 'Grace Kim']) expect(says).toContain(name);
  });

  test('approve requests when the owner picks them, in the first round and the second', async () => {
    const { says } = await pressAs(usher, 'Aisha Rahman', 'policy.save', {
      groupId: groupId('Sales APAC'),
      mode: 'approval',
      reasonRequired: 'true',
      approvers: '',
      second: '',
      incompatible: '',
      pickedApprovers: personId('Tom Hughes'),
      pickedSecond: personId('Grace Kim'),
    });
    expect(says).toMatch(/Tom Hughes/u);
    expect(says).toMatch(/Grace Kim/u);
  });
});
