import type { JoinMode, PolicySettings } from '../groups/policy.ts';
import { parsePolicySetting } from './policySettingGrammar.ts';
import { wordings } from './wording/wordings.ts';

const commands = wordings.flatMap(({ policy }) => policy.commands);
const modeByWord: ReadonlyMap<string, JoinMode> = new Map(
  wordings.flatMap(({ policy }) =>
    (Object.keys(policy.modeWords) as JoinMode[]).flatMap((mode) =>
      policy.modeWords[mode].map((word) => [word, mode] as const),
    ),
  ),
);
const start = new RegExp(`^(?:${anyOf(commands)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');
const modeAtEnd = new RegExp(`^(.*?\\S)\\s+(${anyOf([...modeByWord.keys()])})[\\s.]*$`, 'isu');

const adminStart = new RegExp(
  `^(?:${anyOf(wordings.flatMap((wording) => wording.commands.admin))})\\s+(?:${anyOf(commands)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`,
  'isu',
);

/** Characters of a group's display name in Entra. */
const longestName = 256;

export interface PolicyCommand {
  /** Empty asks which one. */
  readonly group: string;
  /** Null asks for the card. */
  readonly settings: PolicySettings | null;
  /** A setting that could not be read, as it was typed. */
  readonly unread: string | null;
}

/** `policy <group>`, `policy <group> open` and `policy <group>: <setting>; …`; undefined when somebody wants something else. */
export function parsePolicy(text: string): PolicyCommand | undefined {
  const rest = start.exec(text)?.[1]?.trim();
  if (rest === undefined) return undefined;
  if (rest === '') return { group: '', settings: null, unread: null };
  const list = readList(rest);
  if (list !== undefined) return list;
  const [, group, word] = modeAtEnd.exec(rest) ?? [];
  const mode = modeByWord.get((word ?? '').toLowerCase());
  return mode === undefined || group === undefined
    ? { group: rest, settings: null, unread: null }
    : { group, settings: { mode }, unread: null };
}

/**
 * Groups have colons in their names too, so that one ends the name only where settings follow it: nothing but settings
 * if that can be, else at least one.
 */
function readList(rest: string): PolicyCommand | undefined {
  const ends = [...rest.slice(0, longestName + 2).matchAll(/:\s/gu)];
  const lists = ends.map(({ index }) => readPieces(rest, index));
  const read = lists.filter((list) => Object.keys(list.settings).length > 0);
  return read.find(({ unread }) => unread === null) ?? read[0];
}

function readPieces(rest: string, colon: number): PolicyCommand & { readonly settings: PolicySettings } {
  const pieces = rest.slice(colon + 1).split(/[;\n]/u);
  const typed = pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
  const read = typed.map(parsePolicySetting);
  return {
    group: rest.slice(0, colon),
    settings: Object.assign({}, ...read) as PolicySettings,
    unread: typed.find((_piece, at) => read[at] === undefined) ?? null,
  };
}

/** The group, perhaps none yet, whose policy an administrator wants explained: `admin policy <group>`. */
export function parseAdminPolicy(text: string): string | undefined {
  return adminStart.exec(text)?.[1]?.trim();
}

function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
