import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Changes of members, owners and facts that are agreed and not at their end, oldest first. */
export async function listUnwrittenChanges(
  db: Kysely<Database>,
  before: Date,
  limit: number,
): Promise<readonly { readonly changeId: string; readonly groupId: string }[]> {
  return db
    .selectFrom('membership_changes')
    .select(['id as changeId', 'group_id as groupId'])
    .where('state', '=', 'writing')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

/** Wishes for groups in this state, oldest first. */
export async function listCreationsIn(
  db: Kysely<Database>,
  state: 'creating' | 'pendingApproval',
  before: Date,
  limit: number,
): Promise<readonly { readonly creationId: string }[]> {
  return db
    .selectFrom('group_creations')
    .select('id as creationId')
    .where('state', '=', state)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}

/** Groups on their way out or back, oldest first. */
export async function listDeletionsIn(
  db: Kysely<Database>,
  state: 'deleting' | 'restoring',
  before: Date,
  limit: number,
): Promise<readonly { readonly deletionId: string }[]> {
  return db
    .selectFrom('group_deletions')
    .select('id as deletionId')
    .where('state', '=', state)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
}
