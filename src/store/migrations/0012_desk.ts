import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createDesk: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createChanges(db);
    await createSteps(db);
  },
};

async function createChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table membership_changes (
      id text primary key,
      group_id text not null,
      group_name text not null,
      kind text not null,
      state text not null check (state in ('draft', 'pending', 'writing', 'done')),
      actor_id text not null,
      actor_name text not null,
      version integer not null default 1,
      activity_id text,
      created_at timestamptz not null,
      finished_at timestamptz,
      doubts jsonb not null,
      facts jsonb,
      undo_of text references membership_changes (id)
    )`.execute(db);
  // A redelivered message and a second press of Undo find what the first one began.
  await sql`create unique index membership_changes_activity on membership_changes (actor_id, activity_id)
    where activity_id is not null`.execute(db);
  await sql`create unique index membership_changes_undo on membership_changes (undo_of)
    where undo_of is not null`.execute(db);
  await sql`create index membership_changes_drafts on membership_changes (actor_id, group_id)
    where state = 'draft'`.execute(db);
}

async function createSteps(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table membership_change_steps (
      change_id text not null references membership_changes (id) on delete cascade,
      position integer not null,
      deed text not null,
      user_id text not null,
      name text not null,
      outcome text not null,
      primary key (change_id, position)
    )`.execute(db);
  await sql`create index membership_change_steps_person on membership_change_steps (user_id, deed)
    where outcome = 'done'`.execute(db);
}
