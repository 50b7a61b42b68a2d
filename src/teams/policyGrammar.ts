import type { JoinMode } from '../groups/policy.ts';
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
const modeAtEnd = new RegExp(`^(.*\\S)\\s+(${anyOf([...modeByWord.keys()])})[\\s.]*$`, 'isu');

const adminStart = new RegExp(
  `^(?:${anyOf(wordings.flatMap((wording) => wording.commands.admin))})\\s+(?:${anyOf(commands)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`,
  'isu',
);

export interface PolicyCommand {
  readonly group: string;
  /** Null asks for the card. */
  readonly mode: JoinMode | null;
}

/** `policy <group>` and `policy <group> open`; undefined when somebody wants something else. */
export function parsePolicy(text: string): PolicyCommand | undefined {
  const rest = start.exec(text)?.[1]?.trim();
  if (rest === undefined || rest === '') return undefined;
  const [, group, word] = modeAtEnd.exec(rest) ?? [];
  const mode = modeByWord.get((word ?? '').toLowerCase());
  return mode === undefined || group === undefined ? { group: rest, mode: null } : { group, mode };
}

/** The group, perhaps none yet, whose policy an administrator wants explained: `admin policy <group>`. */
export function parseAdminPolicy(text: string): string | undefined {
  return adminStart.exec(text)?.[1]?.trim();
}

function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
