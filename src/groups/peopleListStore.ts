import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';

/** People somebody listed in a file. */
export interface PeopleList {
  readonly id: string;
  readonly userId: string;
  readonly fileName: string;
  readonly people: readonly string[];
}

export async function insertList(
  trx: Transaction<Database>,
  { id, userId, fileName, people }: PeopleList,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('people_lists')
    .values({ id, user_id: userId, file_name: fileName, people: JSON.stringify(people), created_at: at })
    .execute();
}

/** Lists made before this instant. */
export async function forgetLists(trx: Transaction<Database>, before: Date): Promise<void> {
  await trx.deleteFrom('people_lists').where('created_at', '<', before).execute();
}

export async function findList(db: Kysely<Database>, listId: string): Promise<PeopleList | undefined> {
  const row = await db.selectFrom('people_lists').selectAll().where('id', '=', listId).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    userId: row.user_id,
    fileName: row.file_name,
    people: row.people as readonly string[],
  };
}
