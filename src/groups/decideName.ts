import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import type { NamingRules } from './creationSettings.ts';
import { isSameName, keepAffixes, nameGroup, type NameRefusal, type Named } from './naming.ts';

/** What another name depends on. */
export interface NamingFacts {
  readonly rules: NamingRules;
  /** Names other groups have, and wishes under way. */
  readonly takenNames: readonly string[];
}

/** The whole new name from what an owner typed. What prefix and suffix a group of the pattern has, it keeps. */
export function renameGroup(
  rules: NamingRules,
  group: Pick<DirectoryGroup, 'displayName'>,
  owner: Pick<DirectoryUser, 'department' | 'jobTitle'> | undefined,
  typed: string,
): Named {
  const person = { department: owner?.department ?? null, jobTitle: owner?.jobTitle ?? null };
  return nameGroup(keepAffixes(rules, group.displayName), typed, person);
}

/** The new name, or why not. */
export function whyNotCalled(
  group: Pick<DirectoryGroup, 'displayName'>,
  owner: Pick<DirectoryUser, 'department' | 'jobTitle'> | undefined,
  typed: string,
  { rules, takenNames }: NamingFacts,
): { readonly name: string } | { readonly refusal: NameRefusal } {
  const named = renameGroup(rules, group, owner, typed);
  if ('problem' in named) return { refusal: named.problem };
  const isTaken = takenNames.some((taken) => isSameName(taken, named.name));
  return isTaken ? { refusal: { code: 'nameTaken', name: named.name } } : named;
}
