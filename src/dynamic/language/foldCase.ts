/**
 * Text comparisons without case and without a locale. The final sigma is folded to the common one, so that a word
 * folds alike whether or not something follows it.
 */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}

/** A test for texts against one value given beforehand. */
export type TextTest = (text: string) => boolean;

/*
 * The loops below compare without making a folded copy of each text. A unit outside ASCII, on which folding may
 * depend, hands over to the slow way.
 */

export function equals(wanted: string): TextTest {
  const folded = foldCase(wanted);
  const { length } = folded;
  // Folding lengthens nothing but the dotted capital I, so other lengths differ before looking.
  const mayGrow = folded.includes('i\u0307');
  return (text) => {
    if (text.length !== length) return mayGrow && foldCase(text) === folded;
    const place = firstDifference(text, 0, folded);
    return place === length || (place < 0 && foldCase(text) === folded);
  };
}

export function startsWith(wanted: string): TextTest {
  const folded = foldCase(wanted);
  const { length } = folded;
  const mayGrow = folded.includes('i\u0307');
  return (text) => {
    if (mayGrow || text.length < length) return mayGrow && foldCase(text).startsWith(folded);
    const place = firstDifference(text, 0, folded);
    return place === length || (place < 0 && foldCase(text).startsWith(folded));
  };
}

export function endsWith(wanted: string): TextTest {
  const folded = foldCase(wanted);
  const { length } = folded;
  const mayGrow = folded.includes('\u0307');
  return (text) => {
    if (mayGrow || text.length < length) return mayGrow && foldCase(text).endsWith(folded);
    const place = firstDifference(text, text.length - length, folded);
    return place === length || (place < 0 && foldCase(text).endsWith(folded));
  };
}

export function contains(wanted: string): TextTest {
  const folded = foldCase(wanted);
  return (text) => foldCase(text).includes(folded);
}

export function isOneOf(wanted: readonly string[]): TextTest {
  const folded = new Set(wanted.map(foldCase));
  return (text) => folded.has(foldCase(text));
}

/**
 * How many units of the folded value the text has from `start` on: its length when all agree, fewer when one differs,
 * -1 when a unit outside ASCII leaves it open.
 */
function firstDifference(text: string, start: number, folded: string): number {
  const { length } = folded;
  for (let i = 0; i < length; i += 1) {
    const unit = text.charCodeAt(start + i);
    if (unit > 127) return -1;
    const lower = unit >= 65 && unit <= 90 ? unit + 32 : unit;
    if (lower !== folded.charCodeAt(i)) return i;
  }
  return length;
}
