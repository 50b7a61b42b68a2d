import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createPeopleSubscription: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table people_subscription (
        id smallint primary key check (id = 1),
        url text not null,
        client_state text not null,
        subscription_id text,
        expires_at timestamptz
      )`.execute(db);
  },
};
