import type { Kysely } from 'kysely';
import type { Directory } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import type { Database } from '../store/schema.ts';
import { mentionedIds } from './language/mentionedIds.ts';
import { parseRule } from './language/parseRule.ts';
import type { DirectoryObject } from './language/readProperty.ts';
import { findUsers } from './people.ts';
import type { RuleNames } from './ruleChange.ts';

interface NamesContext {
  readonly db: Kysely<Database>;
  readonly directory: Pick<Directory, 'resolveIds'>;
}

/** Names for what a rule mentions, and for the managers of those whom it is explained for. */
export async function readRuleNames(
  context: NamesContext,
  ofRule: { readonly text: string } | null,
  subjects: readonly (DirectoryObject | null)[] = [],
): Promise<RuleNames> {
  const rule = ofRule === null ? null : parseRule(ofRule.text).rule;
  if (rule === null) return {};
  const { userIds, groupIds } = mentionedIds(rule);
  const managerIds = userIds.length === 0 ? [] : subjects.flatMap(managerOf);
  const people = [...new Set([...userIds, ...managerIds].map((id) => id.toLowerCase()))];
  const [users, groups] = await Promise.all([findUsers(context.db, people), findGroups(context, groupIds)]);
  const named = [...users.values()].map(({ id, displayName, userPrincipalName }) => [
    id,
    displayName ?? userPrincipalName ?? id,
  ]);
  return Object.fromEntries([...named, ...groups]) as RuleNames;
}

function managerOf(subject: DirectoryObject | null): readonly string[] {
  const { id } = (subject?.['manager'] ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? [id] : [];
}

/** Names only help to read: a directory that does not answer is no reason to show nothing. */
async function findGroups(
  { directory }: NamesContext,
  groupIds: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  if (groupIds.length === 0) return [];
  try {
    const { groups } = await directory.resolveIds(groupIds, 'interactive');
    return groups.map(({ id, displayName }) => [id.toLowerCase(), displayName]);
  } catch (error) {
    if (error instanceof DirectoryError) return [];
    throw error;
  }
}
