import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Changes that wait for a second person end when nobody answers; when somebody was asked has to be known for that. */
export const endUnansweredChanges: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const table of ['licence_changes', 'rule_changes']) {
      const name = sql.ref(table);
      await sql`alter table ${name} add column asked_at timestamptz`.execute(db);
      await sql`update ${name} set asked_at = now() where state = 'pending'`.execute(db);
      await sql`create index ${sql.ref(`${table}_asked`)} on ${name} (asked_at) where state = 'pending'`.execute(
        db,
      );
    }
    await sql`alter table rule_changes
      drop constraint rule_changes_state_check,
      add constraint rule_changes_state_check check (state in
        ('computing', 'draft', 'pending', 'writing', 'done', 'failed', 'dropped', 'expired'))`.execute(db);
    // The second one says which states are ends.
    await sql`alter table licence_changes
      drop constraint licence_changes_state_check,
      drop constraint licence_changes_check,
      add constraint licence_changes_state_check check (state in
        ('draft', 'pending', 'writing', 'done', 'failed', 'dropped', 'expired')),
      add constraint licence_changes_check
        check ((state in ('done', 'failed', 'dropped', 'expired')) = (finished_at is not null))`.execute(db);
  },
};
