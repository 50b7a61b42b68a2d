import { wordings } from './wording/wordings.ts';

/** Longer words first, so that "create a group" is not taken for something shorter. */
const words = wordings
  .flatMap(({ creation }) => creation.commands)
  .sort((a, b) => b.length - a.length)
  .join('|');
const pattern = new RegExp(`^(?:${words})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');

/** The name, perhaps none yet, of the group somebody wants to make; undefined when they want something else. */
export function parseCreation(text: string): string | undefined {
  return pattern.exec(text)?.[1];
}
