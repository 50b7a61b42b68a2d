import { wordings } from './wording/wordings.ts';
import type { FactsCommandWords } from './wording/desk/deskWording.ts';

/** What somebody typed about a group itself, or about what was just done to it. */
export type FactsCommand =
  | { readonly kind: 'rename'; readonly group: string; readonly name: string }
  | { readonly kind: 'describe'; readonly group: string; readonly description: string }
  | { readonly kind: 'setVisibility'; readonly group: string; readonly visibility: 'Public' | 'Private' }
  | { readonly kind: 'nominate'; readonly group: string }
  | { readonly kind: 'undo' };

/** A group in quotation marks may have any words; without them its name ends at the first word between. */
const group = `(["“„«][^"“”„«»]+["“”»]|\\S.*?)`;
const rename = pattern(
  'rename',
  `\\s+(?:${anyOf('renameTo')})\\s+(\\S.*?)(?:\\s+(?:${anyOf('renameEnd')}))?[\\s.!?]*`,
);
const describe = pattern('describe', `\\s+(?:${anyOf('describeAs')})[\\s:]+(?![\\s:])(\\S.*)`);
const makePublic = pattern('make', `\\s+(?:${anyOf('public')})[\\s.!?]*`);
const makePrivate = pattern('make', `\\s+(?:${anyOf('private')})[\\s.!?]*`);
const nominate = pattern('takeOver', '');
const undo = new RegExp(`^(?:${anyOf('undo')})[\\s.!?]*$`, 'iu');

/** Reads these commands in every shipped language; undefined when it is none. */
export function parseFactsCommand(text: string): FactsCommand | undefined {
  if (undo.test(text)) return { kind: 'undo' };
  const [, renamed, name] = rename.exec(text) ?? [];
  if (renamed !== undefined) return { kind: 'rename', group: bare(renamed), name: unquoted(name) };
  const [, described, description] = describe.exec(text) ?? [];
  if (described !== undefined)
    return { kind: 'describe', group: bare(described), description: unquoted(description) };
  for (const [made, visibility] of [
    [makePublic, 'Public'],
    [makePrivate, 'Private'],
  ] as const) {
    const found = made.exec(text)?.[1];
    if (found !== undefined) return { kind: 'setVisibility', group: bare(found), visibility };
  }
  const wanted = nominate.exec(text)?.[1];
  return wanted === undefined ? undefined : { kind: 'nominate', group: bare(wanted) };
}

function pattern(verb: keyof FactsCommandWords, rest: string): RegExp {
  return new RegExp(`^(?:${anyOf(verb)})[\\s:]+(?![\\s:])${group}${rest}$`, 'isu');
}

function anyOf(list: keyof FactsCommandWords): string {
  const words = wordings.flatMap(({ desk }) => desk.commands[list]);
  return [...words].sort((a, b) => b.length - a.length).join('|');
}

function bare(text: string): string {
  return text
    .trim()
    .replaceAll(/^["“„«»‘']+|["”“»«’'\s.,;:!?]+$/gu, '')
    .trim();
}

/** A new name or description is kept as it was typed, but for quotation marks around the whole. */
function unquoted(text = ''): string {
  const trimmed = text.trim();
  return /^["“„«]([^"“”„«»]+)["“”»]$/u.exec(trimmed)?.[1] ?? trimmed;
}
