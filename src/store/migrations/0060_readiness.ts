import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The survey of every group, and what owners were told from it. */
export const createReadiness: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createSurveys(db);
    await createSurveyed(db);
    await sql`
      create table owner_news_rounds (
        id text primary key,
        group_ids text[] not null,
        done integer not null default 0,
        asked_by text not null,
        created_at timestamptz not null,
        finished_at timestamptz
      )`.execute(db);
    await sql`
      create table owner_news (
        owner_id text not null,
        group_id text not null,
        group_name text not null,
        day text not null,
        told_at timestamptz not null,
        round_id text not null references owner_news_rounds (id),
        primary key (owner_id, group_id)
      )`.execute(db);
    await sql`create index owner_news_day on owner_news (owner_id, day)`.execute(db);
  },
};

async function createSurveys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table surveys (
      id text primary key,
      phase text not null check (phase in ('people', 'groups', 'licences', 'sorting', 'done')),
      link text,
      step integer not null,
      people integer not null,
      groups integer not null,
      sorted integer not null,
      missing text[] not null,
      tenant jsonb not null,
      started_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db);
  // One at a time: whoever starts a second one meets the first.
  await sql`create unique index surveys_open on surveys ((finished_at is null)) where finished_at is null`.execute(
    db,
  );
}

async function createSurveyed(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table survey_people (
      survey_id text not null references surveys (id) on delete cascade,
      id text not null,
      name text,
      is_enabled boolean not null,
      is_guest boolean not null,
      is_synced boolean not null,
      attributes jsonb not null,
      primary key (survey_id, id)
    )`.execute(db);
  // A large group is told in parts. Lists, not rows: a row a membership would be millions of them.
  await sql`
    create table survey_links (
      survey_id text not null references surveys (id) on delete cascade,
      group_id text not null,
      part integer not null,
      links jsonb not null,
      primary key (survey_id, group_id, part)
    )`.execute(db);
  await sql`
    create table survey_groups (
      survey_id text not null references surveys (id) on delete cascade,
      id text not null,
      name text not null,
      properties jsonb not null,
      misses_licences boolean,
      facts jsonb,
      self_service text,
      dynamic text,
      licensing text,
      self_service_reasons text[] not null default '{}',
      dynamic_reasons text[] not null default '{}',
      licensing_reasons text[] not null default '{}',
      members integer not null default 0,
      signature text,
      candidate jsonb,
      primary key (survey_id, id)
    )`.execute(db);
  await sql`create index survey_groups_signature on survey_groups (survey_id, signature)
    where signature is not null`.execute(db);
}
