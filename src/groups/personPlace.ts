import type { Selectable } from 'kysely';
import type { PeoplePlacesTable } from '../store/schemaGroupIndex.ts';
import type { GroupsContext } from './context.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * What the store knows of the person's place. Nobody waits for the directory at a letter typed: what is missing or
 * a day old is read by a job, for the next time.
 */
export async function readPlace(
  { db, now, enqueueMissing }: GroupsContext,
  userId: string,
): Promise<Selectable<PeoplePlacesTable> | undefined> {
  const place = await db
    .selectFrom('people_places')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (place === undefined || now().getTime() - place.read_at.getTime() > dayMs) {
    await db.transaction().execute((trx) => enqueueMissing(trx, 'groups.rememberPlace', [{ userId }]));
  }
  return place;
}

/** The job behind it. */
export async function rememberPlace(
  { db, directory, now }: Pick<GroupsContext, 'db' | 'directory' | 'now'>,
  userId: string,
): Promise<void> {
  const { department, managerId } = await directory.readPersonPlace(userId);
  const place = { department, manager_id: managerId, read_at: now() };
  await db
    .insertInto('people_places')
    .values({ user_id: userId, ...place })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(place))
    .execute();
}
