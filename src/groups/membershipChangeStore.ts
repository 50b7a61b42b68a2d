import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { ChangeStepsTable, MembershipChangesTable } from '../store/schemaDesk.ts';
import type { ChangeStep, Doubt, FactsChange, KeptSeat, MembershipChange } from './membershipChange.ts';

export async function findChange(
  db: Kysely<Database>,
  changeId: string,
): Promise<MembershipChange | undefined> {
  const row = await db
    .selectFrom('membership_changes')
    .selectAll()
    .where('id', '=', changeId)
    .executeTakeFirst();
  return row === undefined ? undefined : toChange(row, await stepsOf(db, changeId));
}

/** Locks the change until the transaction ends. */
export async function lockChange(
  trx: Transaction<Database>,
  changeId: string,
): Promise<MembershipChange | undefined> {
  const row = await trx
    .selectFrom('membership_changes')
    .selectAll()
    .where('id', '=', changeId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toChange(row, await stepsOf(trx, changeId));
}

/**
 * What this very message or press brought already, or the undoing of the same removal: a second one begins nothing.
 * Others wait until the transaction ends.
 */
export async function findSameChange(
  trx: Transaction<Database>,
  actorId: string,
  same: { readonly activityId: string | null; readonly undoOf: string | null },
): Promise<MembershipChange | undefined> {
  const key = `change/${same.undoOf ?? actorId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('membership_changes')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('actor_id', '=', actorId), eb('activity_id', '=', same.activityId ?? '')]),
        eb('undo_of', '=', same.undoOf ?? ''),
      ]),
    )
    .executeTakeFirst();
  return row === undefined ? undefined : findChange(trx, row.id);
}

/** The newest removal somebody carried out. */
export async function findLastRemovalId(db: Kysely<Database>, actorId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('membership_changes')
    .select('id')
    .where('actor_id', '=', actorId)
    .where('kind', '=', 'removeMembers')
    .where('finished_at', 'is not', null)
    .orderBy('finished_at', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** Saves a new change; what its owner drafted for the group before and never confirmed goes. */
export async function insertChange(trx: Transaction<Database>, change: MembershipChange): Promise<void> {
  await trx
    .deleteFrom('membership_changes')
    .where('actor_id', '=', change.actor.id)
    .where('group_id', '=', change.groupId)
    .where('state', '=', 'draft')
    .execute();
  await trx
    .insertInto('membership_changes')
    .values({
      id: change.id,
      group_id: change.groupId,
      group_name: change.groupName,
      kind: change.kind,
      state: change.state,
      actor_id: change.actor.id,
      actor_name: change.actor.name,
      version: change.version,
      activity_id: change.activityId,
      created_at: change.createdAt,
      doubts: JSON.stringify(change.doubts),
      facts: change.facts === null ? null : JSON.stringify(change.facts),
      undo_of: change.undoOf,
    })
    .execute();
  await saveSteps(trx, change);
}

export async function updateChange(trx: Transaction<Database>, change: MembershipChange): Promise<void> {
  await trx
    .updateTable('membership_changes')
    .set({
      state: change.state,
      version: change.version,
      created_at: change.createdAt,
      finished_at: change.finishedAt,
      doubts: JSON.stringify(change.doubts),
    })
    .where('id', '=', change.id)
    .execute();
  await saveSteps(trx, change);
}

/** Keeps these seats for the people of a change, and no others of theirs. */
export async function saveKeptSeats(
  trx: Transaction<Database>,
  changeId: string,
  seats: readonly KeptSeat[],
): Promise<void> {
  await trx
    .updateTable('membership_changes')
    .set({ facts: seats.length === 0 ? null : JSON.stringify({ seats }) })
    .where('id', '=', changeId)
    .execute();
}

/** Ids of changes begun before this instant that still keep seats, oldest first. */
export async function listKeepingSeats(
  db: Kysely<Database>,
  before: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('membership_changes')
    .select('id')
    .where(sql<boolean>`facts -> 'seats' is not null`)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** When Usher added these people to the group, and for whom; those it did not add are missing. */
export async function listAdded(
  db: Kysely<Database>,
  groupId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly at: Date; readonly byName: string }>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('membership_change_steps as step')
    .innerJoin('membership_changes as change', 'change.id', 'step.change_id')
    .select(['step.user_id', 'change.created_at', 'change.actor_name'])
    .where('change.group_id', '=', groupId)
    .where('step.user_id', 'in', userIds)
    .where('step.deed', '=', 'addMember')
    .where('step.outcome', '=', 'done')
    .orderBy('change.created_at')
    .execute();
  return new Map(rows.map((row) => [row.user_id, { at: row.created_at, byName: row.actor_name }]));
}

async function saveSteps(trx: Transaction<Database>, change: MembershipChange): Promise<void> {
  if (change.steps.length === 0) return;
  await trx
    .insertInto('membership_change_steps')
    .values(
      change.steps.map((step, position) => ({
        change_id: change.id,
        position,
        deed: step.deed,
        user_id: step.userId,
        name: step.name,
        outcome: step.outcome,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['change_id', 'position'])
        .doUpdateSet((eb) => ({ outcome: eb.ref('excluded.outcome') })),
    )
    .execute();
}

async function stepsOf(db: Kysely<Database>, changeId: string): Promise<readonly ChangeStep[]> {
  const rows = await db
    .selectFrom('membership_change_steps')
    .selectAll()
    .where('change_id', '=', changeId)
    .orderBy('position')
    .execute();
  return rows.map(toStep);
}

function toStep(row: Selectable<ChangeStepsTable>): ChangeStep {
  return {
    deed: row.deed as ChangeStep['deed'],
    userId: row.user_id,
    name: row.name,
    outcome: row.outcome as ChangeStep['outcome'],
  };
}

function toChange(row: Selectable<MembershipChangesTable>, steps: readonly ChangeStep[]): MembershipChange {
  return {
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    kind: row.kind as MembershipChange['kind'],
    state: row.state as MembershipChange['state'],
    actor: { id: row.actor_id, name: row.actor_name },
    version: row.version,
    activityId: row.activity_id,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    steps,
    doubts: row.doubts as readonly Doubt[],
    ...carriedOf(row.facts as Carried | null),
    undoOf: row.undo_of,
  };
}

/** What the column `facts` holds: what is to be written, or the seats that are kept for who is added. */
type Carried = FactsChange | { readonly seats: readonly KeptSeat[] };

function carriedOf(carried: Carried | null): Pick<MembershipChange, 'facts' | 'seats'> {
  return carried !== null && 'seats' in carried
    ? { facts: null, seats: carried.seats }
    : { facts: carried, seats: [] };
}
