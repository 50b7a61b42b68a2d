import { parseFactsCommand, type FactsCommand } from './factsGrammar.ts';
import { wordings } from './wording/wordings.ts';
import type { DeskCommandWords } from './wording/desk/deskWording.ts';

/** What an owner typed, understood. */
export type DeskCommand =
  | FactsCommand
  | { readonly kind: 'manage'; readonly group: string }
  | { readonly kind: 'members'; readonly group: string }
  | { readonly kind: 'owners'; readonly group: string }
  | { readonly kind: 'exportMembers'; readonly group: string }
  | {
      readonly kind: 'addPeople' | 'removePeople' | 'addOwner' | 'removeOwner' | 'handOver';
      readonly group: string;
      readonly people: string;
    };

/** The people stand before the group, and the last "to" parts them, since names of people hold none. */
const pairs = [
  ['addOwner', pairOf('addOwner', 'to')],
  ['removeOwner', pairOf('removeOwner', 'from')],
  ['addPeople', pairOf('add', 'to')],
  ['removePeople', pairOf('remove', 'from')],
] as const;
/** Here the group comes first. */
const handOver = pairOf('handOver', 'handTo');
const opening = [
  ['manage', startOf('manage')],
  ['members', startOf('members')],
  ['owners', startOf('owners')],
  ['exportMembers', startOf('exportMembers')],
] as const;

/** As the pairs above, with nobody or anything named before the group: the people are in the file. */
const fileWishes = [
  ['addMembers', fileWishOf('add', 'to')],
  ['removeMembers', fileWishOf('remove', 'from')],
] as const;

/** Reads a command of the owner's desk in every shipped language; undefined when it is none. */
export function parseDeskCommand(text: string): DeskCommand | undefined {
  for (const [kind, pattern] of pairs) {
    const found = pattern.quoted.exec(text) ?? pattern.plain.exec(text);
    if (found !== null) return { kind, people: bare(found[1]), group: bare(found[2]) };
  }
  const handed = handOver.plain.exec(text);
  if (handed !== null) return { kind: 'handOver', group: bare(handed[1]), people: bare(handed[2]) };
  const facts = parseFactsCommand(text);
  if (facts !== undefined) return facts;
  for (const [kind, pattern] of opening) {
    const group = pattern.exec(text)?.[1];
    if (group === undefined) continue;
    // "members" alone asks for a group to be chosen from, as "manage" does.
    return bare(group) === '' ? { kind: 'manage', group: '' } : { kind, group: bare(group) };
  }
  return undefined;
}

/** What the words beside a file of people say; whatever is no such command may be the name of a group. */
export function parseFileWish(text: string): {
  readonly kind: 'addMembers' | 'removeMembers' | undefined;
  readonly group: string;
} {
  for (const [kind, pattern] of fileWishes) {
    const found = pattern.exec(text.trim());
    if (found !== null) return { kind, group: bare(found[1]) };
  }
  return { kind: undefined, group: bare(text) };
}

/** Quotation marks say where the name of a group begins, whatever words it has. */
function pairOf(
  verb: keyof DeskCommandWords,
  between: keyof DeskCommandWords,
): { readonly quoted: RegExp; readonly plain: RegExp } {
  // The second part keeps a run of colons from being read in every way it can be split.
  const start = `^(?:${anyOf(verb)})[\\s:]+(?![\\s:])`;
  const end = `(?:\\s+(?:${anyOf('atTheEnd')}))?[\\s.!?]*$`;
  const middle = `\\s+(?:${anyOf(between)})\\s+`;
  return {
    quoted: new RegExp(`${start}(\\S.*?)${middle}(["“„«][^"“”„«»]+["“”»])${end}`, 'isu'),
    plain: new RegExp(`${start}(\\S.*)${middle}(\\S.*?)${end}`, 'isu'),
  };
}

function fileWishOf(verb: keyof DeskCommandWords, between: keyof DeskCommandWords): RegExp {
  const end = `(?:\\s+(?:${anyOf('atTheEnd')}))?[\\s.!?]*$`;
  return new RegExp(`^(?:${anyOf(verb)})(?:[\\s:]+.*?)?\\s+(?:${anyOf(between)})\\s+(\\S.*?)${end}`, 'isu');
}

function startOf(verb: keyof DeskCommandWords): RegExp {
  return new RegExp(`^(?:${anyOf(verb)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');
}

function anyOf(list: keyof DeskCommandWords): string {
  const words = wordings.flatMap(({ desk }) => desk.commands[list]);
  return [...words].sort((a, b) => b.length - a.length).join('|');
}

/** Without quotation marks around it and punctuation after it. */
function bare(text: string | undefined): string {
  return (text ?? '')
    .trim()
    .replaceAll(/^["“„«»‘']+|["”“«»’'\s.,;:!?]+$/gu, '')
    .trim();
}
