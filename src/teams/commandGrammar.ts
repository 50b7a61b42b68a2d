import type { CommandWords } from './wording/commandWords.ts';
import { wordings } from './wording/wordings.ts';

type WordList = Exclude<keyof CommandWords, 'units'>;
type Unit = keyof CommandWords['units'];

const daysIn: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30, year: 365 };

/** Days in one of a unit, by the unit's name in any language. */
export const daysByUnit: ReadonlyMap<string, number> = new Map(
  wordings.flatMap(({ commands }) =>
    Object.entries(commands.units).flatMap(([unit, names]) =>
      names.split(' ').map((name) => [name, daysIn[unit as Unit]] as const),
    ),
  ),
);

/** The whole message is one of the words, perhaps with the bot's name after it. */
export function wholeOf(list: WordList): RegExp {
  return new RegExp(`^(?:${anyOf(wordsOf(list))})(?:,? usher)?$`, 'iu');
}

/** The message begins with one of the words; the first group is what follows. */
export function startOf(list: WordList): RegExp {
  return new RegExp(`^(?:${anyOf(wordsOf(list))})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');
}

/** One pattern for each word that opens a reason, the clearest word first; groups: before it, after it. */
export const reasons: readonly RegExp[] = wordsOf('because').map(
  (word) => new RegExp(`^(.*\\S)[\\s,;]+${anyOf([word])}[\\s:,]+(\\S.*)$`, 'isu'),
);

const amount = `([+-]?\\d+(?:[.,]\\d+)?|${anyOf(wordsOf('one'))})`;
const duration = `(?:${anyOf(wordsOf('for'))})\\s+${amount}\\s*(${anyOf([...daysByUnit.keys()])})`;

/** A duration at the end; groups: what stands before it, amount, unit. */
export const durationAtEnd = new RegExp(`^(?:(.*?)[\\s,;]+)?${duration}[\\s.,;!?]*$`, 'isu');

/** What may follow a group in quotation marks; groups: amount, unit, reason. */
export const afterQuotation = new RegExp(
  `^[\\s.,;]*(?:${duration}(?=[\\s.,;!?]|$))?[\\s.,;!?]*(?:(?:${anyOf(wordsOf('because'))})[\\s:,]+(\\S.*))?$`,
  'isu',
);

/** Something in quotation marks of any language, and what follows; the second last group is what was quoted. */
export const quotation =
  /^(?:"([^"]+)"|“([^“”]+)[“”]|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|‘([^‘’]+)’|'([^']+)')(?=[\s.,;:!?]|$)(.*)$/su;

export function isOne(word: string): boolean {
  return wordsOf('one').includes(word.toLowerCase());
}

function wordsOf(list: WordList): readonly string[] {
  return wordings.flatMap(({ commands }) => commands[list]);
}

/** Longer words first, so that "suche nach" is not taken for "suche". Words are letters and spaces only. */
function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
