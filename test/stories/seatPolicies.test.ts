/** Two tenants of other minds: licences may come later, and guests may come in with a warning. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import { makeDataDir } from '../support/databases.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  const file = path.join(await makeDataDir(), 'policies.json');
  await writeFile(file, JSON.stringify({ licensing: { whenNoSeat: 'addAnyway', guests: 'warn' } }));
  usher = await startUsher({ env: { POLICY_FILE: file, ALLOW_GUESTS: 'true' } });
  usher.graph.setSeats(skuIds.visioPlan2, 2);
});
afterAll(() => usher.close());

const visio = groupId('Visio Users');

describe('where a policy lets people in without a seat', () => {
  test('an owner adds people all the same', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.ask('add Tom Hughes to Visio Users', /1 person added to Visio Users/u);
  });
});

describe('where guests are let into groups with licences', () => {
  test('an owner who adds one is warned first', async () => {
    const viktor = usher.person('Viktor Lundgren');
    await viktor.ask(
      'add Felix Grünwald to Visio Users',
      /Guests in a group that gives licences: Felix Grünwald. Microsoft advises/u,
    );
    expect(usher.graph.membersOf(visio)).not.toContain(personId('Felix Grünwald'));
    await viktor.press('Yes, do it', { on: /Felix Grünwald/u });
    await viktor.sees(/1 person added to Visio Users.*Felix Grünwald: Added/u);
  });
});
