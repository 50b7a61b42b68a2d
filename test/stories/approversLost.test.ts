/** Those who were asked leave, block Usher, or lose the right between their approval and the write. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';
import { holdWrites, readAudit, readNotices } from '../support/usherTime.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher({
    env: { FALLBACK_APPROVERS: personId('Dorota Kowalczyk') },
    notInstalled: ['Aisha Rahman', 'Grace Kim', 'Ravi Subramanian'],
  });
});
afterAll(() => usher.close());

describe('an approver cannot be reached', () => {
  test('the other owners go on, and the requester sees who was not reached', async () => {
    const emily = usher.person('Emily Carter');
    const chen = usher.person('Chen Wei');
    await emily.say('join Sales APAC because I cover the region');
    await chen.sees(/I cover the region/u);
    await emily.sees(/could not reach Aisha Rahman/u);
    await chen.press('Approve', { on: /I cover the region/u });
    await emily.sees(/verified/u);
  });

  test('nobody is asked twice to write to somebody who is known to have no Usher', async () => {
    const calls = () => usher.teams.calls.filter((call) => call.userId === personId('Aisha Rahman')).length;
    const before = calls();
    const tom = usher.person('Tom Hughes');
    await tom.say('join Sales APAC because of the fair');
    await usher.person('Chen Wei').sees(/the fair/u);
    await tom.sees(/Waiting for/u);
    expect(calls()).toBe(before);
  });

  test('whoever comes back is asked again', async () => {
    const aisha = usher.person('Aisha Rahman');
    await usher.teams.install(aisha.id);
    await usher.person('Lukas Novák').say('join Sales APAC because of a customer');
    await aisha.sees(/because of a customer|of a customer/u);
  });

  test('whoever blocked Usher and writes again is reached again', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.say('help');
    await usher.teams.block(viktor.id);
    const mei = usher.person('Mei Tanaka');
    await mei.say('join Visio Users because I draw processes');
    await usher.person('Dorota Kowalczyk').sees(/I draw processes/u);
    await mei.sees(/could not reach Viktor Lundgren/u);
    await usher.teams.install(viktor.id);
    await viktor.say('help');
    await usher.person('Karin Holm').say('join Visio Users because I draw organisations');
    await viktor.sees(/I draw organisations/u);
  });

  test('where nobody is left the requester is told at once, and the operator', async () => {
    const dorota = usher.person('Dorota Kowalczyk');
    await usher.teams.uninstall(dorota.id);
    const patrick = usher.person('Patrick Müller');
    await patrick.say(`join ${groupId('R&D #1')} because I hire for it`);
    await usher.person('Nils Bergström').sees(/I hire for it/u);
    await usher.teams.uninstall(personId('Nils Bergström'));
    await patrick.sees(/Nobody who may decide can be reached/u);
    expect(await readNotices(usher)).toContain('noApprover');
    expect(patrick.buttonsOn(/I hire for it/u)).not.toContain('Withdraw');
  });

  test('who asks where nobody can decide is told so, and nothing hangs', async () => {
    const leila = usher.person('Leila Farahani');
    await leila.ask('join Archive Readers because of a search', /Nobody can decide about Archive Readers/u);
    expect(await readAudit(usher, leila.id)).toEqual([]);
  });
});

describe('an approver loses the right before the write', () => {
  test('the approval falls, the owners of now are asked, and it is theirs to decide', async () => {
    const held = await holdWrites(usher, groupId('Sales EMEA'));
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    const chen = usher.person('Chen Wei');
    await ada.say('join Sales EMEA because of the spring campaign');
    await bob.sees(/spring campaign/u);
    await bob.press('Approve', { on: /spring campaign/u });
    await ada.sees(/being added/u);
    usher.graph.removeOwner(groupId('Sales EMEA'), bob.id);
    await held.release();
    await ada.sees(/Waiting for Chen Wei|Waiting for 1 owner/u);
    await chen.sees(/asks to join Sales EMEA.*spring campaign/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).not.toContain(ada.id);
    await bob.sees(/You do not decide about Sales EMEA now/u);
    expect(bob.messages().filter((message) => /spring campaign/u.test(JSON.stringify(message.card)))).toEqual(
      [],
    );
    expect(await chen.press('Approve', { on: /spring campaign/u })).toMatch(/[Aa]pproved/u);
    await ada.sees(/verified/u);
    expect(await readAudit(usher, ada.id)).toEqual([
      'requests.submit',
      'requests.approve',
      'requests.reopen',
      'requests.approve',
      'requests.write',
      'requests.deliver',
    ]);
  });
});
