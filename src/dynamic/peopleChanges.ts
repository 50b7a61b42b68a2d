import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

export interface PersonChange {
  readonly userId: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Graph's names of what is different now, `manager` among them; empty for people who came or went. */
  readonly fields: readonly string[];
  readonly at: Date;
}

/** Some changes in their order, and where to go on. `startOver` when changes before these were forgotten already. */
export type PeopleChanges =
  | { readonly changes: readonly PersonChange[]; readonly cursor: string; readonly isComplete: boolean }
  | 'startOver';

/** Where the log ends now. Take it before looking at everybody, then follow the changes from it. */
export async function latestPeopleCursor(db: Kysely<Database>): Promise<string> {
  const last = await db
    .selectFrom('people_changes')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const state = await db.selectFrom('people_mirror_state').select('pruned_to').executeTakeFirst();
  return last?.id ?? state?.pruned_to ?? '0';
}

/**
 * What the mirror learned after the cursor, at most `limit` changes. The first reading of everybody is not told. The
 * log is kept for a week and 200,000 changes; whoever is further behind has to look at everybody again.
 */
export async function readPeopleChanges(
  db: Kysely<Database>,
  cursor: string,
  limit: number,
): Promise<PeopleChanges> {
  const state = await db.selectFrom('people_mirror_state').select('pruned_to').executeTakeFirst();
  if (state !== undefined && BigInt(state.pruned_to) > BigInt(cursor)) return 'startOver';
  const rows = await db
    .selectFrom('people_changes')
    .selectAll()
    .where('id', '>', cursor)
    .orderBy('id')
    .limit(limit)
    .execute();
  return {
    changes: rows.map(({ user_id: userId, kind, fields, at }) => ({
      userId,
      kind: kind as PersonChange['kind'],
      fields,
      at,
    })),
    cursor: rows.at(-1)?.id ?? cursor,
    isComplete: rows.length < limit,
  };
}

export type LoggedChange = Omit<PersonChange, 'at'>;

/** In the transaction that brings the changes into the mirror. Only one of those runs at a time, so ids tell the order. */
export async function logChanges(
  trx: Transaction<Database>,
  changes: readonly LoggedChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await trx
    .insertInto('people_changes')
    .values(changes.map(({ userId, kind, fields }) => ({ user_id: userId, kind, fields, at })))
    .execute();
}

const keptForMs = 7 * 24 * 60 * 60 * 1000;
const mostKept = 200_000n;

/** Forgets what is older than a week or too much. */
export async function pruneChanges(trx: Transaction<Database>, now: Date): Promise<void> {
  const old = await trx
    .selectFrom('people_changes')
    .select('id')
    .where('at', '<', new Date(now.getTime() - keptForMs))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const surplus = BigInt(await latestPeopleCursor(trx)) - mostKept;
  const aged = BigInt(old?.id ?? '0');
  const upTo = aged > surplus ? aged : surplus;
  if (upTo <= 0n) return;
  const gone = await trx.deleteFrom('people_changes').where('id', '<=', String(upTo)).executeTakeFirst();
  if (gone.numDeletedRows > 0n) {
    await trx
      .updateTable('people_mirror_state')
      .set({ pruned_to: String(upTo) })
      .execute();
  }
}
