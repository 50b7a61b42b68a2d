import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
const approvers = ['Dorota Kowalczyk', 'Samuel Mensah', 'Elena Petrova'];
beforeAll(async () => {
  usher = await startUsher({ env: { FALLBACK_APPROVERS: approvers.map(personId).join(',') } });
});
afterAll(() => usher.close());

const orphan = groupId('Archive Readers');

describe('a group that nobody owns', () => {
  test('is not offered to somebody who is no member of it', async () => {
    const leila = usher.person('Leila Farahani');
    await leila.ask('manage Archive Readers', /Nobody owns Archive Readers/u);
    expect(await leila.press('I can look after it')).toMatch(/You are not in Archive Readers/u);
  });

  test('a group with owners is not to be taken', async () => {
    const chiara = usher.person('Chiara Rossi');
    await chiara.ask('help', /You can also type/u);
    const card = chiara.messages().at(-1)?.id ?? '';
    const wish = { groupId: groupId('Sales EMEA') };
    const { body } = await usher.teams.invoke(chiara.id, card, 'groups.nominate', wish);
    expect(JSON.stringify(body)).toContain('has an owner');
  });

  test('is given to the member who offers, when somebody who stands in agrees', async () => {
    const elena = usher.person('Elena Petrova');
    const [dorota, samuel] = ['Dorota Kowalczyk', 'Samuel Mensah'].map(usher.person);
    if (dorota === undefined || samuel === undefined) throw new Error('Somebody is missing.');
    await elena.ask('manage Archive Readers', /Nobody owns Archive Readers/u);
    await elena.press('I can look after it');
    await elena.sees(/Somebody who stands in was asked/u);
    await dorota.sees(/Elena Petrova offers to look after Archive Readers/u);
    await samuel.sees(/Elena Petrova offers to look after Archive Readers/u);
    expect(elena.messages().some(({ card }) => JSON.stringify(card).includes('approveNomination'))).toBe(
      false,
    );
    expect(usher.graph.ownersOf(orphan)).toEqual([]);

    const changeId = await openNomination();
    expect(await answerAs('Elena Petrova', changeId)).toContain('Nobody decides about themselves');
    expect(await answerAs('Leila Farahani', changeId)).toContain('You do not decide about');
    expect(await answerAs('Bob Brown', changeId)).toContain('You do not decide about');
    expect(usher.graph.ownersOf(orphan)).toEqual([]);

    await dorota.press('Approve', { on: /offers to look after/u });
    await elena.sees(/You own Archive Readers now/u);
    expect(usher.graph.ownersOf(orphan)).toEqual([elena.id]);
    await samuel.sees(/offers to look after Archive Readers.*Owner now/u);
    expect(await answerAs('Samuel Mensah', changeId)).toContain('Owner now');
  });

  test('stays without an owner when the offer is denied, and the member hears of it', async () => {
    usher.graph.removeOwner(orphan, personId('Elena Petrova'));
    const elena = usher.person('Elena Petrova');
    await elena.say('owners Archive Readers');
    await elena.press('I can look after it', { on: /Nobody owns/u });
    const samuel = usher.person('Samuel Mensah');
    await samuel.sees(/offers to look after Archive Readers(?!.*Owner now)/u);
    await samuel.press('Deny', { on: /offers to look after/u });
    await elena.sees(/Denied by somebody who stands in/u);
    expect(usher.graph.ownersOf(orphan)).toEqual([]);
  });
});

async function openNomination(): Promise<string> {
  const row = await usher.app.store.db
    .selectFrom('membership_changes')
    .select('id')
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Presses Approve with the right id, whoever may see it. */
async function answerAs(name: string, changeId: string): Promise<string> {
  const person = usher.person(name);
  if (person.messages().length === 0) {
    await person.ask('help', /You can also type/u);
  }
  const card = person.messages().at(-1)?.id ?? '';
  const { body } = await usher.teams.invoke(person.id, card, 'groups.approveNomination', { changeId });
  return JSON.stringify(body);
}
