import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('an employee asks and an owner approves', () => {
  test('the membership is written, seen, and everybody is told', async () => {
    const ada = usher.person('Ada Lindqvist');
    const bob = usher.person('Bob Brown');
    const chen = usher.person('Chen Wei');

    await ada.ask('join Sales EMEA because I run the spring campaign with them', /waiting/iu);
    await bob.sees(/Ada Lindqvist/u);
    await chen.sees(/spring campaign/u);

    const answer = await bob.press('Approve', { fill: { Note: 'Welcome to the team' } });
    expect(answer).toMatch(/approved/iu);

    await ada.sees(/verified/iu);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(ada.id);
    await chen.sees(/Approved by Bob Brown.*Welcome to the team/su);
    expect(chen.buttonsOn(/Ada Lindqvist/u)).not.toContain('Approve');
    expect(usher.graph.writes.membershipsWritten).toBe(1);
    await ada.sees(/You are now a member of Sales EMEA/u);
    expect(ada.messages().map((message) => message.summary)).toHaveLength(3);
  });
});
