import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { GroupCreationsTable } from '../store/schemaCreation.ts';
import { defaultPolicy } from './policy.ts';
import type { CreationFailure, CreationState, GroupCreation } from './groupCreation.ts';

export async function findCreation(
  db: Kysely<Database>,
  creationId: string,
): Promise<GroupCreation | undefined> {
  const row = await db
    .selectFrom('group_creations')
    .selectAll()
    .where('id', '=', creationId)
    .executeTakeFirst();
  return row === undefined ? undefined : toCreation(row);
}

/** Locks the wish until the transaction ends. */
export async function lockCreation(
  trx: Transaction<Database>,
  creationId: string,
): Promise<GroupCreation | undefined> {
  const row = await trx
    .selectFrom('group_creations')
    .selectAll()
    .where('id', '=', creationId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toCreation(row);
}

/** Names of wishes under way that spell like this one. Two people who want one name at once come one by one. */
export async function lockName(trx: Transaction<Database>, name: string): Promise<readonly string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`create/${name.toLowerCase()}`}, 0))`.execute(
    trx,
  );
  return listNamesUnderWay(trx, name);
}

export async function listNamesUnderWay(db: Kysely<Database>, name: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('group_creations')
    .select('name')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('state', 'in', ['pendingApproval', 'creating'])
    .execute();
  return rows.map((row) => row.name);
}

/** What this person wished for and nobody has answered yet, oldest first. */
export async function listWaitingOf(
  db: Kysely<Database>,
  creatorId: string,
): Promise<readonly GroupCreation[]> {
  const rows = await db
    .selectFrom('group_creations')
    .selectAll()
    .where('state', '=', 'pendingApproval')
    .where('creator_id', '=', creatorId)
    .orderBy('created_at')
    .execute();
  return rows.map(toCreation);
}

export async function insertCreation(db: Kysely<Database>, creation: GroupCreation): Promise<void> {
  await db
    .insertInto('group_creations')
    .values({
      id: creation.id,
      creator_id: creation.creator.id,
      name: creation.name,
      mail_nickname: creation.mailNickname,
      created_at: creation.createdAt,
      ...changingColumns(creation),
    })
    .execute();
}

export async function updateCreation(db: Kysely<Database>, creation: GroupCreation): Promise<void> {
  await db
    .updateTable('group_creations')
    .set(changingColumns(creation))
    .where('id', '=', creation.id)
    .execute();
}

/** Forms that were filled in and never confirmed hold people's names, and nobody needs them any more. */
export async function forgetDrafts(db: Kysely<Database>, before: Date): Promise<void> {
  await db
    .deleteFrom('group_creations')
    .where('state', '=', sql.lit('draft'))
    .where('created_at', '<', before)
    .execute();
}

/** What has no column of its own. */
type Facts = Pick<
  GroupCreation,
  | 'kind'
  | 'typedName'
  | 'purpose'
  | 'creator'
  | 'owners'
  | 'members'
  | 'joinMode'
  | 'approvers'
  | 'decidedBy'
  | 'note'
  | 'notAdded'
>;

function changingColumns(creation: GroupCreation) {
  const {
    kind,
    typedName,
    purpose,
    creator,
    owners,
    members,
    joinMode,
    approvers,
    decidedBy,
    note,
    notAdded,
  } = creation;
  const facts: Facts = {
    kind,
    typedName,
    purpose,
    creator,
    owners,
    members,
    joinMode,
    approvers,
    decidedBy,
    note,
    notAdded,
  };
  return {
    state: creation.state,
    version: creation.version,
    posted_at: creation.postedAt,
    group_id: creation.groupId,
    finished_at: creation.finishedAt,
    failure: creation.failure,
    facts: JSON.stringify(facts),
  };
}

function toCreation(row: Selectable<GroupCreationsTable>): GroupCreation {
  return {
    // Wishes of earlier versions say nothing about joining.
    joinMode: defaultPolicy.mode,
    ...(row.facts as Omit<Facts, 'joinMode'>),
    id: row.id,
    name: row.name,
    mailNickname: row.mail_nickname,
    state: row.state as CreationState,
    version: row.version,
    postedAt: row.posted_at,
    groupId: row.group_id,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    failure: row.failure as CreationFailure | null,
  };
}
