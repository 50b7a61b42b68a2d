import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createPeople: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createMirror(db);
    await sql`
      create table people_mirror_state (
        id smallint primary key check (id = 1),
        link text,
        is_full boolean not null,
        generation integer not null,
        pages integer not null,
        people integer not null,
        fields text[] not null,
        known_fields text[] not null,
        round_started_at timestamptz not null,
        loaded_at timestamptz,
        as_of timestamptz,
        pruned_to bigint not null default 0
      )`.execute(db);
    await sql`
      create table people_mirror_wishes (
        field text primary key check (char_length(field) between 1 and 256),
        wished_at timestamptz not null,
        is_refused boolean not null default false
      )`.execute(db);
    await sql`
      create table people_values (
        field text not null,
        value text collate "C" not null,
        key text collate "C" not null,
        people integer not null,
        primary key (field, value)
      )`.execute(db);
    await sql`create index people_values_key on people_values (field, key)`.execute(db);
    await sql`
      create table people_changes (
        id bigint generated always as identity primary key,
        user_id text not null,
        kind text not null check (kind in ('added', 'changed', 'removed')),
        fields text[] not null,
        at timestamptz not null
      )`.execute(db);
    await sql`create index people_changes_at on people_changes (at)`.execute(db);
  },
};

/** The properties that nearly all rules speak of come first: a row is read up to the last column that is asked for. */
async function createMirror(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table people_mirror (
      id text collate "C" primary key check (char_length(id) between 1 and 128),
      position bigint generated always as identity,
      generation integer not null,
      is_guest boolean not null,
      account_enabled boolean,
      department text,
      country text,
      job_title text,
      office_location text,
      company_name text,
      user_type text,
      city text,
      manager_id text collate "C",
      display_name text,
      user_principal_name text,
      mail text,
      employee_id text,
      usage_location text,
      state text,
      on_premises_sync_enabled boolean,
      on_premises_extension_attributes jsonb,
      employee_hire_date text,
      given_name text,
      surname text,
      mail_nickname text,
      preferred_language text,
      street_address text,
      postal_code text,
      mobile_phone text,
      business_phones jsonb,
      fax_number text,
      im_addresses jsonb,
      other_mails jsonb,
      proxy_addresses jsonb,
      password_policies text,
      on_premises_distinguished_name text,
      on_premises_security_identifier text,
      assigned_plans jsonb,
      others jsonb
    )`.execute(db);
  await sql`create unique index people_mirror_position on people_mirror (position)`.execute(db);
  await sql`create index people_mirror_manager on people_mirror (manager_id) where manager_id is not null`.execute(
    db,
  );
}
