import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { AdminItem } from './adminViews.ts';

type Item<Kind extends AdminItem['kind']> = Extract<AdminItem, { kind: Kind }>;

export interface Page {
  readonly skip: number;
  readonly limit: number;
}

/** A page of a longer list. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Notices nobody has acknowledged, newest first. */
export async function listNotices(db: Kysely<Database>, page: Page): Promise<Listed<Item<'notice'>>> {
  const open = db.selectFrom('operator_notices').where('acknowledged_at', 'is', null);
  const rows = await open
    .select(['id', 'code', 'subject_id', 'at'])
    .orderBy('id', 'desc')
    .offset(page.skip)
    .limit(page.limit)
    .execute();
  const { total } = await open.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return {
    items: rows.map(({ id, code, subject_id: subject, at }) => ({
      kind: 'notice',
      noticeId: id,
      code,
      subject,
      at,
    })),
    total,
  };
}

/** The code of the notice, when it was still open. */
export async function acknowledgeNotice(
  trx: Transaction<Database>,
  noticeId: string,
  now: Date,
): Promise<string | undefined> {
  const row = await trx
    .updateTable('operator_notices')
    .set({ acknowledged_at: now })
    .where('id', '=', noticeId)
    .where('acknowledged_at', 'is', null)
    .returning('code')
    .executeTakeFirst();
  return row?.code;
}

/** The notices that said these jobs had failed. */
export async function acknowledgeJobNotices(
  trx: Transaction<Database>,
  subjects: readonly string[],
  now: Date,
): Promise<void> {
  if (subjects.length === 0) return;
  await trx
    .updateTable('operator_notices')
    .set({ acknowledged_at: now })
    .where('code', '=', 'jobFailed')
    .where('acknowledged_at', 'is', null)
    .where('subject_id', 'in', subjects)
    .execute();
}

/** Waiting requests that nobody was asked about who could be reached, oldest first. */
export async function listWithoutApprover(
  db: Kysely<Database>,
  page: Page,
): Promise<Listed<Item<'request'>>> {
  const { rows } = await sql<{ id: string; group: string; requester: string; at: Date; total: number }>`
    select id, group_name as "group", requester_name as requester, created_at as at,
      (count(*) over ())::int as total
    from join_requests r where state = 'pendingApproval'
      and not exists (select from request_approvers a where a.request_id = r.id and a.reach = 'asked')
    order by created_at, id offset ${page.skip} limit ${page.limit}`.execute(db);
  const items = rows.map(({ id, group, requester, at }) => ({
    kind: 'request' as const,
    requestId: id,
    groupName: group,
    requesterName: requester,
    at,
  }));
  return { items, total: rows[0]?.total ?? 0 };
}

/** An owner who cannot be written to; the name as Usher last heard it, or null. */
export type UnreachableOwner = Omit<Item<'owner'>, 'name'> & { readonly name: string | null };

/**
 * Those who removed or blocked Usher and own a group, by the index of groups, or were asked as an owner; those first
 * for whom most waits.
 */
export async function listUnreachableOwners(
  db: Kysely<Database>,
  page: Page,
): Promise<Listed<UnreachableOwner>> {
  const { rows } = await sql<Omit<UnreachableOwner, 'kind'> & { total: number }>`
    select user_id as "userId", name, state, at, owned, waiting, (count(*) over ())::int as total from (
      select c.user_id, c.install_state as state, c.updated_at as at,
        (select name from request_approvers a where a.user_id = c.user_id order by asked_at desc limit 1) as name,
        (select count(*)::int from group_index_owners o where o.owner_id = c.user_id) as owned,
        (select count(*)::int from request_approvers a where a.user_id = c.user_id and a.why = 'owner') as asked,
        (select count(*)::int from request_approvers a join join_requests r on r.id = a.request_id
          where a.user_id = c.user_id and r.state = 'pendingApproval') as waiting
      from conversations c where c.install_state in ('removed', 'blocked')
    ) people where owned > 0 or asked > 0
    order by waiting desc, owned desc, "userId" offset ${page.skip} limit ${page.limit}`.execute(db);
  const items = rows.map(({ userId, name, state, at, owned, waiting }) => ({
    kind: 'owner' as const,
    userId,
    name,
    state,
    at,
    owned,
    waiting,
  }));
  return { items, total: rows[0]?.total ?? 0 };
}

/** Waiting requests that only people who stand in were asked about, by their group: nobody who owns it could be. */
export async function countWithoutOwner(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, { readonly name: string; readonly waiting: number }>> {
  const { rows } = await sql<{ id: string; name: string; waiting: number }>`
    select group_id as id, max(group_name) as name, count(*)::int as waiting
    from join_requests r where state = 'pendingApproval'
      and exists (select from request_approvers a where a.request_id = r.id and a.why = 'fallback')
      and not exists (select from request_approvers a where a.request_id = r.id and a.why = 'owner')
    group by group_id order by waiting desc, name limit 500`.execute(db);
  return new Map(rows.map(({ id, name, waiting }) => [id, { name, waiting }]));
}
