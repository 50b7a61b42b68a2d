import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Somebody who is in a group against its rule, or out of it. */
export interface Difference {
  readonly userId: string;
  readonly shouldBeIn: boolean;
}

const together = 1_000;

/**
 * Remembers who differs now: whoever was seen before keeps the day, whoever differs no more is forgotten.
 * @returns since when each of them is seen
 */
export async function noteDifferences(
  db: Kysely<Database>,
  groupId: string,
  differences: readonly Difference[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  return db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('rule_differences')
      .selectAll()
      .where('group_id', '=', groupId)
      .forUpdate()
      .execute();
    const wanted = new Map(differences.map((one) => [one.userId, one.shouldBeIn]));
    const isStill = ({ user_id, should_be_in }: (typeof known)[number]): boolean =>
      wanted.get(user_id) === should_be_in;
    const kept = new Map(known.filter(isStill).map((row) => [row.user_id, row.seen_at]));
    const gone = known.filter((row) => !isStill(row)).map((row) => row.user_id);
    await forget(trx, groupId, gone);
    const added = differences.filter(({ userId }) => !kept.has(userId));
    await remember(trx, groupId, added, now);
    return new Map(differences.map(({ userId }) => [userId, kept.get(userId) ?? now]));
  });
}

async function forget(trx: Transaction<Database>, groupId: string, ids: readonly string[]): Promise<void> {
  for (const some of inParts(ids)) {
    await trx
      .deleteFrom('rule_differences')
      .where('group_id', '=', groupId)
      .where('user_id', 'in', some)
      .execute();
  }
}

async function remember(
  trx: Transaction<Database>,
  groupId: string,
  differences: readonly Difference[],
  now: Date,
): Promise<void> {
  for (const some of inParts(differences)) {
    const rows = some.map(({ userId, shouldBeIn }) => ({
      group_id: groupId,
      user_id: userId,
      should_be_in: shouldBeIn,
      seen_at: now,
    }));
    await trx
      .insertInto('rule_differences')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['group_id', 'user_id']).doNothing())
      .execute();
  }
}

function inParts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / together) }, (_, at) =>
    list.slice(at * together, (at + 1) * together),
  );
}
