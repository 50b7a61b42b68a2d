import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emphasised, moment, plain, said, strong, text, words } from '../../src/teams/wording/text.ts';
import { wordingFor, wordings } from '../../src/teams/wording/wordings.ts';

const at = new Date('2026-11-20T15:00:00.123Z');

/** Paths of all sentences; functions are sentences that wait for their values. */
function pathsIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, `${path}.${key}`));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return stringsIn(sourceOf(value as () => unknown));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The sentences inside a function, without the code around them. */
function sourceOf(sentence: () => unknown): readonly string[] {
  return String(sentence).match(/(['`])(?:(?!\1)[^\\])*\1/g) ?? [];
}

describe('languages', () => {
  test('a person is answered in their language, and in English when it is not spoken here', () => {
    const languageFor = (locale: string | null) => wordingFor(locale).language;
    expect(['de', 'de-AT', 'DE_ch', 'en-GB', 'fr-FR', '', null].map(languageFor)).toEqual([
      'de',
      'de',
      'de',
      'en',
      'en',
      'en',
      'en',
    ]);
  });

  test('every language says everything the others say', () => {
    const [english, ...others] = wordings;
    for (const other of others) expect(pathsIn(other).toSorted()).toEqual(pathsIn(english).toSorted());
  });

  test('nothing is left unsaid, and nobody is shouted at', () => {
    for (const wording of wordings) {
      const sentences = stringsIn(wording);
      expect(sentences.length).toBeGreaterThan(200);
      expect(sentences.filter((sentence) => sentence.trim() === '' || sentence.includes('!'))).toEqual([]);
    }
  });

  test('typed words are plain letters, so that they can be looked for as they are', () => {
    for (const { commands } of wordings) {
      const { units, ...lists } = commands;
      const typed = [...Object.values(lists).flat(), ...Object.values(units)];
      expect(typed.filter((word) => !/^[\p{Ll} ]+$/u.test(word))).toEqual([]);
    }
  });

  test('one is counted differently from many', () => {
    const [en, de] = [wordingFor('en'), wordingFor('de')];
    expect([en.members(1), en.members(2), en.members(1234)]).toEqual([
      '1 member',
      '2 members',
      '1,234 members',
    ]);
    expect([de.days(1), de.days(30), de.members(1234)]).toEqual(['1 Tag', '30 Tage', '1.234 Mitglieder']);
  });

  test('names are listed as the language lists them, each emphasised', () => {
    const three = ['Ana', 'Bob', 'Chen'];
    const hundred = Array.from({ length: 100 }, () => 'Ana');
    expect(plain(wordingFor('en').names(hundred))).toMatch(/Ana,? and 95 more$/);
    expect(plain(wordingFor('de').names(three))).toBe('Ana, Bob und Chen');
    expect(
      wordingFor('en')
        .names(three)
        .filter(({ weight }) => weight === 'Bolder'),
    ).toHaveLength(3);
  });
});

describe('sentences with values in them', () => {
  test('each client shows instants in its own time zone', () => {
    expect(text`on ${moment(at)}`).toEqual([
      { text: 'on {{DATE(2026-11-20T15:00:00Z,SHORT)}} {{TIME(2026-11-20T15:00:00Z)}}', weight: 'Default' },
    ]);
    expect(plain(text`${moment(at, 'time')}`)).toBe('{{TIME(2026-11-20T15:00:00Z)}}');
  });

  test('somebody whose name looks like a date is still called by it', () => {
    const name = '{{DATE(2026-11-20T15:00:00Z)}}';
    expect(words(name)[0]?.text).not.toContain('{{');
    expect(plain(text`${strong(name)} asked`)).toBe(`${name} asked`);
  });

  test('nothing that people write can make a card speak for itself', () => {
    const braces = fc
      .array(fc.constantFrom('{', '}', 'DATE(', 'x'), { maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(braces, braces, (one, other) => {
        const shown = text`${one} – ${strong(other)}`;
        expect(shown.some((run) => run.text.includes('{{'))).toBe(false);
        expect(plain(shown)).toBe(`${one} – ${other}`);
      }),
    );
  });

  test('emphasis covers all of a sentence, and an empty one stays empty', () => {
    expect(emphasised(text`a ${strong('b')} c`).every(({ weight }) => weight === 'Bolder')).toBe(true);
    expect([said(''), text`${''}`]).toEqual([[], []]);
  });
});
