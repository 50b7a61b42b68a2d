import { wordings } from './wording/wordings.ts';

const waitingList = startOf(wordings.flatMap(({ licensing }) => licensing.commands));
const licences = startOf(wordings.flatMap(({ licences: { commands } }) => commands));

/** `waiting list <group or product>`: what follows, possibly nothing; undefined when somebody wants something else. */
export function parseWaitingList(text: string): string | undefined {
  return waitingList.exec(text)?.[1]?.trim();
}

/** `licenses <group>`: what follows, possibly nothing; undefined when somebody wants something else. */
export function parseLicences(text: string): string | undefined {
  return licences.exec(text)?.[1]?.trim();
}

function startOf(words: readonly string[]): RegExp {
  return new RegExp(`^(?:${anyOf(words)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');
}

function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
