import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createGroupIndex: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createGroups(db);
    await sql`
      create table group_index_owners (
        owner_id text not null,
        group_id text not null,
        primary key (owner_id, group_id)
      )`.execute(db);
    await sql`create index group_index_owners_group on group_index_owners (group_id)`.execute(db);
    await sql`
      create table group_index_spellings (
        variant text collate "C" not null,
        word text collate "C" not null,
        primary key (variant, word)
      )`.execute(db);
    await sql`
      create table group_index_state (
        id smallint primary key check (id = 1),
        link text,
        is_full boolean not null,
        generation integer not null,
        pages integer not null,
        round_started_at timestamptz not null,
        loaded_at timestamptz,
        refreshed_at timestamptz
      )`.execute(db);
    await sql`
      create table people_places (
        user_id text primary key,
        department text,
        manager_id text,
        read_at timestamptz not null
      )`.execute(db);
  },
};

async function createGroups(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table group_index (
      id text primary key check (char_length(id) between 1 and 128),
      display_name text not null,
      description text,
      group_types text[] not null,
      mail_enabled boolean not null,
      security_enabled boolean not null,
      on_premises_sync_enabled boolean,
      is_assignable_to_role boolean,
      is_management_restricted boolean,
      visibility text,
      membership_rule text,
      is_licensed boolean,
      name_key text collate "C" not null,
      name_words tsvector not null,
      all_words tsvector not null,
      generation integer not null
    )`.execute(db);
  await sql`create index group_index_name on group_index (name_key, id) include (visibility)`.execute(db);
  // Without the list of pending entries: it makes searches slow until somebody vacuums, and there are more searches.
  await sql`create index group_index_name_words on group_index using gin (name_words)
    with (fastupdate = off)`.execute(db);
  await sql`create index group_index_all_words on group_index using gin (all_words)
    with (fastupdate = off)`.execute(db);
  await sql`create index group_index_generation on group_index (generation)`.execute(db);
}
