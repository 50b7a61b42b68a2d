/** Longer texts are cut: a description may have a thousand characters, and nobody searches for its end. */
const mostWords = 80;
const longestWord = 40;
/** In shorter words one letter more or less makes another word. */
const shortestCorrected = 4;
const longestCorrected = 24;

/**
 * The words of a text as they are compared: without case, accents and signs, each once, in the order they come.
 */
export function wordsIn(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.slice(0, mostWords).map((word) => word.slice(0, longestWord)))];
}

/** True for a word that people mistype in a way that can be told. */
export function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && word.length <= longestCorrected && !/\p{N}/u.test(word);
}

/** The word, and what is left of it without one of its letters. Two words that are one slip apart share one. */
export function spellingsOf(word: string): readonly string[] {
  const shorter = Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
  return [...new Set([word, ...shorter])];
}

/** One letter wrong, missing, too many, or two neighbours swapped. */
export function isOneSlipAway(one: string, other: string): boolean {
  const start = commonStart(one, other);
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/** All words, each of which may be the beginning of one, in the text form of tsquery; words hold no signs. */
export function allOf(words: readonly (readonly string[])[]): string {
  return words.map((either) => `(${either.map((word) => `'${word}':*`).join(' | ')})`).join(' & ');
}

/** The same words in the text form of tsvector. */
export function listOf(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(' ');
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
