/**
 * Only who owns a group at this moment looks after it. Every verb of the desk is pressed here by everybody who may not,
 * with the ids an owner's card would carry, and the simulated tenant must have seen no write.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
let draftId = '';
let removalId = '';

const group = groupId('Sales EMEA');
const lukas = personId('Lukas Novák');

beforeAll(async () => {
  usher = await startUsher();
  const bob = usher.person('Bob Brown');
  await bob.say('remove Siobhán O’Connor from Sales EMEA');
  await bob.press('Yes, do it', { on: /Remove Siobhán/u });
  await bob.sees(/1 person removed/u);
  await bob.say('remove Lukas Novák from Sales EMEA');
  await bob.sees(/Remove Lukas Novák/u);
  const changes = await usher.app.store.db.selectFrom('membership_changes').select(['id', 'state']).execute();
  draftId = changes.find(({ state }) => state === 'draft')?.id ?? '';
  removalId = changes.find(({ state }) => state === 'done')?.id ?? '';
});
afterAll(() => usher.close());

const strangers = [
  ['a member', 'Chiara Rossi'],
  ['an owner of another group', 'Olu Adeyemi'],
  ['an employee who has nothing to do with it', 'Leila Farahani'],
] as const;

const verbs: readonly (readonly [verb: string, data: Readonly<Record<string, string>>])[] = [
  ['groups.manageGroup', {}],
  ['groups.listMembers', {}],
  ['groups.listOwners', {}],
  ['groups.openFacts', {}],
  ['groups.addMembers', { people: 'Leila Farahani' }],
  ['groups.removeMembers', { people: 'Lukas Novák' }],
  ['groups.removeMember', { userId: lukas }],
  ['groups.addOwners', { people: 'Leila Farahani' }],
  ['groups.removeOwner', { userId: personId('Bob Brown') }],
  ['groups.handOver', { people: 'Leila Farahani' }],
  ['groups.changeFacts', { name: 'Mine', description: '', visibility: 'Public' }],
];

describe.each(strangers)('%s', (_who, name) => {
  test.each(verbs)('gets nowhere with %s', async (verb, data) => {
    const answer = await pressAs(name, verb, { groupId: group, ...data });
    expect(answer).toMatch(/You do not own Sales EMEA now/u);
  });

  test.each(['groups.confirmChange', 'groups.showChange'])(
    'finds no draft of somebody else with %s',
    async (verb) => {
      expect(await pressAs(name, verb, { changeId: draftId })).toMatch(/This change no longer exists/u);
    },
  );

  test('cannot undo what an owner did', async () => {
    expect(await pressAs(name, 'groups.undoChange', { changeId: removalId })).toMatch(/You do not own/u);
  });
});

test('nothing of all this reached the directory', () => {
  expect(usher.graph.membersOf(group)).toContain(lukas);
  expect(usher.graph.ownersOf(group)).toEqual([personId('Bob Brown'), personId('Chen Wei')]);
  expect(usher.graph.faults.disasters).toEqual([]);
});

test('a former owner’s draft is not carried out', async () => {
  const chen = usher.person('Chen Wei');
  await chen.say('remove Chiara Rossi from Sales EMEA');
  await chen.sees(/Remove Chiara Rossi/u);
  usher.graph.removeOwner(group, chen.id);
  expect(await chen.press('Yes, do it')).toMatch(/You do not own Sales EMEA now/u);
  expect(usher.graph.membersOf(group)).toContain(personId('Chiara Rossi'));
});

/** Presses with ids of the person's own choosing on any card they have. */
async function pressAs(name: string, verb: string, data: Readonly<Record<string, string>>): Promise<string> {
  const person = usher.person(name);
  if (person.messages().length === 0) {
    await person.say('help');
    await person.sees(/You can also type/u);
  }
  const card = person.messages().at(-1)?.id ?? '';
  const { body } = await usher.teams.invoke(person.id, card, verb, data);
  return (
    JSON.stringify(body)
      .match(/"text":"([^"]*)"/gu)
      ?.map((one) => one.slice(8, -1))
      .join('') ?? ''
  );
}
