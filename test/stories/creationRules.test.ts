/** What the administrator's file says about new groups: who may, who has to agree, what they are called. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { textOf } from '../support/cardReading.ts';
import { passWith } from '../support/usherTime.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const makers = groupId('Sales EMEA');
const deciders = groupId('Engineering');
const rules = {
  creation: {
    whoMayCreate: { membersOf: makers },
    approval: { approverIds: [deciders, personId('Bob Brown')] },
    naming: { prefix: 'GRP-[Department]-', suffix: '', blockedWords: ['CEO'], maxLength: 40 },
  },
};

let usher: Usher;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'usher-rules-'));
  const file = path.join(folder, 'policy.json');
  await writeFile(file, JSON.stringify(rules));
  usher = await startUsher({ env: { POLICY_FILE: file } });
  usher.graph.addMember(makers, personId('Ada Lindqvist'));
  usher.graph.addMember(makers, personId('Bob Brown'));
  for (const member of usher.graph.membersOf(deciders)) usher.graph.removeMember(deciders, member);
  usher.graph.addMember(deciders, personId('Chen Wei'));
  usher.graph.addMember(deciders, personId('Ada Lindqvist'));
});
afterAll(async () => {
  await usher.close();
  await rm(folder, { recursive: true, force: true });
});

describe('where somebody has to agree', () => {
  test('one yes makes the group, and everybody is told', async () => {
    const ada = usher.person('Ada Lindqvist');
    const question = await ask('Ada Lindqvist', 'Trade Fair');
    expect(question).toMatch(/Create GRP-Marketing-Trade Fair\?.*Somebody has to agree/u);
    expect(await ada.press('Create the group')).toMatch(/waits for an answer/u);
    const chen = usher.person('Chen Wei');
    const bob = usher.person('Bob Brown');
    await bob.sees(/Ada Lindqvist wants a new group: GRP-Marketing-Trade Fair/u);
    await chen.sees(/wants a new group/u);
    expect(usher.graph.groupsNamed('GRP-Marketing-Trade Fair')).toEqual([]);
    expect(await chen.press('Approve', { fill: { Note: 'Good luck' } })).toMatch(/being made.*Approved by/u);
    await ada.sees(/GRP-Marketing-Trade Fair is there.*Approved by Chen Wei.*Good luck/u);
    await bob.sees(/GRP-Marketing-Trade Fair is there/u);
    expect(bob.buttonsOn(/GRP-Marketing-Trade Fair is there/u)).toEqual([]);
    expect(usher.graph.groupsNamed('GRP-Marketing-Trade Fair')).toHaveLength(1);
  });

  test('a no needs a reason, which the creator reads', async () => {
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    await ask('Ada Lindqvist', 'Second Fair');
    await ada.press('Create the group');
    await bob.sees(/wants a new group: GRP-Marketing-Second Fair/u);
    expect(await bob.press('Deny', { on: /Second Fair/u, fill: { Note: ' ' } })).toMatch(/short note/u);
    await bob.press('Deny', { on: /Second Fair/u, fill: { Note: 'There is one already.' } });
    await ada.sees(/Second Fair will not be made.*Denied by Bob Brown.*one already/u);
    expect(usher.graph.groupsNamed('GRP-Marketing-Second Fair')).toEqual([]);
  });

  test('two approvers who press at once make one group, and the second is told the truth', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ask('Ada Lindqvist', 'Both At Once');
    await ada.press('Create the group');
    const people = [usher.person('Chen Wei'), usher.person('Bob Brown')];
    for (const person of people) await person.sees(/Both At Once/u);
    const answers = await Promise.all(
      people.map((person) =>
        person.press('Approve', { on: /wants a new group.*Both At Once/u, fill: { Note: '' } }),
      ),
    );
    for (const answer of answers) expect(answer).toMatch(/Approved by (Chen Wei|Bob Brown)/u);
    await ada.sees(/Both At Once is there/u);
    expect(usher.graph.groupsNamed('GRP-Marketing-Both At Once')).toHaveLength(1);
  });

  test('a wish nobody answers ends, and its creator is told', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ask('Ada Lindqvist', 'Forgotten');
    await ada.press('Create the group');
    await usher.person('Bob Brown').sees(/wants a new group: GRP-Marketing-Forgotten/u);
    await passWith(usher, 15 * 24 * 60 * 60 * 1000, 'groups.expireCreate');
    await ada.sees(/Nobody answered about GRP-Marketing-Forgotten in time/u);
    const bob = usher.person('Bob Brown');
    await bob.sees(/Nobody answered about GRP-Marketing-Forgotten/u);
    expect(bob.buttonsOn(/Nobody answered about GRP-Marketing-Forgotten/u)).toEqual([]);
  });

  test('nobody else decides: not the creator, not a stranger, not who lost the right', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ask('Ada Lindqvist', 'Not By Them');
    await ada.press('Create the group');
    await usher.person('Chen Wei').sees(/Not By Them/u);
    const data = { creationId: await idOf('GRP-Marketing-Not By Them'), note: 'no' };
    for (const verb of ['groups.approveCreate', 'groups.denyCreate']) {
      expect(await press('Ada Lindqvist', verb, data)).toMatch(/Nobody decides their own wish/u);
      expect(await press('Tom Hughes', verb, data)).toMatch(/do not decide about new groups/u);
    }
    expect(await press('Tom Hughes', 'groups.showCreate', data)).toMatch(/no longer there/u);
    usher.graph.removeMember(deciders, personId('Chen Wei'));
    expect(await press('Chen Wei', 'groups.approveCreate', data)).toMatch(/do not decide about new groups/u);
    usher.graph.addMember(deciders, personId('Chen Wei'));
    expect(usher.graph.groupsNamed('GRP-Marketing-Not By Them')).toEqual([]);
  });
});

describe('who may make groups', () => {
  test('somebody outside the group of makers is told so, at the form and at every press', async () => {
    const tom = usher.person('Tom Hughes');
    usher.graph.removeMember(makers, tom.id);
    await tom.say('create group Anything');
    await tom.sees(/Only some people make groups/u);
    const form = { kind: 'security', name: 'Anything', purpose: 'p', owners: '', members: '' };
    expect(await press('Tom Hughes', 'groups.checkCreate', form)).toMatch(/Only some people make groups/u);
  });

  test('somebody who left the makers after the form makes no group', async () => {
    const bob = usher.person('Bob Brown');
    await ask('Bob Brown', 'Left Before');
    usher.graph.removeMember(makers, bob.id);
    expect(await bob.press('Create the group')).toMatch(/Only some people make groups/u);
    usher.graph.addMember(makers, bob.id);
  });

  test('a blocked word comes back with the form, which says the pattern first', async () => {
    const bob = usher.person('Bob Brown');
    await bob.say('create group');
    await bob.sees(/Names look like this: GRP-Sales-….*at most 40 characters.*Somebody has to agree/u);
    expect(await ask('Bob Brown', 'Friends of the CEO')).toMatch(/“CEO” is not allowed/u);
  });
});

/** Fills in the form with this name; answers what comes of it. */
async function ask(name: string, typed: string): Promise<string> {
  const person = usher.person(name);
  await person.say('create group');
  await person.sees(/Check|New group/u);
  return person.press('Check and continue', {
    fill: { 'Name of the group': typed, Purpose: 'For the fair', 'Further owners': '', 'First members': '' },
  });
}

async function idOf(name: string): Promise<string> {
  const rows = usher.app.store.db.selectFrom('group_creations').select('id').where('name', '=', name);
  return (await rows.executeTakeFirstOrThrow()).id;
}

/** Presses a button of an old card; answers what comes back. */
async function press(name: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<string> {
  const id = personId(name);
  await usher.teams.sendMessage(id, 'help');
  const card = usher.teams.messages(id).findLast((message) => message.fromBot)?.id ?? '';
  const { body } = await usher.teams.invoke(id, card, verb, data);
  return textOf((body as { readonly value?: unknown }).value);
}
