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

/** Owners who were asked once and cannot be written to now, those first for whom most waits. */
export async function listUnreachableOwners(
  db: Kysely<Database>,
  page: Page,
): Promise<Listed<Item<'owner'>>> {
  const { rows } = await sql<{
    id: string;
    name: string;
    state: 'removed' | 'blocked';
    at: Date;
    waiting: number;
    total: number;
  }>`
    select c.user_id as id, max(a.name) as name, c.install_state as state, c.updated_at as at,
      (count(*) filter (where r.state = 'pendingApproval'))::int as waiting, (count(*) over ())::int as total
    from conversations c
    join request_approvers a on a.user_id = c.user_id and a.why = 'owner'
    join join_requests r on r.id = a.request_id
    where c.install_state in ('removed', 'blocked')
    group by c.user_id order by waiting desc, name, id offset ${page.skip} limit ${page.limit}`.execute(db);
  const items = rows.map(({ id, name, state, at, waiting }) => ({
    kind: 'owner' as const,
    userId: id,
    name,
    state,
    at,
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
