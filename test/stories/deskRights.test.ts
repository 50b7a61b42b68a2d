/**
 * Only who owns a group at this moment looks after it. Every verb of the desk is pressed here by everybody who may not,
 * with the ids an owner's card would carry, and the simulated tenant must have seen no write.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { textOf } from '../support/cardReading.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
let draftId = '';
let removalId = '';
let nominationId = '';

const group = groupId('Sales EMEA');
const lukas = personId('Lukas Novák');

beforeAll(async () => {
  usher = await startUsher({ env: { FALLBACK_APPROVERS: personId('Dorota Kowalczyk') } });
  const chen = usher.person('Chen Wei');
  await chen.ask('remove Chiara Rossi from Sales EMEA', /Remove Chiara Rossi/u);
  // What is pressed later replaces the newest card, and the draft is still wanted.
  await chen.ask('help', /You can also type/u);
  usher.graph.removeOwner(group, chen.id);
  const elena = usher.person('Elena Petrova');
  await elena.ask('take over Archive Readers', /Somebody who stands in was asked/u);
  const bob = usher.person('Bob Brown');
  await bob.say('remove Siobhán O’Connor from Sales EMEA');
  await bob.press('Yes, do it', { on: /Remove Siobhán/u });
  await bob.sees(/1 person removed/u);
  await bob.ask('remove Lukas Novák from Sales EMEA', /Remove Lukas Novák/u);
  const changes = await usher.app.store.db
    .selectFrom('membership_changes')
    .select(['id', 'state', 'actor_id'])
    .execute();
  draftId = changes.find(({ state, actor_id: by }) => state === 'draft' && by === bob.id)?.id ?? '';
  nominationId = changes.find(({ state }) => state === 'pending')?.id ?? '';
  removalId = changes.find(({ state }) => state === 'done')?.id ?? '';
});
afterAll(() => usher.close());

const strangers = [
  ['a member', 'Chiara Rossi'],
  ['a former owner', 'Chen Wei'],
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

const policy = {
  mode: 'open',
  reasonRequired: 'false',
  longest: '0',
  usual: '0',
  quorum: '1',
  approvers: '',
  second: '',
  incompatible: '',
};

/** The same as people type it. */
const commands = [
  'manage Sales EMEA',
  'members Sales EMEA',
  'owners Sales EMEA',
  'add Leila Farahani to Sales EMEA',
  'remove Lukas Novák from Sales EMEA',
  'add owner Leila Farahani to Sales EMEA',
  'remove owner Bob Brown from Sales EMEA',
  'hand over Sales EMEA to Leila Farahani',
  'rename Sales EMEA to Mine',
  'describe Sales EMEA as mine',
  'make Sales EMEA public',
  'benenne Sales EMEA in Meine um',
];

describe.each(strangers)('%s', (_who, name) => {
  test.each(verbs)('gets nowhere with %s', async (verb, data) => {
    const answer = await pressAs(name, verb, { groupId: group, ...data });
    expect(answer).toMatch(/You do not own Sales EMEA now/u);
  });

  test('does not see or set how people join', async () => {
    expect(await pressAs(name, 'policy.open', { groupId: group })).toMatch(
      /Only owners of Sales EMEA set how/u,
    );
    expect(await pressAs(name, 'policy.save', { groupId: group, ...policy })).toMatch(
      /Only owners of Sales EMEA set how/u,
    );
  });

  test.each(commands)('gets nowhere with “%s”', async (command) => {
    const person = usher.person(name);
    const before = person.messages().length;
    await person.say(command);
    await usher.teams.waitFor(person.id, () => person.messages().length > before, 20_000);
    expect(textOf(person.messages().at(-1)?.card)).toMatch(/You do not own Sales EMEA now/u);
  });

  test.each(['groups.confirmChange', 'groups.showChange'])(
    'finds no draft of somebody else with %s',
    async (verb) => {
      expect(await pressAs(name, verb, { changeId: draftId })).toMatch(/This change no longer exists/u);
    },
  );

  test('cannot undo what an owner did', async () => {
    expect(await pressAs(name, 'groups.undoChange', { changeId: removalId })).toMatch(/You do not own/u);
    const person = usher.person(name);
    await person.ask('undo', /nothing to undo/u);
  });

  test('does not take a group that somebody owns', async () => {
    expect(await pressAs(name, 'groups.nominate', { groupId: group })).toMatch(/has an owner/u);
  });

  test.each(['groups.approveNomination', 'groups.denyNomination'])(
    'does not decide who looks after a group that nobody owns, with %s',
    async (verb) => {
      expect(await pressAs(name, verb, { changeId: nominationId })).toMatch(/You do not decide about/u);
    },
  );
});

test('nothing of all this reached the directory', () => {
  expect(usher.graph.membersOf(group)).toContain(lukas);
  expect(usher.graph.ownersOf(group)).toEqual([personId('Bob Brown')]);
  expect(usher.graph.ownersOf(groupId('Archive Readers'))).toEqual([]);
  expect(usher.graph.faults.disasters).toEqual([]);
});

test('a former owner’s draft is not carried out', async () => {
  const chen = usher.person('Chen Wei');
  expect(await chen.press('Yes, do it', { on: /Remove Chiara Rossi/u })).toMatch(
    /You do not own Sales EMEA now/u,
  );
  expect(usher.graph.membersOf(group)).toContain(personId('Chiara Rossi'));
});

/** Presses with ids of the person's own choosing on any card they have. */
async function pressAs(name: string, verb: string, data: Readonly<Record<string, string>>): Promise<string> {
  const person = usher.person(name);
  if (person.messages().length === 0) {
    await person.ask('help', /You can also type/u);
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
