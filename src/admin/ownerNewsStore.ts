import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { OwnerNewsRoundsTable } from '../store/schemaReadiness.ts';
import type { NewsChoice } from './readinessViews.ts';

export type NewsRound = Selectable<OwnerNewsRoundsTable>;

/** A group whose owners could be told, as the survey saw it. */
export interface TellableGroup {
  readonly id: string;
  readonly name: string;
}

/** Somebody who owns such groups and was not told of all of them. */
export interface TellableOwner {
  readonly id: string;
  readonly name: string;
  readonly groups: number;
  /** `unseen` people never wrote to Usher; it tries to reach them. */
  readonly reach: 'known' | 'unseen' | 'removed' | 'blocked';
}

/** Groups ready for self-service with an owner who was not told yet, by name. */
export async function listTellableGroups(
  db: Kysely<Database>,
  surveyId: string,
  choice: NewsChoice,
  limit: number,
): Promise<{ readonly groups: readonly TellableGroup[]; readonly total: number }> {
  const { rows } = await sql<TellableGroup & { total: number }>`
    select id, name, (count(*) over ())::int as total from (${tellable(surveyId, choice)}) as t
    group by id, name order by lower(name), id limit ${limit}`.execute(db);
  return { groups: rows.map(({ id, name }) => ({ id, name })), total: rows[0]?.total ?? 0 };
}

/** The people a message about these groups is for, those first who own most of them. */
export async function listTellableOwners(
  db: Kysely<Database>,
  surveyId: string,
  choice: NewsChoice,
  limit: number,
): Promise<readonly TellableOwner[]> {
  const { rows } = await sql<TellableOwner>`
    select t.owner_id as id, max(t.owner_name) as name, count(distinct t.id)::int as groups,
      case c.install_state when 'removed' then 'removed' when 'blocked' then 'blocked'
        else case when c.user_id is null then 'unseen' else 'known' end end as reach
    from (${tellable(surveyId, choice)}) as t left join conversations c on c.user_id = t.owner_id
    group by t.owner_id, c.user_id, c.install_state
    order by groups desc, name limit ${limit}`.execute(db);
  return rows;
}

/** Ids of the groups of a choice, for a round. */
export async function listTellableIds(
  db: Kysely<Database>,
  surveyId: string,
  choice: NewsChoice,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct id from (${tellable(surveyId, choice)}) as t order by id`.execute(db);
  return rows.map(({ id }) => id);
}

export function findRound(db: Kysely<Database>, id: string): Promise<NewsRound | undefined> {
  return db.selectFrom('owner_news_rounds').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes whom a group's news go to; answers those who had not been told. */
export async function noteTold(
  trx: Transaction<Database>,
  row: { readonly groupId: string; readonly groupName: string; readonly roundId: string; readonly at: Date },
  ownerIds: readonly string[],
): Promise<readonly string[]> {
  if (ownerIds.length === 0) return [];
  const told = { group_id: row.groupId, group_name: row.groupName, day: dayOf(row.at), told_at: row.at };
  const noted = await trx
    .insertInto('owner_news')
    .values(ownerIds.map((ownerId) => ({ ...told, owner_id: ownerId, round_id: row.roundId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('owner_id')
    .execute();
  return noted.map((one) => one.owner_id);
}

/** The groups somebody was told of on one day, in the order of telling. */
export async function listNews(
  db: Kysely<Database>,
  ownerId: string,
  day: string,
): Promise<readonly TellableGroup[]> {
  const rows = await db
    .selectFrom('owner_news')
    .select(['group_id', 'group_name'])
    .where('owner_id', '=', ownerId)
    .where('day', '=', day)
    .orderBy('told_at')
    .orderBy('group_id')
    .execute();
  return rows.map((row) => ({ id: row.group_id, name: row.group_name }));
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Every owner of a chosen group who can answer and was not told of it. */
function tellable(surveyId: string, { text, groupIds }: NewsChoice) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const chosen = groupIds.length === 0 ? sql`true` : sql`g.id = any(${groupIds}::text[])`;
  return sql`
    select g.id, g.name, o->>'id' as owner_id, coalesce(o->>'name', o->>'id') as owner_name
    from survey_groups g, lateral jsonb_array_elements(g.facts->'owners') as o
    where g.survey_id = ${surveyId} and g.self_service = 'ready' and g.name ilike ${pattern} and ${chosen}
      and o->>'state' = 'able'
      and not exists (select from owner_news n where n.owner_id = o->>'id' and n.group_id = g.id)`;
}
