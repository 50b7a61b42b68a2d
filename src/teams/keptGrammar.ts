import type { KeptStep } from '../dynamic/keptRule.ts';
import { wordings } from './wording/wordings.ts';

/** What an owner typed about a group that Usher keeps by rule, understood. */
export type KeptCommand =
  /** Without a rule it asks how the group is kept; without a group, which one. */
  | { readonly kind: 'keep'; readonly group: string; readonly rule: string | null }
  | { readonly kind: 'keptStep'; readonly group: string; readonly step: KeptStep };

const steps = (['actNow', 'pause', 'resume', 'stop'] as const).map((step) => [step, startOf(step)] as const);
const keep = startOf('keep');
const between = `\\s+(?:${anyOf(wordings.flatMap(({ kept }) => kept.by))})\\s+`;
/** A rule can be told by how it begins, so that the name of a group may have the word in between. */
const ruleAtEnd = new RegExp(
  `^(.*?\\S)${between}((?:\\(|-?not\\b|user\\.|device\\.|direct\\s+reports\\b).*)$`,
  'isu',
);
const anythingAtEnd = new RegExp(`^(.*\\S)${between}(\\S.*)$`, 'isu');

/** Reads it in every shipped language; undefined when somebody wants something else. */
export function parseKept(text: string): KeptCommand | undefined {
  for (const [step, pattern] of steps) {
    const group = pattern.exec(text)?.[1]?.trim();
    if (group !== undefined && group !== '') return { kind: 'keptStep', group, step };
  }
  const rest = keep.exec(text)?.[1]?.trim();
  if (rest === undefined) return undefined;
  const [, group, rule] = ruleAtEnd.exec(rest) ?? anythingAtEnd.exec(rest) ?? [];
  return { kind: 'keep', group: group ?? rest, rule: rule?.trim() ?? null };
}

function startOf(command: 'keep' | KeptStep): RegExp {
  const words = wordings.flatMap(({ kept }) => kept.commands[command]);
  return new RegExp(`^(?:${anyOf(words)})(?=[\\s:"„“«‘]|$)[\\s:]*(.*)$`, 'isu');
}

function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
