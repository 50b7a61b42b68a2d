import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createCreation: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createGroupCreations(db);
    await createGroupDeletions(db);
  },
};

async function createGroupCreations(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table group_creations (
      id text primary key check (char_length(id) between 1 and 128),
      creator_id text not null check (char_length(creator_id) between 1 and 128),
      name text not null check (char_length(name) between 1 and 256),
      mail_nickname text not null unique check (mail_nickname ~ '^[a-z0-9-]{1,64}$'),
      state text not null check (state in
        ('draft', 'pendingApproval', 'creating', 'created', 'failed', 'denied', 'expired')),
      version integer not null default 1 check (version > 0),
      posted_at timestamptz,
      group_id text check (char_length(group_id) <= 128),
      created_at timestamptz not null,
      finished_at timestamptz,
      failure text check (char_length(failure) <= 64),
      facts jsonb not null,
      check (state <> 'created' or group_id is not null)
    )`.execute(db);
  await sql`create index group_creations_name on group_creations (lower(name))
    where state in ('pendingApproval', 'creating')`.execute(db);
  await sql`create index group_creations_drafts on group_creations (created_at) where state = 'draft'`.execute(
    db,
  );
}

async function createGroupDeletions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table group_deletions (
      id text primary key check (char_length(id) between 1 and 128),
      group_id text not null check (char_length(group_id) between 1 and 128),
      group_name text not null check (char_length(group_name) between 1 and 256),
      deleted_by text not null check (char_length(deleted_by) between 1 and 128),
      state text not null check (state in
        ('deleting', 'deleted', 'deleteFailed', 'restoring', 'restored', 'restoreFailed')),
      version integer not null default 1 check (version > 0),
      restorable boolean not null,
      created_at timestamptz not null,
      finished_at timestamptz,
      failure text check (char_length(failure) <= 64),
      facts jsonb not null
    )`.execute(db);
  await sql`create unique index group_deletions_one_at_a_time on group_deletions (group_id)
    where state in ('deleting', 'restoring')`.execute(db);
}
