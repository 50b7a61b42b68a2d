import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { startUsher, type Usher } from '../support/usher.ts';

let usher: Usher;
beforeAll(async () => {
  usher = await startUsher();
});
afterAll(() => usher.close());

describe('an owner who types instead of filling in forms', () => {
  test('renames a group, and is asked first', async () => {
    const nils = usher.person('Nils Bergström');
    await nils.ask('rename R&D #1 to Research Lab', /Change R&D #1\?.*Research Lab/su);
    expect(usher.graph.groupsNamed('Research Lab')).toEqual([]);
    await nils.press('Yes, do it', { on: /Research Lab/u });
    await nils.sees(/was changed/u);
    expect(usher.graph.groupsNamed('Research Lab')).toEqual([groupId('R&D #1')]);
  });

  test('describes a group in German', async () => {
    const bob = usher.person('Bob Brown');
    await bob.ask(
      'beschreibe "Sales EMEA" als Wo wir verkaufen, was noch keiner kennt.',
      /Change Sales EMEA\?.*Wo wir verkaufen, was noch keiner kennt\./su,
    );
  });

  test('hears that the group is like that already', async () => {
    const bob = usher.person('Bob Brown');
    await bob.ask('rename Sales EMEA to Sales EMEA', /This is how the group is already/u);
  });

  test('takes the last removal back by “undo”, and hears when there is none', async () => {
    const chen = usher.person('Chen Wei');
    await chen.ask('undo', /nothing to undo/u);
    await chen.ask('remove Chiara Rossi from Sales EMEA', /Remove Chiara Rossi/u);
    await chen.press('Yes, do it', { on: /Remove Chiara Rossi/u });
    await chen.sees(/1 person removed from Sales EMEA/u);
    await chen.ask('rückgängig', /1 person put back into Sales EMEA/u);
    expect(usher.graph.membersOf(groupId('Sales EMEA'))).toContain(personId('Chiara Rossi'));
  });
});
