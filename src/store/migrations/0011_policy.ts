import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createPolicy: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createPolicies(db);
    await extendRequests(db);
    await createVotes(db);
  },
};

async function createPolicies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table group_policies (
      group_id text primary key check (char_length(group_id) between 1 and 128),
      policy jsonb not null,
      changed_at timestamptz not null
    )`.execute(db);
  await sql`
    create table policy_changes (
      id text primary key check (char_length(id) between 1 and 128),
      group_id text not null check (char_length(group_id) between 1 and 128),
      group_name text not null check (char_length(group_name) <= 512),
      policy jsonb not null,
      before jsonb not null,
      state text not null check (state in ('proposed', 'applied', 'overtaken')),
      version integer not null default 1 check (version >= 1),
      changed_by text not null check (char_length(changed_by) between 1 and 128),
      changed_by_name text not null check (char_length(changed_by_name) <= 512),
      created_at timestamptz not null,
      confirmed_by text check (confirmed_by <> changed_by),
      confirmed_by_name text check (char_length(confirmed_by_name) <= 512)
    )`.execute(db);
  await sql`create unique index policy_changes_one_proposed on policy_changes (group_id)
    where state = 'proposed'`.execute(db);
}

/** A request keeps the terms under which it was made; those from before were decided by one owner. */
async function extendRequests(db: Kysely<unknown>): Promise<void> {
  await sql`alter table join_requests add column stage integer not null default 0 check (stage >= 0)`.execute(
    db,
  );
  await sql`alter table join_requests add column terms jsonb not null default
    '[{"approvers":{"kind":"owners"},"quorum":{"atLeast":1,"all":false},"needed":1,"title":null}]'`.execute(
    db,
  );
  await sql`alter table join_requests drop constraint join_requests_decided_as_check`.execute(db);
  await sql`alter table join_requests add constraint join_requests_decided_as_check
    check (decided_as in ('owner', 'fallback', 'named', 'policy'))`.execute(db);
  await sql`create index join_requests_open_joins on join_requests (group_id, created_at)
    where decided_as = 'policy'`.execute(db);
  await sql`alter table request_approvers add column stage integer not null default 0 check (stage >= 0)`.execute(
    db,
  );
  await sql`alter table request_approvers drop constraint request_approvers_why_check`.execute(db);
  await sql`alter table request_approvers add constraint request_approvers_why_check
    check (why in ('owner', 'fallback', 'named'))`.execute(db);
}

async function createVotes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table request_votes (
      request_id text not null references join_requests (id) on delete cascade,
      user_id text not null check (char_length(user_id) between 1 and 128),
      name text not null check (char_length(name) <= 512),
      stage integer not null check (stage >= 0),
      cast_as text not null check (cast_as in ('owner', 'fallback', 'named')),
      voted_at timestamptz not null,
      primary key (request_id, user_id)
    )`.execute(db);
  await sql`
    insert into request_votes (request_id, user_id, name, stage, cast_as, voted_at)
    select id, decided_by, coalesce(decided_by_name, ''), 0, coalesce(decided_as, 'owner'), decided_at
    from join_requests where state = 'delivering' and decided_by is not null`.execute(db);
}
