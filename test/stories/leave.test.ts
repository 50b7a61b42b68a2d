import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('leaving a group', () => {
  test('Usher asks first, then the membership is gone and the card says so', async () => {
    const lukas = usher.person('Lukas Novák');
    await lukas.ask('leave Sales EMEA', /Sales EMEA/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(lukas.id);
    await lukas.press('Leave');
    await lukas.sees(/You (have left|left|are no longer)/iu);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).not.toContain(lukas.id);
  });

  test('pressing twice leaves once', async () => {
    const chiara = usher.person('Chiara Rossi');
    await chiara.ask('leave Sales EMEA Leads', /Sales EMEA Leads/u);
    const card = chiara.messages().at(-1)?.id ?? '';
    const press = () =>
      usher.teams.invoke(chiara.id, card, 'requests.leave', { groupId: groupId('Sales EMEA Leads') });
    await Promise.all([press(), press()]);
    await chiara.sees(/You (have left|left|are no longer)/iu);
    expect(usher.graph.faults.disasters).toEqual([]);
    expect(usher.graph.membersOf(groupId('Sales EMEA Leads'))).not.toContain(chiara.id);
  });

  test('what is held by a rule or synced cannot be left here, and Usher says why', async () => {
    const ada = usher.person('Ada Lindqvist');
    await ada.ask('leave Marketing Newsletter', /cannot leave Marketing Newsletter.*rule/u);
    await ada.ask('leave Legacy File Server', /cannot leave Legacy File Server.*own servers/u);
  });

  test('what is held through another group is left by leaving that one, and cannot be asked for again', async () => {
    const fatima = usher.person('Fatima El Amrani');
    await fatima.ask('leave Finance Reports', /in Finance Reports through another group/u);
    await fatima.ask(
      'join Finance Reports because of the figures',
      /already in Finance Reports, through another group/u,
    );
  });

  test('what somebody is not in cannot be left', async () => {
    const tom = usher.person('Tom Hughes');
    await tom.ask('leave Finance Leads', /not in Finance Leads/u);
  });
});

describe('my groups', () => {
  test('direct and nested memberships are told apart', async () => {
    const ada = usher.person('Ada Lindqvist');
    const list = await ada.ask('my groups', /My groups/u);
    expect(list).toMatch(/Directly.*Marketing/u);
    const fatima = usher.person('Fatima El Amrani');
    expect(await fatima.ask('my groups', /My groups/u)).toMatch(
      /Directly.*Finance Leads.*Through other groups.*Finance Reports/u,
    );
  });
});
