import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import { defaultPolicy, type JoinPolicy } from './policy.ts';

/** What the owners chose; the default where nobody did. */
export async function findPolicy(db: Kysely<Database>, groupId: string): Promise<JoinPolicy> {
  const row = await db
    .selectFrom('group_policies')
    .select('policy')
    .where('group_id', '=', groupId)
    .executeTakeFirst();
  return { ...defaultPolicy, ...(row?.policy as Partial<JoinPolicy> | undefined) };
}

/** What owners chose, for those of these groups where they did. */
export async function listPolicies(
  db: Kysely<Database>,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, JoinPolicy>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('group_policies')
    .select(['group_id', 'policy'])
    .where('group_id', 'in', groupIds)
    .execute();
  return new Map(rows.map((row) => [row.group_id, { ...defaultPolicy, ...(row.policy as JoinPolicy) }]));
}

/** One change of a group's policy at a time: the second sees what the first left. */
export async function lockPolicy(trx: Transaction<Database>, groupId: string): Promise<JoinPolicy> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy/${groupId}`}, 0))`.execute(trx);
  return findPolicy(trx, groupId);
}

export async function savePolicy(
  trx: Transaction<Database>,
  groupId: string,
  policy: JoinPolicy,
  now: Date,
): Promise<void> {
  const changed = { policy: JSON.stringify(policy), changed_at: now };
  await trx
    .insertInto('group_policies')
    .values({ group_id: groupId, ...changed })
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(changed))
    .execute();
}

/** Whether owners of any group chose groups that do not go together with theirs. */
export async function isAnyGroupExcluded(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('group_policies')
    .select('group_id')
    .where(sql<boolean>`coalesce(policy -> 'incompatibleGroupIds', '[]') <> '[]'::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Groups whose owners chose one of these as not going together with theirs. */
export async function listExclusionsOf(
  db: Kysely<Database>,
  groupIds: readonly string[],
): Promise<readonly { readonly groupId: string; readonly excludedId: string }[]> {
  const { rows } = await sql<{ groupId: string; excludedId: string }>`
    select p.group_id as "groupId", excluded.id as "excludedId"
    from group_policies p, jsonb_array_elements_text(p.policy -> 'incompatibleGroupIds') as excluded (id)
    where excluded.id = any(${groupIds}::text[]) order by 1, 2`.execute(db);
  return rows;
}
