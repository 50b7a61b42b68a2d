import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../src/teams/textCommands.ts';

describe('what an owner types', () => {
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
  ])('%s', (typed, command) => {
    expect(parseCommand(typed)).toEqual(command);
  });

  test.each(['add', 'add Ada', 'remove Ada', 'hand over Sales', 'administer', 'memberships'])(
    '“%s” alone is no command of the desk',
    (typed) => {
      expect(parseCommand(typed).kind).toBe('unknown');
    },
  );
});
