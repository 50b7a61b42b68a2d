import { wordings } from './wording/wordings.ts';

const commands = wordings.flatMap(({ licensing }) => licensing.commands);
const start = new RegExp(`^(?:${anyOf(commands)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');

/** `waiting list <group or product>`: what follows, possibly nothing; undefined when somebody wants something else. */
export function parseWaitingList(text: string): string | undefined {
  return start.exec(text)?.[1]?.trim();
}

function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
