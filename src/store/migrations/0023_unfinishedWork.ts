import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lets the sweep find the few rows that are under way among all that ever were; and lets a wish be withdrawn. */
export const indexUnfinishedWork: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index membership_changes_writing on membership_changes (created_at)
      where state = 'writing'`.execute(db);
    await sql`create index group_creations_under_way on group_creations (created_at)
      where state in ('pendingApproval', 'creating')`.execute(db);
    await sql`create index group_deletions_under_way on group_deletions (created_at)
      where state in ('deleting', 'restoring')`.execute(db);
    await sql`alter table group_creations drop constraint group_creations_state_check`.execute(db);
    await sql`alter table group_creations add constraint group_creations_state_check check (state in
      ('draft', 'pendingApproval', 'creating', 'created', 'failed', 'denied', 'expired', 'withdrawn'))`.execute(
      db,
    );
  },
};
