import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { KeptRulesTable } from '../store/schemaKept.ts';
import type { KeptRule, KeptState, KeptTrouble, Moves } from './keptRule.ts';

export async function findKept(db: Kysely<Database>, groupId: string): Promise<KeptRule | undefined> {
  const row = await db
    .selectFrom('kept_rules')
    .selectAll()
    .where('group_id', '=', groupId)
    .executeTakeFirst();
  return row && toKept(row);
}

/** Locks the rule until the transaction ends. */
export async function lockKept(trx: Transaction<Database>, groupId: string): Promise<KeptRule | undefined> {
  const row = await trx
    .selectFrom('kept_rules')
    .selectAll()
    .where('group_id', '=', groupId)
    .forUpdate()
    .executeTakeFirst();
  return row && toKept(row);
}

/** The rule that can be brought back: the one that was ended, or else the last that was another. */
export async function findTextBefore(
  db: Kysely<Database>,
  { groupId, state, text }: Pick<KeptRule, 'groupId' | 'state' | 'text'>,
): Promise<string | undefined> {
  if (state === 'stopped') return text;
  const row = await db
    .selectFrom('kept_rule_versions')
    .select('rule')
    .where('group_id', '=', groupId)
    .where('rule', '<>', text)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.rule;
}

/** Whether Usher keeps this group by a rule of its own, so that nobody else's rule may. */
export async function isKeptByUsher(db: Kysely<Database>, groupId: string): Promise<boolean> {
  const kept = await findKept(db, groupId);
  return kept !== undefined && kept.state !== 'stopped';
}

/** Of these groups those in which a rule takes people in and out now. */
export async function listActing(
  db: Kysely<Database>,
  groupIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (groupIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('kept_rules')
    .select('group_id')
    .where('group_id', 'in', groupIds)
    .where('state', '=', 'acting')
    .execute();
  return new Set(rows.map(({ group_id }) => group_id));
}

/** Rules that are at work, by group. */
export async function listKeptAtWork(db: Kysely<Database>): Promise<readonly KeptRule[]> {
  const rows = await db
    .selectFrom('kept_rules')
    .selectAll()
    .where('state', 'in', ['dryRun', 'acting'])
    .orderBy('group_id')
    .execute();
  return rows.map(toKept);
}

/** Saves the rule as it is now; a new version of its text is kept for good. */
export async function saveKept(trx: Transaction<Database>, kept: KeptRule, at: Date): Promise<void> {
  const row = toRow(kept);
  await trx
    .insertInto('kept_rules')
    .values(row)
    .onConflict((conflict) => conflict.column('group_id').doUpdateSet(row))
    .execute();
  await trx
    .insertInto('kept_rule_versions')
    .values({
      group_id: kept.groupId,
      version: kept.ruleVersion,
      rule: kept.text,
      author_id: kept.author.id,
      at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Moves on in the log of changes; never back. */
export async function saveCursor(db: Kysely<Database>, groupId: string, cursor: string): Promise<void> {
  await db
    .updateTable('kept_rules')
    .set({ cursor })
    .where('group_id', '=', groupId)
    .where('cursor', '<', cursor)
    .execute();
}

function toRow(kept: KeptRule) {
  return {
    group_id: kept.groupId,
    group_name: kept.groupName,
    rule: kept.text,
    rule_version: kept.ruleVersion,
    state: kept.state,
    author_id: kept.author.id,
    author_name: kept.author.name,
    revision: kept.revision,
    started_at: kept.startedAt,
    report_at: kept.reportAt,
    act_at: kept.actAt,
    baseline_at: kept.baselineAt,
    checked_at: kept.checkedAt,
    turn_at: kept.turnAt,
    cursor: kept.cursor,
    hold: kept.hold && JSON.stringify(kept.hold),
    allowance: kept.allowance && JSON.stringify(kept.allowance),
    trouble: kept.trouble,
  };
}

function toKept(row: Selectable<KeptRulesTable>): KeptRule {
  return {
    groupId: row.group_id,
    groupName: row.group_name,
    text: row.rule,
    ruleVersion: row.rule_version,
    state: row.state as KeptState,
    author: { id: row.author_id, name: row.author_name },
    revision: row.revision,
    startedAt: row.started_at,
    reportAt: row.report_at,
    actAt: row.act_at,
    baselineAt: row.baseline_at,
    checkedAt: row.checked_at,
    turnAt: row.turn_at,
    cursor: row.cursor,
    hold: row.hold as Moves | null,
    allowance: row.allowance as Moves | null,
    trouble: row.trouble as KeptTrouble | null,
  };
}
