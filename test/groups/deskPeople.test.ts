import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPeople } from '../../src/groups/deskPeople.ts';

describe('people somebody pasted', () => {
  test.each<[string, string, readonly string[]]>([
    ['one a line', 'Ada Lindqvist\r\n Bob  Brown \n\nChen Wei.', ['Ada Lindqvist', 'Bob Brown', 'Chen Wei']],
    ['with commas', 'Ada Lindqvist, bob@x.example,Chen Wei', ['Ada Lindqvist', 'bob@x.example', 'Chen Wei']],
    ['with semicolons', 'Ada Lindqvist; Chen Wei', ['Ada Lindqvist', 'Chen Wei']],
    ['from a mail', '"Brown, Bob" <bob@x.example>; Ada <ada@x.example>', ['bob@x.example', 'ada@x.example']],
    ['from a table', 'Name,Address\nBob Brown,bob@x.example,Sales', ['bob@x.example']],
    ['twice', 'Ada, ada , ADA', ['ADA']],
    ['of nobody', ' ;, \n', []],
    ['with an apostrophe', 'Siobhán O’Connor', ['Siobhán O’Connor']],
  ])('%s', (_how, typed, people) => {
    expect(readPeople(typed)).toEqual(people);
  });

  test('whatever is pasted, no piece is empty, padded or named twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (typed) => {
        const people = readPeople(typed);
        expect(people.every((text) => text.trim() === text && text !== '')).toBe(true);
        expect(new Set(people.map((text) => text.toLowerCase())).size).toBe(people.length);
      }),
    );
  });
});
