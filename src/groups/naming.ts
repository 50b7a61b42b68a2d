import type { NamingRules } from './creationSettings.ts';

export type NamingAttribute = 'Department' | 'Title';

/** Why a name cannot be used; each code has a sentence with the way forward. */
export type NameProblem =
  | { readonly code: 'nameMissing' }
  | { readonly code: 'nameTooLong'; readonly max: number }
  | { readonly code: 'nameBlocked'; readonly word: string }
  | { readonly code: 'nameUnreadable' }
  | { readonly code: 'attributeMissing'; readonly attribute: NamingAttribute };

/** Why a group cannot be called so: the same reasons whether it is new or has been there for years. */
export type NameRefusal = NameProblem | { readonly code: 'nameTaken'; readonly name: string };

export type Named = { readonly name: string } | { readonly problem: NameProblem };

/** What a pattern may say about the person who creates the group. */
export interface NamingPerson {
  readonly department: string | null;
  readonly jobTitle: string | null;
}

/** Source: Microsoft Graph, "Create group": `displayName` and `mailNickname`. */
const mostCharacters = 256;
const mostNicknameCharacters = 64;
/** Characters of the creation's id at the end of a mail nickname; they make it one of a kind. */
const markerLength = 8;

/** The whole name of a group from what a person typed; typing the prefix or the suffix as well does no harm. */
export function nameGroup(rules: NamingRules, typed: string, person: NamingPerson): Named {
  const core = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const attribute = missingAttribute(rules, person);
  if (attribute !== undefined) return { problem: { code: 'attributeMissing', attribute } };
  if (core === '') return { problem: { code: 'nameMissing' } };
  if (/\p{C}/u.test(core) || keyOf(core) === '') return { problem: { code: 'nameUnreadable' } };
  const word = rules.blockedWords.find((blocked) => holdsWords(core, blocked));
  if (word !== undefined) return { problem: { code: 'nameBlocked', word } };
  const prefix = fill(rules.prefix, person);
  const suffix = fill(rules.suffix, person);
  const start = startsAlike(core, prefix) ? '' : prefix;
  const end = endsAlike(core, suffix) ? '' : suffix;
  const name = `${start}${core}${end}`;
  const max = Math.min(rules.maxLength, mostCharacters);
  const room = Math.max(0, max - start.length - end.length);
  return name.length > max ? { problem: { code: 'nameTooLong', max: room } } : { name };
}

/** The pattern as one sees it before typing, e.g. `GRP-Sales-…-EU`; undefined when there is none. */
export function patternOf(rules: NamingRules, person: NamingPerson): string | undefined {
  if (rules.prefix === '' && rules.suffix === '') return undefined;
  return `${fill(rules.prefix, person)}…${fill(rules.suffix, person)}`;
}

/**
 * The rules for another name of a group that has one by these rules already: its prefix and suffix stay, whoever
 * renames it. A group from before the rules gets both.
 */
export function keepAffixes(rules: NamingRules, name: string): NamingRules {
  const pattern = new RegExp(`^(${asPattern(rules.prefix)})(.+?)(${asPattern(rules.suffix)})$`, 'isu');
  const [, prefix, , suffix] = pattern.exec(name) ?? [];
  return prefix === undefined || suffix === undefined ? rules : { ...rules, prefix, suffix };
}

/**
 * A mail nickname that no other group has: readable letters of the name, then the first characters of the id of the
 * wish. ASCII letters, digits and hyphens only, which is less than Graph allows, so that versions of its rules do not
 * matter; at most 64 characters.
 */
export function mailNicknameOf(name: string, creationId: string): string {
  const marker = creationId.replaceAll('-', '').slice(0, markerLength).toLowerCase();
  const readable = spelled(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, mostNicknameCharacters - markerLength - 1)
    .replace(/-+$/, '');
  return `${readable === '' ? 'group' : readable}-${marker}`;
}

/** True when a person could take one name for the other: spelling, word order, or a slip of the finger. */
export function areAlike(one: string, other: string): boolean {
  const [left, right] = [keyOf(one), keyOf(other)];
  if (left === '' || right === '') return false;
  if (left === right || wordsOf(one).sort().join(' ') === wordsOf(other).sort().join(' ')) return true;
  const shorter = Math.min(left.length, right.length);
  // A number is what tells groups of one kind apart: "Team 1" is no slip of "Team 2".
  if (digitsOf(left) !== digitsOf(right)) return false;
  return shorter >= 5 && isOneSlip(left, right);
}

export function isSameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  return plain(one) === plain(other);
}

function missingAttribute(rules: NamingRules, person: NamingPerson): NamingAttribute | undefined {
  const pattern = `${rules.prefix}${rules.suffix}`;
  const isMissing = (attribute: NamingAttribute): boolean =>
    pattern.includes(`[${attribute}]`) && valueOf(attribute, person) === '';
  return (['Department', 'Title'] as const).find(isMissing);
}

/** An attribute stands for any words: the group may have another creator than who looks after it now. */
function asPattern(affix: string): string {
  return affix
    .split(/\[(?:Department|Title)\]/)
    .map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.+?');
}

function fill(pattern: string, person: NamingPerson): string {
  return pattern.replace(/\[(Department|Title)\]/g, (_, name: NamingAttribute) => valueOf(name, person));
}

function valueOf(attribute: NamingAttribute, person: NamingPerson): string {
  return (attribute === 'Department' ? person.department : person.jobTitle)?.trim() ?? '';
}

function holdsWords(name: string, phrase: string): boolean {
  const wanted = wordsOf(phrase).join(' ');
  return wanted !== '' && ` ${wordsOf(name).join(' ')} `.includes(` ${wanted} `);
}

function startsAlike(name: string, prefix: string): boolean {
  return prefix !== '' && name.toLowerCase().startsWith(prefix.trimEnd().toLowerCase());
}

function endsAlike(name: string, suffix: string): boolean {
  return suffix !== '' && name.toLowerCase().endsWith(suffix.trimStart().toLowerCase());
}

/** Letters of other alphabets stay; accents and case go. */
function spelled(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæøœłđþ]/g, (letter) => latin[letter] ?? letter);
}

const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  þ: 'th',
};

function wordsOf(name: string): string[] {
  return spelled(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function keyOf(name: string): string {
  return wordsOf(name).join('');
}

function digitsOf(key: string): string {
  return key.replace(/\P{N}/gu, '');
}

/** One letter more, less or other, or two neighbours swapped. */
function isOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const [restShort, restLong] = [short.slice(at), long.slice(at)];
  if (short.length < long.length) return restShort === restLong.slice(1);
  const isSwapped = restShort[0] === restLong[1] && restShort[1] === restLong[0];
  return restShort.slice(1) === restLong.slice(1) || (isSwapped && restShort.slice(2) === restLong.slice(2));
}
