import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createPeopleLists: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table people_lists (
        id text primary key,
        user_id text not null,
        file_name text not null,
        people jsonb not null,
        created_at timestamptz not null
      )`.execute(db);
    await sql`create index people_lists_age on people_lists (created_at)`.execute(db);
  },
};
