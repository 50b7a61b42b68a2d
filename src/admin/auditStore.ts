import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { AuditFilter } from './auditFilter.ts';

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly group_id: string | null;
  readonly group_name: string | null;
  readonly requester_name: string | null;
  readonly request_id: string | null;
  readonly reason: string | null;
  readonly details: string;
  readonly position: string | null;
  readonly hash: string | null;
}

/** Entries that fit, newest first. */
export async function findEntries(
  db: Kysely<Database>,
  filter: AuditFilter,
  page: { readonly skip: number; readonly limit: number; readonly before?: string },
): Promise<readonly AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select e.*, coalesce(e.known_name, g.display_name) as group_name, ${nameOf(sql`e.actor_id`)} as actor_name,
      l.position::text as position, l.hash
    from (
      select a.id::text as id, a.at, a.actor_id, a.action, a.subject_kind, a.subject_id, a.request_id, a.reason,
        a.details::text as details, r.requester_name,
        coalesce(r.group_id, d.group_id, a.details->>'groupId',
          case when a.subject_kind = 'group' then a.subject_id end) as group_id,
        coalesce(r.group_name, d.group_name) as known_name
      from audit a
      left join join_requests r on r.id = a.request_id
      left join departures d on a.subject_kind = 'departure' and d.id = a.subject_id
      where ${conditionsOf(filter, page.before)}
      order by a.id desc offset ${page.skip} limit ${page.limit}
    ) e
    left join audit_links l on l.entry_id = e.id::bigint
    left join group_index g on g.id = e.group_id
    order by e.id::bigint desc`.execute(db);
  return rows;
}

/** Ids of groups with a name like this, as people asked for them or left them, or as the index has it. */
export async function findKnownGroupIds(db: Kysely<Database>, name: string): Promise<readonly string[]> {
  const pattern = containing(name);
  const { rows } = await sql<{ id: string }>`
    select group_id as id from join_requests where group_name ilike ${pattern}
    union select group_id from departures where group_name ilike ${pattern}
    union select id from group_index where display_name ilike ${pattern} limit 500`.execute(db);
  return rows.map(({ id }) => id);
}

/** Ids of people who asked, were asked, or changed a group or were changed in one, under a name like this. */
export async function findKnownPersonIds(db: Kysely<Database>, name: string): Promise<readonly string[]> {
  const pattern = containing(name);
  const { rows } = await sql<{ id: string }>`
    select requester_id as id from join_requests where requester_name ilike ${pattern}
    union select decided_by from join_requests where decided_by_name ilike ${pattern} and decided_by is not null
    union select user_id from request_approvers where name ilike ${pattern}
    union select actor_id from membership_changes where actor_name ilike ${pattern}
    union select user_id from membership_change_steps where name ilike ${pattern} limit 500`.execute(db);
  return rows.map(({ id }) => id);
}

function conditionsOf(filter: AuditFilter, before: string | undefined): RawBuilder<unknown> {
  const { people, isUsher, action, groupIds, from, to } = filter;
  const conditions = [
    ...(before === undefined ? [] : [sql`a.id < ${before}::bigint`]),
    ...(from === null ? [] : [sql`a.at >= ${from}`]),
    ...(to === null ? [] : [sql`a.at < ${to}`]),
    ...(action === '' ? [] : [sql`a.action ilike ${containing(action)}`]),
    ...(isUsher ? [sql`a.actor_id is null`] : []),
    ...(people === null
      ? []
      : [
          sql`(a.actor_id = any(${people}::text[]) or a.subject_id = any(${people}::text[])
            or r.requester_id = any(${people}::text[]) or d.user_id = any(${people}::text[])
            or ${mentions(people)})`,
        ]),
    ...(groupIds === null
      ? []
      : [
          sql`(r.group_id = any(${groupIds}::text[]) or d.group_id = any(${groupIds}::text[])
            or a.subject_id = any(${groupIds}::text[]) or ${mentions(groupIds)})`,
        ]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** Whether one of these ids stands anywhere in the details, however deep: each action has its own. */
function mentions(ids: readonly string[]): RawBuilder<unknown> {
  const wanted = JSON.stringify({ ids });
  return sql`jsonb_path_exists(a.details, 'strict $.** ? (@ == $ids[*])', ${wanted}::jsonb)`;
}

/** As Usher last heard of this person; entries themselves hold no names. */
function nameOf(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(
    (select name from request_approvers where user_id = ${id} order by asked_at desc limit 1),
    (select requester_name from join_requests where requester_id = ${id} order by created_at desc limit 1),
    (select actor_name from membership_changes where actor_id = ${id} order by created_at desc limit 1))`;
}

/** A pattern that finds the words themselves, whatever characters are in them. */
function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
