import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { company, groupId, personId } from '../../src/sandbox/company.ts';
import { textOf } from '../support/cardReading.ts';
import type { Person } from '../support/person.ts';
import { startUsher, type Usher } from '../support/usher.ts';

const nameField = 'Type the name of the group to go on';

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

describe('an owner deletes a group', () => {
  test('a security group is gone for good, after its name was typed', async () => {
    const ada = ownerOf('Old Fair', { isUnified: false });
    await ada.ask('delete group Old Fair', /Delete Old Fair for everybody\?.*gone for good/u);
    const wrong = await ada.press('Delete the group', { fill: { [nameField]: 'Old' } });
    expect(wrong).toMatch(/another name.*Old Fair/u);
    expect(usher.graph.groupsNamed('Old Fair')).toHaveLength(1);
    await ada.press('Delete the group', { fill: { [nameField]: ' old fair ' } });
    await ada.sees(/Old Fair is deleted/u);
    expect(usher.graph.groupsNamed('Old Fair')).toEqual([]);
    expect(ada.buttonsOn(/Old Fair is deleted/u)).toEqual([]);
  });

  test('a Microsoft 365 group comes back from the same card, as it was', async () => {
    const ada = ownerOf('Launch 2026', { isUnified: true });
    const [id = ''] = usher.graph.groupsNamed('Launch 2026');
    usher.graph.addMember(id, personId('Tom Hughes'));
    await ada.ask('gruppe löschen Launch 2026', /restore it for 30 days/u);
    await ada.press('Delete the group', { fill: { [nameField]: 'Launch 2026' } });
    await ada.sees(/Launch 2026 is deleted.*Can be restored until/u);
    expect(usher.graph.groupsNamed('Launch 2026')).toEqual([]);
    await ada.press('Restore the group');
    await ada.sees(/Launch 2026 is back/u);
    expect(usher.graph.groupsNamed('Launch 2026')).toEqual([id]);
    expect(usher.graph.membersOf(id)).toEqual([personId('Tom Hughes')]);
    expect(usher.graph.ownersOf(id)).toEqual([ada.id, personId('Bob Brown')]);
  });

  test('the other owners are told, and can bring it back as well', async () => {
    const ada = ownerOf('Shared Desk', { isUnified: true });
    await ada.ask('delete group Shared Desk', /Delete Shared Desk/u);
    await ada.press('Delete the group', { fill: { [nameField]: 'Shared Desk' } });
    const bob = usher.person('Bob Brown');
    await bob.sees(/Shared Desk is deleted.*Deleted by Ada Lindqvist/u);
    await bob.press('Restore the group', { on: /Shared Desk is deleted/u });
    await ada.sees(/Shared Desk is back/u);
    await bob.sees(/Shared Desk is back/u);
  });

  test('answers that Graph loses change nothing about it', async () => {
    const ada = ownerOf('Lost Twice', { isUnified: true });
    const [id = ''] = usher.graph.groupsNamed('Lost Twice');
    const lost = new Set<string>();
    atCall = ({ method, url }) => {
      const isThere = method === 'DELETE' || url.endsWith('/restore');
      if (!isThere || lost.has(method)) return;
      lost.add(method);
      usher.graph.setFaults({ outage: 'answerLost' });
      setImmediate(() => {
        usher.graph.setFaults({ outage: 'none' });
      });
    };
    await ada.ask('delete group Lost Twice', /Delete Lost Twice/u);
    await ada.press('Delete the group', { fill: { [nameField]: 'Lost Twice' } });
    await ada.sees(/Lost Twice is deleted/u);
    await ada.press('Restore the group', { on: /Lost Twice is deleted/u });
    await ada.sees(/Lost Twice is back/u);
    expect([...lost]).toEqual(['DELETE', 'POST']);
    atCall = () => undefined;
    expect(usher.graph.groupsNamed('Lost Twice')).toEqual([id]);
  }, 30_000);

  test('after thirty days nothing can be brought back', async () => {
    const ada = ownerOf('Long Gone', { isUnified: true });
    await ada.ask('delete group Long Gone', /Delete Long Gone/u);
    await ada.press('Delete the group', { fill: { [nameField]: 'Long Gone' } });
    await ada.sees(/Long Gone is deleted/u);
    usher.pass(30 * 24 * 60 * 60 * 1000);
    expect(await ada.press('Restore the group', { on: /Long Gone is deleted/u })).toMatch(
      /can no longer be restored/u,
    );
  });

  test('pressing twice deletes once', async () => {
    const ada = ownerOf('Twice', { isUnified: false });
    await ada.ask('delete group Twice', /Delete Twice/u);
    const card = ada.messages().at(-1)?.id ?? '';
    const data = { groupId: usher.graph.groupsNamed('Twice')[0], name: 'Twice' };
    const press = () => usher.teams.invoke(ada.id, card, 'groups.delete', data);
    await Promise.all([press(), press()]);
    await ada.sees(/Twice is deleted/u);
    const rows = await usher.app.store.db
      .selectFrom('group_deletions')
      .select('id')
      .where('group_name', '=', 'Twice')
      .execute();
    expect(rows).toHaveLength(1);
  });
});

describe('the card of a new group', () => {
  test('leads to its desk, and the desk to its end', async () => {
    const chen = usher.person('Chen Wei');
    await chen.ask('create group Short Lived', /New group/u);
    const people = { 'Further owners': '', 'First members': '' };
    await chen.press('Check and continue', {
      fill: { 'Name of the group': 'Short Lived', Purpose: 'A day', ...people },
    });
    await chen.press('Create the group');
    await chen.sees(/Short Lived is there/u);
    expect(await chen.press('Manage the group')).toMatch(/Short Lived/u);
    await chen.ask('manage Short Lived', /A day/u);
    expect(await chen.press('Delete the group', { on: /A day/u })).toMatch(
      /Delete Short Lived for everybody/u,
    );
  });
});

describe('a group stays', () => {
  test('when it gives people licences, with the way forward', async () => {
    const name = 'Visio Users';
    const [owner = ''] = usher.graph.ownersOf(groupId(name));
    const text = await press(owner, 'groups.openDelete', { groupId: groupId(name) });
    expect(text).toMatch(/licences.*take them off first/u);
    expect(text).toMatch(/If they were taken off now: Visio Plan 2: 2 seats come free\./u);
    expect(text).toMatch(/Dorota Kowalczyk loses Visio Plan 2\./u);
    expect(await press(owner, 'groups.delete', { groupId: groupId(name), name })).toMatch(/licences/u);
  });

  test('when it is kept on other servers', async () => {
    const name = 'Legacy File Server';
    usher.graph.addOwner(groupId(name), personId('Ada Lindqvist'));
    const text = await press(personId('Ada Lindqvist'), 'groups.openDelete', { groupId: groupId(name) });
    expect(text).toMatch(/cannot be deleted here.*own servers/u);
  });

  test.each([
    ['a member', 'Lukas Novák'],
    ['the owner of another group', 'Nils Bergström'],
    ['a stranger', 'Ada Lindqvist'],
  ])('when %s asks for its end', async (_, name) => {
    const data = { groupId: groupId('Sales EMEA'), name: 'Sales EMEA' };
    for (const verb of ['groups.openDelete', 'groups.delete']) {
      expect(await press(personId(name), verb, data)).toMatch(/Only its owners can delete Sales EMEA/u);
    }
    expect(usher.graph.groupsNamed('Sales EMEA')).toHaveLength(1);
  });

  test('when the owner lost the right between the question and the answer', async () => {
    const ada = ownerOf('Handed Over', { isUnified: false });
    await ada.ask('delete group Handed Over', /Delete Handed Over/u);
    usher.graph.removeOwner(usher.graph.groupsNamed('Handed Over')[0] ?? '', ada.id);
    expect(await ada.press('Delete the group', { fill: { [nameField]: 'Handed Over' } })).toMatch(
      /Only its owners/u,
    );
    expect(usher.graph.groupsNamed('Handed Over')).toHaveLength(1);
  });

  test('gone, when somebody who never owned it wants it back', async () => {
    const ada = ownerOf('Not For Tom', { isUnified: true });
    await ada.ask('delete group Not For Tom', /Delete Not For Tom/u);
    await ada.press('Delete the group', { fill: { [nameField]: 'Not For Tom' } });
    await ada.sees(/Not For Tom is deleted/u);
    const { id } = await usher.app.store.db
      .selectFrom('group_deletions')
      .select('id')
      .where('group_name', '=', 'Not For Tom')
      .executeTakeFirstOrThrow();
    for (const verb of ['groups.restore', 'groups.showDelete']) {
      const text = await press(personId('Tom Hughes'), verb, { deletionId: id });
      expect(text).toMatch(/nothing here that you could restore/u);
    }
    expect(usher.graph.groupsNamed('Not For Tom')).toEqual([]);
  });
});

/** A new group of Ada's and Bob's. */
function ownerOf(name: string, { isUnified }: { readonly isUnified: boolean }): Person {
  const ada = usher.person('Ada Lindqvist');
  const like = company().groups.find(({ displayName }) => displayName === 'Sales EMEA');
  if (like === undefined) throw new Error('The company has no Sales EMEA.');
  usher.graph.addGroup({
    ...like,
    id: randomUUID(),
    displayName: name,
    mailNickname: name.replaceAll(' ', '-'),
    groupTypes: isUnified ? ['Unified'] : [],
    mailEnabled: isUnified,
    securityEnabled: !isUnified,
    ownerIds: [ada.id, personId('Bob Brown')],
    memberIds: [],
  });
  return ada;
}

/** Presses a button of an old card; answers what comes back. */
async function press(userId: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<string> {
  await usher.teams.sendMessage(userId, 'help');
  const card = usher.teams.messages(userId).findLast((message) => message.fromBot)?.id ?? '';
  const { body } = await usher.teams.invoke(userId, card, verb, data);
  return textOf((body as { readonly value?: unknown }).value);
}
