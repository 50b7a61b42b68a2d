import { sql } from 'kysely';
import type { DirectoryGroup } from '../directory/types.ts';
import { classesOf, effectivePolicy } from './ceiling.ts';
import type { GroupsContext } from './context.ts';
import { defaultPolicy } from './policy.ts';

/**
 * Those of the groups that this person may be offered: groups that are closed, by their owners or by the administrator,
 * and groups with hidden members are offered to their owners only. Guests are offered nothing where they
 * cannot join anything: Teams does not always say of somebody that they are one.
 */
export async function offeredTo(
  context: GroupsContext,
  userId: string,
  groups: readonly DirectoryGroup[],
): Promise<readonly DirectoryGroup[]> {
  if (groups.length === 0 || (await context.isOutsider(userId))) return [];
  const closed = await listClosed(context, groups);
  const withheld = groups
    .filter(({ id, visibility }) => visibility === 'HiddenMembership' || closed.has(id))
    .map(({ id }) => id);
  if (withheld.length === 0) return groups;
  const owned = await context.db
    .selectFrom('group_index_owners')
    .select('group_id')
    .where('owner_id', '=', userId)
    .where('group_id', 'in', withheld)
    .execute();
  const owns = new Set(owned.map((row) => row.group_id));
  return groups.filter(({ id }) => owns.has(id) || !withheld.includes(id));
}

async function listClosed(
  { db, rules }: GroupsContext,
  groups: readonly DirectoryGroup[],
): Promise<ReadonlySet<string>> {
  const { classes } = rules();
  const byRule = groups.filter(
    (group) => effectivePolicy(defaultPolicy, classesOf(group, classes)).mode === 'closed',
  );
  const byOwners = await db
    .selectFrom('group_policies')
    .select('group_id')
    .where(
      'group_id',
      'in',
      groups.map(({ id }) => id),
    )
    .where(sql<boolean>`policy ->> 'mode' = 'closed'`)
    .execute();
  return new Set([...byRule.map(({ id }) => id), ...byOwners.map((row) => row.group_id)]);
}
