import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Seats kept for people whom owners added are counted at every approval; changes that keep none are not read for it. */
export const indexKeptSeats: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index membership_changes_seats on membership_changes (created_at)
      where facts -> 'seats' is not null`.execute(db);
  },
};
