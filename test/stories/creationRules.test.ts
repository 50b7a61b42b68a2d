/** What the administrator's file says about new groups: who may, who has to agree, what they are called. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { pressAs } from '../support/cardPress.ts';
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

  test('its creator withdraws a wish that waits, and nobody can answer it any more', async () => {
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    await ask('Ada Lindqvist', 'Second Thoughts');
    await ada.press('Create the group');
    await bob.sees(/wants a new group: GRP-Marketing-Second Thoughts/u);
    const creationId = await idOf('GRP-Marketing-Second Thoughts');
    for (const name of ['Bob Brown', 'Tom Hughes'])
      expect(await press(name, 'groups.withdrawCreate', { creationId })).toMatch(/no longer there/u);
    expect(await ada.press('Withdraw', { on: /Second Thoughts/u })).toMatch(
      /Second Thoughts was taken back/u,
    );
    await bob.sees(/The wish for GRP-Marketing-Second Thoughts was taken back/u);
    const late = { creationId, note: 'Fine' };
    expect(await press('Bob Brown', 'groups.approveCreate', late)).toMatch(/was taken back/u);
    expect(await press('Ada Lindqvist', 'groups.withdrawCreate', late)).toMatch(/was taken back/u);
    expect(usher.graph.groupsNamed('GRP-Marketing-Second Thoughts')).toEqual([]);
  });

  test('a wish is withdrawn by its typed name too, and where nothing waits that is said', async () => {
    const bob = usher.person('Bob Brown');
    await bob.ask('withdraw group Nothing', /No such wish of yours waits/u);
    await ask('Bob Brown', 'Typed Away');
    await bob.press('Create the group');
    await usher.person('Chen Wei').sees(/Typed Away/u);
    await bob.say('Gruppe zurückziehen Typed Away');
    await usher.person('Chen Wei').sees(/The wish for GRP-Sales-Typed Away was taken back/u);
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
    await tom.ask('create group Anything', /Only some people make groups/u);
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
    await bob.ask(
      'create group',
      /Names look like “GRP-Sales-…”.*at most 40 characters.*Somebody has to agree/u,
    );
    expect(await ask('Bob Brown', 'Friends of the CEO')).toMatch(/“CEO” is not allowed/u);
  });
});

describe('another name for a group', () => {
  test('keeps to the same rules, in the same words', async () => {
    const bob = usher.person('Bob Brown');
    const group = groupId('VPN Users');
    usher.graph.addOwner(group, bob.id);
    const form = await press('Bob Brown', 'groups.openFacts', { groupId: group });
    expect(form).toMatch(/Names look like “GRP-Sales-…”.*at most 40 characters/u);
    const like = company().groups.find(({ id }) => id === group);
    if (like === undefined) throw new Error('The company has no VPN Users.');
    const ofGroup = { groupId: group, description: like.description ?? '', visibility: null };
    const rename = (name: string) => press('Bob Brown', 'groups.changeFacts', { ...ofGroup, name });
    const takenAlready = /a group called “GRP-Sales-Field Access” already/u;
    expect(await rename('Friends of the CEO')).toMatch(/“CEO” is not allowed/u);
    expect(await rename('x'.repeat(41))).toMatch(/too long.*at most 30 characters/u);
    const free = await pressAs(usher, 'Bob Brown', 'groups.changeFacts', {
      ...ofGroup,
      name: 'Field Access',
    });
    expect(free.says).toMatch(/Name becomes GRP-Sales-Field Access/u);
    usher.graph.addGroup({ ...like, id: randomUUID(), displayName: 'GRP-Sales-Field Access' });
    const changeId = /"changeId":"([^"]+)"/u.exec(JSON.stringify(free.card))?.[1];
    // Somebody took the name between the question and the yes.
    expect(await press('Bob Brown', 'groups.confirmChange', { changeId })).toMatch(takenAlready);
    expect(await rename('Field Access')).toMatch(takenAlready);
    expect(await rename('Access Field')).toMatch(/alike names: GRP-Sales-Field Access/u);
    expect(usher.graph.groupsNamed('VPN Users')).toEqual([group]);
  });
});

/** Fills in the form with this name; answers what comes of it. */
async function ask(name: string, typed: string): Promise<string> {
  const person = usher.person(name);
  await person.ask('create group', /Check|New group/u);
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
