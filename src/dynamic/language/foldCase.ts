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
  const mayGrow = folded.includes('\u0307');
  return (text) => {
    if (text.length !== length) return mayGrow && foldCase(text) === folded;
    const place = firstDifference(text, 0, folded);
    return place === length || (place < 0 && foldCase(text) === folded);
  };
}

export function startsWith(wanted: string): TextTest {
  const folded = foldCase(wanted);
  const { length } = folded;
  const mayGrow = folded.includes('\u0307');
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

/** Longer ones are left to the engine's own search, whose time does not grow with both lengths. */
const longestScanned = 32;

export function contains(wanted: string): TextTest {
  const folded = foldCase(wanted);
  const { length } = folded;
  const slowly: TextTest = (text) => foldCase(text).includes(folded);
  if (length === 0 || length > longestScanned) return slowly;
  const first = folded.charCodeAt(0);
  return (text) => {
    // A unit outside ASCII may fold to something longer; until one is met, lengths are what they seem.
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return slowly(text);
      if ((unit >= 65 && unit <= 90 ? unit + 32 : unit) !== first) continue;
      const place = firstDifference(text, i, folded);
      if (place === length) return true;
      if (place < 0) return slowly(text);
    }
    return false;
  };
}

/** As many of one length are compared one by one; looking more of them up is faster. */
const mostCompared = 8;

export function isOneOf(wanted: readonly string[]): TextTest {
  const folded = new Set(wanted.map(foldCase));
  const mayGrow = [...folded].some((each) => each.includes('\u0307'));
  const byLength = new Map<number, readonly string[]>();
  for (const each of folded) byLength.set(each.length, [...(byLength.get(each.length) ?? []), each]);
  const lists = Array.from({ length: Math.max(...byLength.keys(), 0) + 1 }, (_, n) => byLength.get(n) ?? []);
  return (text) => {
    if (mayGrow) return folded.has(foldCase(text));
    const list = lists[text.length];
    if (list === undefined || list.length === 0) return false;
    if (list.length > mostCompared) return folded.has(foldCase(text));
    for (const each of list) {
      const place = firstDifference(text, 0, each);
      if (place === each.length) return true;
      if (place < 0) return folded.has(foldCase(text));
    }
    return false;
  };
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
