import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createRequests: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createJoinRequests(db);
    await createRequestApprovers(db);
    await createDepartures(db);
  },
};

async function createJoinRequests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table join_requests (
      id text primary key check (char_length(id) between 1 and 128),
      group_id text not null check (char_length(group_id) between 1 and 128),
      group_name text not null check (char_length(group_name) <= 512),
      group_kind text not null check (group_kind in ('security', 'microsoft365')),
      requester_id text not null check (char_length(requester_id) between 1 and 128),
      requester_name text not null check (char_length(requester_name) <= 512),
      justification text not null check (char_length(justification) <= 500),
      duration_days integer check (duration_days between 1 and 3650),
      state text not null check (state in ('pendingApproval', 'delivering', 'delivered', 'deliveryFailed',
        'denied', 'withdrawn', 'expired')),
      version integer not null default 1 check (version >= 1),
      activity_id text check (char_length(activity_id) <= 512),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      decided_by text,
      decided_by_name text check (char_length(decided_by_name) <= 512),
      decided_as text check (decided_as in ('owner', 'fallback')),
      decided_at timestamptz,
      note text check (char_length(note) <= 500),
      written_at timestamptz,
      verified_at timestamptz,
      finished_at timestamptz,
      failure text check (char_length(failure) <= 64),
      card_facts jsonb not null,
      checked_at timestamptz,
      constraint nobody_decides_their_own_request
        check (decided_by <> requester_id or state = 'withdrawn')
    )`.execute(db);
  await sql`create unique index join_requests_one_open on join_requests (requester_id, group_id)
    where state in ('pendingApproval', 'delivering')`.execute(db);
  await sql`create unique index join_requests_activity on join_requests (requester_id, activity_id)
    where activity_id is not null`.execute(db);
  await sql`create index join_requests_requester on join_requests (requester_id, created_at desc)`.execute(
    db,
  );
  await sql`create index join_requests_delivering on join_requests (group_id, decided_at)
    where state = 'delivering'`.execute(db);
  await sql`create index join_requests_expiring on join_requests (expires_at)
    where state = 'pendingApproval'`.execute(db);
}

async function createRequestApprovers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table request_approvers (
      request_id text not null references join_requests (id) on delete cascade,
      user_id text not null check (char_length(user_id) between 1 and 128),
      name text not null check (char_length(name) <= 512),
      why text not null check (why in ('owner', 'fallback')),
      reach text not null default 'asked' check (reach in ('asked', 'unreachable')),
      asked_at timestamptz not null,
      primary key (request_id, user_id)
    )`.execute(db);
  await sql`create index request_approvers_user on request_approvers (user_id, asked_at)`.execute(db);
}

async function createDepartures(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table departures (
      id text primary key check (char_length(id) between 1 and 128),
      group_id text not null check (char_length(group_id) between 1 and 128),
      group_name text not null check (char_length(group_name) <= 512),
      user_id text not null check (char_length(user_id) between 1 and 128),
      state text not null check (state in ('leaving', 'left', 'failed')),
      version integer not null default 1 check (version >= 1),
      activity_id text check (char_length(activity_id) <= 512),
      created_at timestamptz not null,
      finished_at timestamptz,
      failure text check (char_length(failure) <= 64)
    )`.execute(db);
  await sql`create unique index departures_one_open on departures (user_id, group_id)
    where state = 'leaving'`.execute(db);
  await sql`create unique index departures_activity on departures (user_id, activity_id)
    where activity_id is not null`.execute(db);
}
