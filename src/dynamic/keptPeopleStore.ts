import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { KeptPerson, Standing } from './keptRule.ts';

/** So many rows in one statement. */
const rowsAtOnce = 1_000;

export async function listKeptPeople(
  db: Kysely<Database>,
  groupId: string,
): Promise<ReadonlyMap<string, KeptPerson>> {
  const rows = await db.selectFrom('kept_members').selectAll().where('group_id', '=', groupId).execute();
  return new Map(
    rows.map((row) => [
      row.user_id,
      {
        userId: row.user_id,
        standing: row.standing as Standing,
        ruleVersion: row.rule_version,
        changedAt: row.changed_at,
      },
    ]),
  );
}

/** Where one person stands; undefined when nothing is noted about them. */
export async function findStanding(
  db: Kysely<Database>,
  groupId: string,
  userId: string,
): Promise<Standing | undefined> {
  const row = await db
    .selectFrom('kept_members')
    .select('standing')
    .where('group_id', '=', groupId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && (row.standing as Standing);
}

/** Those with one of these standings, by id; at most `limit`. */
export async function listStanding(
  db: Kysely<Database>,
  groupId: string,
  standings: readonly Standing[],
  limit: number,
): Promise<readonly KeptPerson[]> {
  const rows = await db
    .selectFrom('kept_members')
    .selectAll()
    .where('group_id', '=', groupId)
    .where('standing', 'in', [...standings])
    .orderBy('standing')
    .orderBy('user_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    standing: row.standing as Standing,
    ruleVersion: row.rule_version,
    changedAt: row.changed_at,
  }));
}

export async function countStandings(
  db: Kysely<Database>,
  groupId: string,
): Promise<Readonly<Partial<Record<Standing, number>>>> {
  const rows = await db
    .selectFrom('kept_members')
    .select(['standing', (eb) => eb.fn.countAll<string>().as('people')])
    .where('group_id', '=', groupId)
    .groupBy('standing')
    .execute();
  return Object.fromEntries(rows.map(({ standing, people }) => [standing, Number(people)]));
}

/** Writes down where people stand from now on; null forgets somebody. */
export async function saveStandings(
  trx: Transaction<Database>,
  groupId: string,
  standings: ReadonlyMap<string, Standing | null>,
  { ruleVersion, at }: { readonly ruleVersion: number; readonly at: Date },
): Promise<void> {
  const all = [...standings];
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    const some = all.slice(from, from + rowsAtOnce);
    const gone = some.filter(([, standing]) => standing === null).map(([userId]) => userId);
    const kept = some.flatMap(([user_id, standing]) =>
      standing === null
        ? []
        : [{ group_id: groupId, user_id, standing, rule_version: ruleVersion, changed_at: at }],
    );
    if (gone.length > 0) {
      await trx
        .deleteFrom('kept_members')
        .where('group_id', '=', groupId)
        .where('user_id', 'in', gone)
        .execute();
    }
    if (kept.length === 0) continue;
    await trx
      .insertInto('kept_members')
      .values(kept)
      .onConflict((conflict) =>
        conflict.columns(['group_id', 'user_id']).doUpdateSet((eb) => ({
          standing: eb.ref('excluded.standing'),
          rule_version: eb.ref('excluded.rule_version'),
          changed_at: eb.ref('excluded.changed_at'),
        })),
      )
      .execute();
  }
}

export async function forgetStandings(trx: Transaction<Database>, groupId: string): Promise<void> {
  await trx.deleteFrom('kept_members').where('group_id', '=', groupId).execute();
}
