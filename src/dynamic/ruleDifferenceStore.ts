import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

/** Somebody who is in a group against its rule, or out of it. */
export interface Difference {
  readonly userId: string;
  readonly shouldBeIn: boolean;
}

const together = 1_000;

/** What may tell since when somebody differs who was not seen before. */
export interface Since {
  readonly now: Date;
  /** Graph's names of what the rule reads of people. */
  readonly fields: readonly string[];
  /** When the rule became what it is, as far as Usher knows: nobody differed from it before. */
  readonly ruleAt: Date | null;
}

/**
 * Remembers who differs now: whoever was seen before keeps the day, whoever differs no more is forgotten. Who is new
 * differs since they changed in what the rule reads, or since it was written, where that is known.
 * @returns since when each of them differs
 */
export async function noteDifferences(
  db: Kysely<Database>,
  groupId: string,
  differences: readonly Difference[],
  since: Since,
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
    const told = added.length === 0 ? new Map<string, Date>() : await lastChanges(trx, since.fields);
    const seen = added.map((one) => ({ ...one, at: beganAt(told.get(one.userId), since) }));
    await remember(trx, groupId, seen);
    const days = new Map([...kept, ...seen.map(({ userId, at }) => [userId, at] as const)]);
    return new Map(differences.map(({ userId }) => [userId, days.get(userId) ?? since.now]));
  });
}

/** When people last came, or changed in one of these, as the log of the mirror has it. */
async function lastChanges(
  trx: Transaction<Database>,
  fields: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await trx
    .selectFrom('people_changes')
    .select(({ fn }) => ['user_id', fn.max('at').as('at')])
    .where((eb) => eb.or([eb('kind', '=', 'added'), sql<boolean>`fields && ${sql.val([...fields])}::text[]`]))
    .groupBy('user_id')
    .execute();
  return new Map(rows.map(({ user_id, at }) => [user_id, at]));
}

function beganAt(changedAt: Date | undefined, { now, ruleAt }: Since): Date {
  if (changedAt === undefined) return now;
  return ruleAt !== null && ruleAt > changedAt ? ruleAt : changedAt;
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
  differences: readonly (Difference & { readonly at: Date })[],
): Promise<void> {
  for (const some of inParts(differences)) {
    const rows = some.map(({ userId, shouldBeIn, at }) => ({
      group_id: groupId,
      user_id: userId,
      should_be_in: shouldBeIn,
      seen_at: at,
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
