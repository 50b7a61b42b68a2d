import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { AssignedLicence } from '../directory/licenceTypes.ts';
import type { Database } from '../store/schema.ts';
import type { LicenceChangesTable } from '../store/schemaLicenceCare.ts';
import type {
  LicenceChange,
  LicenceChangeFailure,
  LicenceChangeState,
  LicencePreview,
} from './licenceChange.ts';

export async function findLicenceChange(
  db: Kysely<Database>,
  id: string,
): Promise<LicenceChange | undefined> {
  const row = await db.selectFrom('licence_changes').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toChange(row);
}

/** Locks the change, and its group for other changes, until the transaction ends. */
export async function lockLicenceChange(
  trx: Transaction<Database>,
  id: string,
): Promise<LicenceChange | undefined> {
  const row = await trx
    .selectFrom('licence_changes')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`licences/${row.group_id}`}, 0))`.execute(trx);
  return toChange(row);
}

/** Another change of the group that waits for a second person or is being written. */
export async function isOtherOpen(
  trx: Transaction<Database>,
  { id, groupId }: Pick<LicenceChange, 'id' | 'groupId'>,
): Promise<boolean> {
  const row = await trx
    .selectFrom('licence_changes')
    .select('id')
    .where('group_id', '=', groupId)
    .where('id', '<>', id)
    .where('state', 'in', ['pending', 'writing'])
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertLicenceChange(trx: Transaction<Database>, change: LicenceChange): Promise<void> {
  await trx
    .insertInto('licence_changes')
    .values({
      id: change.id,
      group_id: change.groupId,
      group_name: change.groupName,
      created_at: change.createdAt,
      ...changing(change),
    })
    .execute();
}

export async function updateLicenceChange(trx: Transaction<Database>, change: LicenceChange): Promise<void> {
  await trx.updateTable('licence_changes').set(changing(change)).where('id', '=', change.id).execute();
}

function changing(change: LicenceChange) {
  return {
    state: change.state,
    version: change.version,
    actor_id: change.actor.id,
    actor_name: change.actor.name,
    confirmed_by: change.confirmedBy?.id ?? null,
    confirmed_by_name: change.confirmedBy?.name ?? null,
    before: JSON.stringify(change.before),
    after: JSON.stringify(change.after),
    preview: JSON.stringify(change.preview),
    fingerprint: change.fingerprint,
    is_again: change.isAgain,
    failure: change.failure,
    asked_at: change.askedAt,
    finished_at: change.finishedAt,
  };
}

function toChange(row: Selectable<LicenceChangesTable>): LicenceChange {
  const { confirmed_by: confirmer } = row;
  return {
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    state: row.state as LicenceChangeState,
    version: row.version,
    actor: { id: row.actor_id, name: row.actor_name },
    confirmedBy: confirmer === null ? null : { id: confirmer, name: row.confirmed_by_name ?? '' },
    before: row.before as readonly AssignedLicence[],
    after: row.after as readonly AssignedLicence[],
    preview: row.preview as LicencePreview,
    fingerprint: row.fingerprint,
    isAgain: row.is_again,
    failure: row.failure as LicenceChangeFailure | null,
    createdAt: row.created_at,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
  };
}
