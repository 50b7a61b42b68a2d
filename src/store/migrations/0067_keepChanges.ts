import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A rule that Usher is to keep is previewed and agreed to like one that Entra is to have. */
export const allowKeepChanges: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table rule_changes
      drop constraint rule_changes_kind_check,
      add constraint rule_changes_kind_check check (kind in
        ('setRule', 'makeDynamic', 'makeAssigned', 'pause', 'resume', 'keep'))`.execute(db);
  },
};
