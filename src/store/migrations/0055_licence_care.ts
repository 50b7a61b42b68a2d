import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createLicenceCare: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createWatching(db);
    await createTrouble(db);
    await createChanges(db);
  },
};

async function createWatching(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table licence_days (
      sku_id text not null check (char_length(sku_id) between 1 and 128),
      day date not null,
      bought integer not null check (bought >= 0),
      used integer not null check (used >= 0),
      promised integer not null check (promised >= 0),
      primary key (sku_id, day)
    )`.execute(db);
  await sql`
    create table licence_levels (
      sku_id text primary key check (char_length(sku_id) between 1 and 128),
      part_number text not null check (char_length(part_number) <= 256),
      level text not null check (level in ('fine', 'low', 'empty')),
      free integer not null check (free >= 0),
      bought integer not null check (bought >= 0),
      since timestamptz not null,
      warning_id text
    )`.execute(db);
}

/** One row for each error that somebody was told of; a row that ended may begin again. */
async function createTrouble(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table licence_errors (
      group_id text not null check (char_length(group_id) between 1 and 128),
      user_id text not null check (char_length(user_id) between 1 and 128),
      sku_id text not null check (char_length(sku_id) between 1 and 128),
      problem text not null check (char_length(problem) <= 64),
      facts jsonb not null,
      told_at timestamptz not null,
      ended_at timestamptz,
      primary key (group_id, user_id, sku_id, problem)
    )`.execute(db);
  await sql`create index licence_errors_open on licence_errors (group_id) where ended_at is null`.execute(db);
  await sql`
    create table licence_retries (
      id text primary key,
      group_id text not null check (char_length(group_id) between 1 and 128),
      user_id text not null check (char_length(user_id) between 1 and 128),
      asked_by text not null check (char_length(asked_by) between 1 and 128),
      state text not null check (state in ('running', 'solved', 'remains', 'failed')),
      facts jsonb not null,
      created_at timestamptz not null,
      finished_at timestamptz,
      check ((state = 'running') = (finished_at is null))
    )`.execute(db);
  await sql`create unique index licence_retries_running on licence_retries (group_id, user_id)
    where state = 'running'`.execute(db);
}

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table licence_changes (
      id text primary key,
      group_id text not null check (char_length(group_id) between 1 and 128),
      group_name text not null check (char_length(group_name) <= 256),
      state text not null check (state in ('draft', 'pending', 'writing', 'done', 'failed', 'dropped')),
      version integer not null default 1 check (version >= 1),
      actor_id text not null check (char_length(actor_id) between 1 and 128),
      actor_name text not null,
      confirmed_by text,
      confirmed_by_name text,
      before jsonb not null,
      after jsonb not null,
      preview jsonb not null,
      fingerprint text not null,
      is_again boolean not null default false,
      failure text,
      created_at timestamptz not null,
      finished_at timestamptz,
      check ((state in ('done', 'failed', 'dropped')) = (finished_at is not null))
    )`.execute(db);
  await sql`create unique index licence_changes_open on licence_changes (group_id)
    where state in ('pending', 'writing')`.execute(db);
}
