import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';

/**
 * Notes that a rule speaks of fields which the mirror does not read. The next round reads everybody again with them;
 * until that is complete they stay unknown.
 */
export async function wishForFields(
  db: Kysely<Database>,
  fields: readonly string[],
  now: Date,
): Promise<void> {
  if (fields.length === 0) return;
  await db
    .insertInto('people_mirror_wishes')
    .values(fields.map((field) => ({ field, wished_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listWishes(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('people_mirror_wishes')
    .select('field')
    .where('is_refused', '=', false)
    .orderBy('field')
    .execute();
  return rows.map(({ field }) => field);
}

/** Graph does not know one of them, such as an extension that no application has: nobody is to wait for them. */
export async function refuseWishes(db: Kysely<Database>, fields: readonly string[]): Promise<void> {
  await db
    .updateTable('people_mirror_wishes')
    .set({ is_refused: true })
    .where('field', 'in', [...fields])
    .execute();
}
