import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createKeptRules: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table kept_rules (
        group_id text primary key check (char_length(group_id) between 1 and 128),
        group_name text not null,
        rule text not null check (char_length(rule) between 1 and 3072),
        rule_version integer not null check (rule_version >= 1),
        state text not null check (state in ('dryRun', 'acting', 'paused', 'stopped')),
        author_id text not null,
        author_name text not null,
        revision integer not null default 1,
        started_at timestamptz not null,
        report_at timestamptz,
        act_at timestamptz,
        baseline_at timestamptz,
        checked_at timestamptz,
        turn_at timestamptz,
        cursor bigint not null default 0,
        hold jsonb,
        allowance jsonb,
        trouble text
      )`.execute(db);
    await sql`create index kept_rules_at_work on kept_rules (checked_at)
      where state in ('dryRun', 'acting')`.execute(db);
    await sql`
      create table kept_rule_versions (
        group_id text not null references kept_rules (group_id) on delete cascade,
        version integer not null,
        rule text not null,
        author_id text not null,
        at timestamptz not null,
        primary key (group_id, version)
      )`.execute(db);
    await sql`
      create table kept_members (
        group_id text not null references kept_rules (group_id) on delete cascade,
        user_id text not null check (char_length(user_id) between 1 and 128),
        standing text not null,
        rule_version integer not null,
        changed_at timestamptz not null,
        primary key (group_id, user_id)
      )`.execute(db);
    await sql`create index kept_members_to_write on kept_members (group_id, standing, user_id)
      where standing in ('adding', 'removing')`.execute(db);
  },
};
