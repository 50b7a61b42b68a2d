import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database, PolicyChangesTable } from '../store/schema.ts';
import type { PolicyChange } from './decidePolicy.ts';
import type { JoinPolicy } from './policy.ts';

export async function findPolicyChange(db: Kysely<Database>, id: string): Promise<PolicyChange | undefined> {
  const row = await db.selectFrom('policy_changes').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toChange(row);
}

export async function insertPolicyChange(trx: Transaction<Database>, change: PolicyChange): Promise<void> {
  await trx
    .insertInto('policy_changes')
    .values({
      id: change.id,
      group_id: change.groupId,
      group_name: change.groupName,
      policy: JSON.stringify(change.policy),
      before: JSON.stringify(change.before),
      state: change.state,
      changed_by: change.by.id,
      changed_by_name: change.by.name,
      created_at: change.at,
      confirmed_by: null,
      confirmed_by_name: null,
    })
    .execute();
}

export async function updatePolicyChange(trx: Transaction<Database>, change: PolicyChange): Promise<void> {
  await trx
    .updateTable('policy_changes')
    .set({
      state: change.state,
      version: change.version,
      confirmed_by: change.confirmedBy?.id ?? null,
      confirmed_by_name: change.confirmedBy?.name ?? null,
    })
    .where('id', '=', change.id)
    .execute();
}

/** A newer wish takes the place of one that still waits for a second owner. Answers what was overtaken. */
export async function overtakeProposed(
  trx: Transaction<Database>,
  groupId: string,
): Promise<readonly PolicyChange[]> {
  const rows = await trx
    .updateTable('policy_changes')
    .set(({ eb }) => ({ state: 'overtaken', version: eb('version', '+', 1) }))
    .where('group_id', '=', groupId)
    .where('state', '=', 'proposed')
    .returningAll()
    .execute();
  return rows.map(toChange);
}

function toChange(row: Selectable<PolicyChangesTable>): PolicyChange {
  const { confirmed_by: confirmer } = row;
  return {
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    policy: row.policy as JoinPolicy,
    before: row.before as JoinPolicy,
    state: row.state as PolicyChange['state'],
    version: row.version,
    by: { id: row.changed_by, name: row.changed_by_name },
    at: row.created_at,
    confirmedBy: confirmer === null ? null : { id: confirmer, name: row.confirmed_by_name ?? '' },
  };
}
