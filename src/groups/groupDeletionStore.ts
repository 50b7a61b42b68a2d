import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { GroupDeletionsTable } from '../store/schemaCreation.ts';
import type { NamedPerson } from './groupCreation.ts';
import type { DeletionFailure, DeletionState, GroupDeletion } from './groupDeletion.ts';

export async function findDeletion(
  db: Kysely<Database>,
  deletionId: string,
): Promise<GroupDeletion | undefined> {
  const row = await db
    .selectFrom('group_deletions')
    .selectAll()
    .where('id', '=', deletionId)
    .executeTakeFirst();
  return row === undefined ? undefined : toDeletion(row);
}

/** Locks the deletion until the transaction ends. */
export async function lockDeletion(
  trx: Transaction<Database>,
  deletionId: string,
): Promise<GroupDeletion | undefined> {
  const row = await trx
    .selectFrom('group_deletions')
    .selectAll()
    .where('id', '=', deletionId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toDeletion(row);
}

/** The deletion of this group that is under way, or was done a moment before; a second press starts no other. */
export async function findDeleting(
  trx: Transaction<Database>,
  groupId: string,
): Promise<GroupDeletion | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`delete/${groupId}`}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('group_deletions')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('state', 'in', ['deleting', 'deleted', 'restoring'])
    .executeTakeFirst();
  return row === undefined ? undefined : toDeletion(row);
}

export async function insertDeletion(trx: Transaction<Database>, deletion: GroupDeletion): Promise<void> {
  const { deletedBy, owners } = deletion;
  await trx
    .insertInto('group_deletions')
    .values({
      id: deletion.id,
      group_id: deletion.groupId,
      group_name: deletion.groupName,
      deleted_by: deletedBy.id,
      restorable: deletion.restorable,
      created_at: deletion.createdAt,
      state: deletion.state,
      facts: JSON.stringify({ deletedBy, owners }),
    })
    .execute();
}

export async function updateDeletion(trx: Transaction<Database>, deletion: GroupDeletion): Promise<void> {
  await trx
    .updateTable('group_deletions')
    .set({
      state: deletion.state,
      version: deletion.version,
      finished_at: deletion.finishedAt,
      failure: deletion.failure,
    })
    .where('id', '=', deletion.id)
    .execute();
}

function toDeletion(row: Selectable<GroupDeletionsTable>): GroupDeletion {
  const people = row.facts as { readonly deletedBy: NamedPerson; readonly owners: readonly NamedPerson[] };
  return {
    ...people,
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    state: row.state as DeletionState,
    version: row.version,
    restorable: row.restorable,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    failure: row.failure as DeletionFailure | null,
  };
}
