import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { MembershipRule } from '../directory/ruleTypes.ts';
import type { Database } from '../store/schema.ts';
import type { RuleChangesTable } from '../store/schemaRules.ts';
import { kindsOfEntra, openStates, type RuleChange, type RulePreview } from './ruleChange.ts';

/** Everybody who moves by a preview. */
export interface Moves {
  readonly joins: readonly string[];
  readonly leaves: readonly string[];
}

type Row = Omit<Selectable<RuleChangesTable>, 'joins' | 'leaves'>;

/** All but the people who move, who may be many. */
const columns = [
  'id',
  'group_id',
  'group_name',
  'kind',
  'state',
  'version',
  'before_text',
  'before_paused',
  'after_text',
  'after_paused',
  'actor_id',
  'actor_name',
  'confirmed_by',
  'confirmed_by_name',
  'preview',
  'fingerprint',
  'is_again',
  'failure',
  'activity_id',
  'created_at',
  'asked_at',
  'finished_at',
] as const;

export async function findRuleChange(db: Kysely<Database>, id: string): Promise<RuleChange | undefined> {
  const row = await db.selectFrom('rule_changes').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toChange(row);
}

/** Locks the change until the transaction ends. */
export async function lockRuleChange(
  trx: Transaction<Database>,
  id: string,
): Promise<RuleChange | undefined> {
  const row = await trx
    .selectFrom('rule_changes')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toChange(row);
}

/** What this very message or press brought already. Others about the group wait until the transaction ends. */
export async function findSameRuleChange(
  trx: Transaction<Database>,
  groupId: string,
  { actorId, activityId }: { readonly actorId: string; readonly activityId: string | null },
): Promise<RuleChange | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rule/${groupId}`}, 0))`.execute(trx);
  if (activityId === null) return undefined;
  const row = await trx
    .selectFrom('rule_changes')
    .select(columns)
    .where('actor_id', '=', actorId)
    .where('activity_id', '=', activityId)
    .executeTakeFirst();
  return row && toChange(row);
}

/** The change of this group that waits for a yes or is being written, the newest of several. */
export async function findOpenRuleChange(
  db: Kysely<Database>,
  groupId: string,
  states: readonly RuleChange['state'][] = openStates,
): Promise<RuleChange | undefined> {
  const row = await db
    .selectFrom('rule_changes')
    .select(columns)
    .where('group_id', '=', groupId)
    .where('state', 'in', states)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toChange(row);
}

/** The last change of this group's rule in Entra that was carried out, of these kinds if any are named. */
export async function findLastRuleChange(
  db: Kysely<Database>,
  groupId: string,
  kinds: readonly RuleChange['kind'][] = kindsOfEntra,
): Promise<RuleChange | undefined> {
  const row = await db
    .selectFrom('rule_changes')
    .select(columns)
    .where('group_id', '=', groupId)
    .where('state', '=', 'done')
    .where('kind', 'in', kinds)
    .orderBy('finished_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && toChange(row);
}

export async function insertRuleChange(trx: Transaction<Database>, change: RuleChange): Promise<void> {
  await trx
    .insertInto('rule_changes')
    .values({
      id: change.id,
      group_id: change.groupId,
      group_name: change.groupName,
      kind: change.kind,
      actor_id: change.actor.id,
      actor_name: change.actor.name,
      activity_id: change.activityId,
      created_at: change.createdAt,
      ...changing(change),
    })
    .execute();
}

/** Saves a change; the people who move are left as they are unless they are given. */
export async function updateRuleChange(
  trx: Transaction<Database>,
  change: RuleChange,
  moves?: Moves,
): Promise<void> {
  const people = moves && { joins: JSON.stringify(moves.joins), leaves: JSON.stringify(moves.leaves) };
  await trx
    .updateTable('rule_changes')
    .set({ ...changing(change), ...people })
    .where('id', '=', change.id)
    .execute();
}

/** A newer wish takes the place of what its owner drafted before, and of what waits for a second person. */
export async function overtakeRuleChanges(
  trx: Transaction<Database>,
  groupId: string,
  actorId: string,
): Promise<readonly RuleChange[]> {
  const rows = await trx
    .updateTable('rule_changes')
    .set(({ eb }) => ({ state: 'dropped', version: eb('version', '+', 1) }))
    .where('group_id', '=', groupId)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'pending'),
        eb.and([eb('state', 'in', ['computing', 'draft']), eb('actor_id', '=', actorId)]),
      ]),
    )
    .returning(columns)
    .execute();
  return rows.map(toChange);
}

export async function readMoves(db: Kysely<Database>, id: string): Promise<Moves> {
  const row = await db
    .selectFrom('rule_changes')
    .select(['joins', 'leaves'])
    .where('id', '=', id)
    .executeTakeFirst();
  const ids = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
  return { joins: ids(row?.joins), leaves: ids(row?.leaves) };
}

function changing(change: RuleChange) {
  return {
    state: change.state,
    version: change.version,
    before_text: change.before?.text ?? null,
    before_paused: change.before?.isPaused ?? false,
    after_text: change.after?.text ?? null,
    after_paused: change.after?.isPaused ?? false,
    confirmed_by: change.confirmedBy?.id ?? null,
    confirmed_by_name: change.confirmedBy?.name ?? null,
    preview: change.preview === null ? null : JSON.stringify(change.preview),
    fingerprint: change.fingerprint,
    is_again: change.isAgain,
    failure: change.failure,
    asked_at: change.askedAt,
    finished_at: change.finishedAt,
  };
}

function toChange(row: Row): RuleChange {
  const { confirmed_by: confirmer } = row;
  return {
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    kind: row.kind as RuleChange['kind'],
    state: row.state as RuleChange['state'],
    version: row.version,
    before: ruleOf(row.before_text, row.before_paused),
    after: ruleOf(row.after_text, row.after_paused),
    actor: { id: row.actor_id, name: row.actor_name },
    confirmedBy: confirmer === null ? null : { id: confirmer, name: row.confirmed_by_name ?? '' },
    preview: toPreview(row.preview),
    fingerprint: row.fingerprint,
    isAgain: row.is_again,
    failure: row.failure as RuleChange['failure'],
    activityId: row.activity_id,
    createdAt: row.created_at,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
  };
}

function ruleOf(text: string | null, isPaused: boolean): MembershipRule | null {
  return text === null ? null : { text, isPaused };
}

type StoredPreview = Omit<RulePreview, 'at' | 'peopleAsOf'> & {
  readonly at: string;
  readonly peopleAsOf: string | null;
};

function toPreview(stored: unknown): RulePreview | null {
  if (stored === null || stored === undefined) return null;
  const { at, peopleAsOf, ...rest } = stored as StoredPreview;
  return { ...rest, at: new Date(at), peopleAsOf: peopleAsOf === null ? null : new Date(peopleAsOf) };
}
