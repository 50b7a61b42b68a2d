/**
 * A product of three seats, of which two are taken. The story goes through the real bot over HTTP; the tenant gives and
 * takes licences in the background, some time after each change.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { company, groupId, type SandboxGroup } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import { stableGuid } from '../../src/sandbox/stableGuid.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeEach(async () => {
  usher = await startUsher({ env: { LICENSE_ADMIN_GROUP: groupId('Helpdesk Admins') } });
});
afterEach(() => usher.close());

const visio = groupId('Visio Users');

/** A security group like the one for Visio, with another name and nobody in it. */
function aSandboxGroup(displayName: string): SandboxGroup {
  const like = company().groups.find(({ id }) => id === visio);
  if (like === undefined) throw new Error('There is no group for Visio.');
  return {
    ...like,
    id: stableGuid(`group ${displayName}`),
    displayName,
    mailNickname: 'like',
    memberIds: [],
  };
}

async function askForVisio(name: string): Promise<void> {
  await usher.person(name).ask('join Visio Users because I draw floor plans', /Waiting/u);
}

/** Lets the timer strike. */
async function lookForSeats(): Promise<void> {
  const { store, queue } = usher.app;
  await store.db.transaction().execute((trx) => queue.enqueueMany(trx, 'requests.offerSeats', [{}]));
}

describe('the last seat', () => {
  test('its card says what the approval takes, and the person hears when the licence is there', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await askForVisio('Ada Lindqvist');
    await viktor.sees(/Ada Lindqvist asks.*Takes 1 of 1 free Visio Plan 2 seat/u);
    await viktor.press('Approve');
    await usher.person('Ada Lindqvist').sees(/You are in, and your licence for Visio Plan 2 is active/u);
  });

  test('goes to one of two; the other waits, sees their place, and comes in when somebody leaves', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const [ada, tom, lukas] = ['Ada Lindqvist', 'Tom Hughes', 'Lukas Novák'].map((name) =>
      usher.person(name),
    );
    for (const name of ['Ada Lindqvist', 'Tom Hughes', 'Lukas Novák']) {
      await askForVisio(name);
      await viktor.sees(new RegExp(`${name} asks`, 'u'));
    }
    await viktor.press('Approve', { on: /Ada Lindqvist asks/u });
    // Nobody pressed on this card since the seat went.
    await viktor.sees(/Tom Hughes asks.*No seat of Visio Plan 2 is free/u);
    expect(viktor.buttonsOn(/Tom Hughes asks/u)).not.toContain('Approve');
    await viktor.press('Approve onto the waiting list', { on: /Tom Hughes asks/u });
    await tom?.sees(/you are number 1 on the list/u);
    await viktor.sees(/Lukas Novák asks.*No seat of Visio Plan 2 is free/u);
    await viktor.press('Approve onto the waiting list', { on: /Lukas Novák asks/u });
    await lukas?.sees(/you are number 2 on the list/u);
    await ada?.sees(/your licence for Visio Plan 2 is active/u);
    expect(usher.graph.membersOf(visio)).not.toContain(tom?.id);
    await ada?.say('leave Visio Users');
    await ada?.sees(/leave/iu);
    await ada?.press('Leave');
    await tom?.sees(/You are in, and your licence for Visio Plan 2 is active/u);
    await lukas?.sees(/you are number 1 on the list/u);
    expect(usher.graph.membersOf(visio)).not.toContain(lukas?.id);
  });

  test('a seat that is bought is found by the timer, in the order the licence administrator chose', async () => {
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    const viktor = usher.person('Viktor Lundgren');
    for (const name of ['Tom Hughes', 'Lukas Novák']) {
      await askForVisio(name);
      await viktor.sees(new RegExp(`${name} asks.*No seat of Visio Plan 2 is free`, 'u'));
      await viktor.press('Approve onto the waiting list', { on: new RegExp(`${name} asks`, 'u') });
    }
    const samuel = usher.person('Samuel Mensah');
    await samuel.ask('waiting list visio', /Visio Plan 2.*1\. Tom Hughes.*2\. Lukas Novák/u);
    await samuel.press('Up');
    await usher.person('Lukas Novák').sees(/you are number 1 on the list/u);
    await usher.person('Tom Hughes').sees(/you are number 2 on the list/u);
    usher.graph.setSeats(skuIds.visioPlan2, 3);
    await lookForSeats();
    await usher.person('Lukas Novák').sees(/your licence for Visio Plan 2 is active/u);
    await usher.person('Tom Hughes').sees(/you are number 1 on the list/u);
  });

  test('that comes free is seen on the cards of those who are asked, also when nobody waits', async () => {
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    const viktor = usher.person('Viktor Lundgren');
    await askForVisio('Tom Hughes');
    await viktor.sees(/Tom Hughes asks.*No seat of Visio Plan 2 is free/u);
    usher.graph.setSeats(skuIds.visioPlan2, 3);
    await lookForSeats();
    await viktor.sees(/Tom Hughes asks.*Takes 1 of 1 free Visio Plan 2 seat/u);
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    await lookForSeats();
    await viktor.sees(/Tom Hughes asks.*No seat of Visio Plan 2 is free/u);
    expect(viktor.buttonsOn(/Tom Hughes asks/u)).not.toContain('Approve');
  });

  test('who waits may withdraw, and leaves the place to the next', async () => {
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    const viktor = usher.person('Viktor Lundgren');
    for (const name of ['Tom Hughes', 'Lukas Novák']) {
      await askForVisio(name);
      await viktor.sees(new RegExp(`${name} asks`, 'u'));
      await viktor.press('Approve onto the waiting list', { on: new RegExp(`${name} asks`, 'u') });
    }
    await usher.person('Lukas Novák').sees(/you are number 2 on the list/u);
    await usher.person('Tom Hughes').sees(/you are number 1 on the list/u);
    await usher.person('Tom Hughes').press('Withdraw');
    await usher.person('Lukas Novák').sees(/you are number 1 on the list/u);
  });
});

describe('what else stands against a licence', () => {
  test('somebody who has the product already takes no seat', async () => {
    const viktor = usher.person('Viktor Lundgren');
    usher.graph.setSeats(skuIds.officeE3, 0);
    usher.graph.addGroup({
      ...aSandboxGroup('Office Users'),
      licenceSkuIds: [skuIds.officeE3],
      ownerIds: [viktor.id],
    });
    await usher.person('Ada Lindqvist').say('join Office Users because I write letters');
    await viktor.sees(/Ada Lindqvist asks.*Has Microsoft 365 E3 already and takes no seat/u);
    await viktor.press('Approve');
    await usher.person('Ada Lindqvist').sees(/your licence for Microsoft 365 E3 is active/u);
  });

  test('an account without a country is pointed out, with who can mend it', async () => {
    usher.graph.setUser(usher.person('Ada Lindqvist').id, { usageLocation: null });
    await askForVisio('Ada Lindqvist');
    await usher.person('Viktor Lundgren').sees(/names no country.*A user administrator can set it/u);
  });

  test('a seat that somebody else took meanwhile is told in one sentence', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await askForVisio('Ada Lindqvist');
    await viktor.sees(/Ada Lindqvist asks/u);
    usher.graph.setFaults({ lagReads: 0 });
    await viktor.press('Approve');
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    await usher.person('Ada Lindqvist').sees(/You are in, but no seat of Visio Plan 2 is free/u);
  });

  test('the waiting list means nothing to somebody who does not look after licences', async () => {
    await usher.person('Ada Lindqvist').ask('waiting list visio', /Did you mean|Visio Users|Hello|find/iu);
    expect(
      usher
        .person('Ada Lindqvist')
        .messages()
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/Waiting for a seat/u);
  });
});
