import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createRules: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createChanges(db);
    await sql`
      create table rule_differences (
        group_id text not null check (char_length(group_id) between 1 and 128),
        user_id text not null check (char_length(user_id) between 1 and 128),
        should_be_in boolean not null,
        seen_at timestamptz not null,
        primary key (group_id, user_id)
      )`.execute(db);
  },
};

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rule_changes (
      id text primary key check (char_length(id) between 1 and 128),
      group_id text not null check (char_length(group_id) between 1 and 128),
      group_name text not null check (char_length(group_name) <= 512),
      kind text not null check (kind in ('setRule', 'makeDynamic', 'makeAssigned', 'pause', 'resume')),
      state text not null
        check (state in ('computing', 'draft', 'pending', 'writing', 'done', 'failed', 'dropped')),
      version integer not null default 1 check (version >= 1),
      before_text text check (char_length(before_text) <= 3072),
      before_paused boolean not null,
      after_text text check (char_length(after_text) <= 3072),
      after_paused boolean not null,
      actor_id text not null check (char_length(actor_id) between 1 and 128),
      actor_name text not null check (char_length(actor_name) <= 512),
      confirmed_by text check (confirmed_by <> actor_id),
      confirmed_by_name text check (char_length(confirmed_by_name) <= 512),
      preview jsonb,
      fingerprint text,
      joins jsonb,
      leaves jsonb,
      is_again boolean not null,
      failure text,
      activity_id text,
      created_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db);
  await sql`create index rule_changes_group on rule_changes (group_id, created_at)`.execute(db);
  await sql`create unique index rule_changes_activity on rule_changes (actor_id, activity_id)
    where activity_id is not null`.execute(db);
  // Two cannot be written at once, whoever asked.
  await sql`create unique index rule_changes_writing on rule_changes (group_id)
    where state = 'writing'`.execute(db);
}
