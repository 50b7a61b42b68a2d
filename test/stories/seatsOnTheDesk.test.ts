/**
 * An owner adds people to a group that gives Visio: three seats, of which two are taken. The same rule holds as for
 * requests, in the same order of those who wait.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeEach(async () => {
  usher = await startUsher({ env: { ALLOW_GUESTS: 'true' } });
});
afterEach(() => usher.close());

const visio = groupId('Visio Users');
const membersOfVisio = (): readonly string[] => usher.graph.membersOf(visio);

describe('the owner of a group that gives licences', () => {
  test('adds as many people as there are seats; the others are named, and so is their way in', async () => {
    const viktor = usher.person('Viktor Lundgren');
    const card = await viktor.ask(
      'add Ada Lindqvist, Tom Hughes to Visio Users',
      /1 person added to Visio Users/u,
    );
    expect(card).toMatch(/Tom Hughes: No licence seat is free. They can ask to join and wait for one/u);
    expect(card).toMatch(/Ada Lindqvist: Added/u);
    expect(membersOfVisio()).toContain(personId('Ada Lindqvist'));
    expect(membersOfVisio()).not.toContain(personId('Tom Hughes'));
    await usher.person('Lukas Novák').say('join Visio Users because I draw floor plans');
    await viktor.sees(/Lukas Novák asks.*No seat of Visio Plan 2 is free/u);
  });

  test('adds somebody who has the product already, seats or none, and hears of those who are in', async () => {
    usher.graph.setSeats(skuIds.visioPlan2, 2);
    const viktor = usher.person('Viktor Lundgren');
    const card = await viktor.ask(
      'add Dorota Kowalczyk, Tom Hughes to Visio Users',
      /Nothing has changed in Visio Users/u,
    );
    expect(card).toMatch(/Dorota Kowalczyk: Was a member already/u);
    expect(card).toMatch(/Tom Hughes: No licence seat is free/u);
  });

  test('who was removed does not come back when the seat is gone', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.ask('remove Dorota Kowalczyk from Visio Users', /Remove Dorota Kowalczyk/u);
    await viktor.press('Yes, do it');
    await viktor.sees(/1 person removed from Visio Users/u);
    usher.graph.setSeats(skuIds.visioPlan2, 1);
    await viktor.press('Undo');
    await viktor.sees(/Dorota Kowalczyk: No licence seat is free/u);
    expect(membersOfVisio()).not.toContain(personId('Dorota Kowalczyk'));
  });

  test('guests stay out, although the tenant allows them elsewhere', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.ask(
      'add Felix Grünwald to Visio Users',
      /Felix Grünwald: The group gives licences, and guests are kept out/u,
    );
    expect(membersOfVisio()).not.toContain(personId('Felix Grünwald'));
  });
});
