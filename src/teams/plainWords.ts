/** Characters, markup included. Teams takes no longer message; it bounds the work on one that comes another way. */
const longestMessage = 28_000;
const mention = /<at\b[^<>]*>[^<]*<\/at>/gi;
const markup = /<\/?(?:p|div|br|span|b|i|u|strong|em)\b[^<>]*>/gi;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(nbsp|amp|lt|gt|quot|apos));/gi;
const withoutWidth = /[\u200b\u200e\u200f\u2060\ufeff]/gu;
const named = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;

/**
 * What the person meant to type: Teams wraps messages in markup, writes mentions into them, and puts
 * non-breaking spaces where people typed ordinary ones. Mentions are dropped, all space becomes one space.
 */
export function plainWords(raw: string): string {
  return raw
    .slice(0, longestMessage)
    .replace(mention, ' ')
    .replace(markup, ' ')
    .replace(entity, decode)
    .replace(withoutWidth, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase() as keyof typeof named];
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}
