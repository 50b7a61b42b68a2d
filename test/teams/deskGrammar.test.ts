import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../src/teams/textCommands.ts';

describe('what an owner types', () => {
  test('as many people as Usher takes at once, whole', () => {
    const people = Array.from({ length: 500 }, (_, at) => `somebody.${String(at)}@contoso.example`).join(
      ', ',
    );
    expect(parseCommand(`add ${people} to Sales EMEA`)).toEqual({
      kind: 'addPeople',
      people,
      group: 'Sales EMEA',
    });
  });

  test.each<[string, object]>([
    ['manage', { kind: 'manage', group: '' }],
    ['verwalten', { kind: 'manage', group: '' }],
    ['manage Sales EMEA', { kind: 'manage', group: 'Sales EMEA' }],
    ['Members of "Sales EMEA".', { kind: 'members', group: 'Sales EMEA' }],
    ['mitglieder Sales EMEA', { kind: 'members', group: 'Sales EMEA' }],
    ['members', { kind: 'manage', group: '' }],
    ['owners R&D #1', { kind: 'owners', group: 'R&D #1' }],
    ['besitzer von Vertrieb', { kind: 'owners', group: 'Vertrieb' }],
    [
      'add Ada, Bob Brown to Sales EMEA',
      { kind: 'addPeople', people: 'Ada, Bob Brown', group: 'Sales EMEA' },
    ],
    ['add Ada to Road to Rome', { kind: 'addPeople', people: 'Ada to Road', group: 'Rome' }],
    ['add Ada to “Road to Rome”', { kind: 'addPeople', people: 'Ada', group: 'Road to Rome' }],
    ['füge Ada zu Vertrieb hinzu', { kind: 'addPeople', people: 'Ada', group: 'Vertrieb' }],
    ['nimm Ada in Vertrieb auf', { kind: 'addPeople', people: 'Ada', group: 'Vertrieb' }],
    ['remove ada@x.example from Sales', { kind: 'removePeople', people: 'ada@x.example', group: 'Sales' }],
    ['entferne Ada aus Vertrieb', { kind: 'removePeople', people: 'Ada', group: 'Vertrieb' }],
    ['add owner Ada to Sales', { kind: 'addOwner', people: 'Ada', group: 'Sales' }],
    ['remove owner Ada from Sales', { kind: 'removeOwner', people: 'Ada', group: 'Sales' }],
    ['hand over Sales to Ada Lindqvist', { kind: 'handOver', people: 'Ada Lindqvist', group: 'Sales' }],
    ['übergib Vertrieb an Ada', { kind: 'handOver', people: 'Ada', group: 'Vertrieb' }],
    ['rename Sales to Sales EMEA', { kind: 'rename', group: 'Sales', name: 'Sales EMEA' }],
    ['rename "Road to Rome" to Via Appia', { kind: 'rename', group: 'Road to Rome', name: 'Via Appia' }],
    ['benenne Vertrieb in Vertrieb Nord um', { kind: 'rename', group: 'Vertrieb', name: 'Vertrieb Nord' }],
    [
      'describe Sales as Who sells. And why?',
      { kind: 'describe', group: 'Sales', description: 'Who sells. And why?' },
    ],
    [
      'beschreibe „Rund als Kreis“ als Geometrie',
      { kind: 'describe', group: 'Rund als Kreis', description: 'Geometrie' },
    ],
    ['make Sales private', { kind: 'setVisibility', group: 'Sales', visibility: 'Private' }],
    ['mache Vertrieb öffentlich', { kind: 'setVisibility', group: 'Vertrieb', visibility: 'Public' }],
    ['take over Archive Readers.', { kind: 'nominate', group: 'Archive Readers' }],
    ['übernimm Archiv', { kind: 'nominate', group: 'Archiv' }],
    ['Undo!', { kind: 'undo' }],
    ['rückgängig', { kind: 'undo' }],
  ])('%s', (typed, command) => {
    expect(parseCommand(typed)).toEqual(command);
  });

  test.each([
    'add',
    'add Ada',
    'remove Ada',
    'hand over Sales',
    'administer',
    'memberships',
    'rename Sales',
    'describe Sales',
    'undo Sales',
    'make Sales',
  ])('“%s” alone is no command of the desk', (typed) => {
    expect(parseCommand(typed).kind).toBe('unknown');
  });
});
