import { expect, test } from '@jest/globals';
import { parseCommand } from '../../src/teams/textCommands.ts';

test.each([
  ['create group Trade Fair', 'Trade Fair'],
  ['Create group "Trade Fair"!', 'Trade Fair'],
  ['new group: Trade Fair.', 'Trade Fair'],
  ['create group', ''],
  ['Gruppe anlegen Messe 2027', 'Messe 2027'],
  ['neue Gruppe „Messe 2027“', 'Messe 2027'],
])('“%s” opens the form for a group called “%s”', (typed, name) => {
  expect(parseCommand(typed)).toEqual({ kind: 'createGroup', name });
});

test.each([
  ['delete group Trade Fair', 'Trade Fair'],
  ['lösche Gruppe "Messe 2027"', 'Messe 2027'],
  ['Gruppe löschen Messe 2027', 'Messe 2027'],
])('“%s” asks whether to delete “%s”', (typed, group) => {
  expect(parseCommand(typed)).toEqual({ kind: 'deleteGroup', group });
});

test('to delete without a name leads to where groups can be chosen', () => {
  expect(parseCommand('delete group')).toEqual({ kind: 'myGroups' });
});

test('a group that is called like a command can still be joined', () => {
  expect(parseCommand('join "create group"')).toMatchObject({ kind: 'join', group: 'create group' });
  expect(parseCommand('create groupies')).toMatchObject({ kind: 'unknown' });
});
