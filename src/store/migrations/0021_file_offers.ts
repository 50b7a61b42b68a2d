import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createFileOffers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`
      create table file_offers (
        id text primary key,
        user_id text not null,
        kind text not null,
        subject jsonb not null,
        file_name text not null,
        state text not null check (state in ('offered', 'sending', 'sent', 'failed', 'declined')),
        upload jsonb,
        tried_at timestamptz,
        failure text,
        created_at timestamptz not null,
        answered_at timestamptz
      )`.execute(db);
    await sql`create index file_offers_unanswered on file_offers (created_at) where state = 'offered'`.execute(
      db,
    );
  },
};
