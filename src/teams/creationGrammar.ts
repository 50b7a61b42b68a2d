import { wordings } from './wording/wordings.ts';

const create = startOf(wordings.flatMap(({ creation }) => creation.commands));
const withdraw = startOf(wordings.flatMap(({ creation }) => creation.withdrawCommands));
const remove = startOf(wordings.flatMap(({ deletion }) => deletion.commands));

/** The name, perhaps none yet, of the group somebody wants to make; undefined when they want something else. */
export function parseCreation(text: string): string | undefined {
  return create.exec(text)?.[1];
}

/** The name, perhaps none, of the new group somebody no longer wants; undefined when they want something else. */
export function parseWithdrawal(text: string): string | undefined {
  return withdraw.exec(text)?.[1];
}

/** The name, perhaps none yet, of the group somebody wants to delete; undefined when they want something else. */
export function parseDeletion(text: string): string | undefined {
  return remove.exec(text)?.[1];
}

/** The message begins with one of the words; longer ones first, so that a short one does not hide them. */
function startOf(words: readonly string[]): RegExp {
  const anyOf = words.toSorted((a, b) => b.length - a.length).join('|');
  return new RegExp(`^(?:${anyOf})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');
}
