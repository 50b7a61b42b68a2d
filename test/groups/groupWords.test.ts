import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOneSlipAway, spellingsOf, wordsIn } from '../../src/groups/groupWords.ts';

describe('words of names', () => {
  test.each([
    ['Sales EMEA', ['sales', 'emea']],
    ['R&D #1', ['r', 'd', '1']],
    ['Zürich – Bücher', ['zurich', 'bucher']],
    ['  all-staff_2026  ', ['all', 'staff', '2026']],
    ['Team team TEAM', ['team']],
    ['!!!', []],
  ])('“%s” has these words', (name, words) => {
    expect(wordsIn(name)).toEqual(words);
  });

  test('nothing that means something to a query is left in a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        wordsIn(text).every((word) => /^[\p{L}\p{N}]+$/u.test(word)),
      ),
    );
  });

  test.each([
    ['marketing', 'markting', true],
    ['marketing', 'marrketing', true],
    ['marketing', 'marketinh', true],
    ['marketing', 'amrketing', true],
    ['marketing', 'markteing', true],
    ['marketing', 'marketing', true],
    ['marketing', 'mraketign', false],
    ['marketing', 'market', false],
  ])('“%s” typed as “%s” is one slip: %s', (word, typed, isSlip) => {
    expect(isOneSlipAway(word, typed)).toBe(isSlip);
    expect(isOneSlipAway(typed, word)).toBe(isSlip);
  });

  test('two words one slip apart share a spelling', () => {
    for (const typed of ['markting', 'marrketing', 'marketinh', 'amrketing']) {
      expect(spellingsOf(typed).some((spelling) => spellingsOf('marketing').includes(spelling))).toBe(true);
    }
  });
});
