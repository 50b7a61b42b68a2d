import { sql, type Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Whom owners added to or removed from the group here, and when last; what is on its way counts. */
export async function listDeeds(
  db: Kysely<Database>,
  groupId: string,
  deed: 'addMember' | 'removeMember',
): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('membership_change_steps as step')
    .innerJoin('membership_changes as change', 'change.id', 'step.change_id')
    .select(['step.user_id', sql<Date>`max(coalesce(change.finished_at, change.created_at))`.as('at')])
    .where('change.group_id', '=', groupId)
    .where('change.state', 'in', ['writing', 'done'])
    .where('step.deed', '=', deed)
    .where('step.outcome', 'in', ['waiting', 'done', 'alreadySo'])
    .groupBy('step.user_id')
    .execute();
  return new Map(rows.map((row) => [row.user_id, row.at]));
}
