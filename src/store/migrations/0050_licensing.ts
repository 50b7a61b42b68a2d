import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createLicensing: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createSeats(db);
    await extendRequests(db);
  },
};

async function createSeats(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table licence_products (
      sku_id text primary key check (char_length(sku_id) between 1 and 128),
      part_number text not null check (char_length(part_number) <= 256),
      enabled_units integer not null check (enabled_units >= 0),
      warning_units integer not null check (warning_units >= 0),
      consumed_units integer not null check (consumed_units >= 0),
      read_at timestamptz not null
    )`.execute(db);
  await sql`
    create table seat_promises (
      request_id text not null references join_requests (id) on delete cascade,
      sku_id text not null check (char_length(sku_id) between 1 and 128),
      user_id text not null check (char_length(user_id) between 1 and 128),
      made_at timestamptz not null,
      ended_at timestamptz,
      outcome text check (outcome in ('seen', 'released')),
      primary key (request_id, sku_id),
      check ((ended_at is null) = (outcome is null))
    )`.execute(db);
  await sql`create index seat_promises_kept on seat_promises (sku_id) where ended_at is null`.execute(db);
  await sql`create index seat_promises_seen on seat_promises (sku_id, ended_at)
    where outcome = 'seen'`.execute(db);
}

/** A request that is approved may wait until a seat of the group's products is free. */
async function extendRequests(db: Kysely<unknown>): Promise<void> {
  await sql`alter table join_requests add column licence jsonb`.execute(db);
  await sql`alter table join_requests add column seat_order integer`.execute(db);
  await sql`alter table join_requests add column seat_place integer check (seat_place >= 1)`.execute(db);
  await sql`alter table join_requests drop constraint join_requests_state_check`.execute(db);
  await sql`alter table join_requests add constraint join_requests_state_check check (state in
    ('pendingApproval', 'waitingForSeat', 'delivering', 'delivered', 'deliveryFailed', 'denied', 'withdrawn',
     'expired'))`.execute(db);
  await sql`alter table join_requests add constraint join_requests_waits_in_order
    check ((state = 'waitingForSeat') = (seat_order is not null))`.execute(db);
  await sql`drop index join_requests_one_open`.execute(db);
  await sql`create unique index join_requests_one_open on join_requests (requester_id, group_id)
    where state in ('pendingApproval', 'waitingForSeat', 'delivering')`.execute(db);
  await sql`create index join_requests_seats on join_requests (seat_order)
    where state = 'waitingForSeat'`.execute(db);
  await sql`create index join_requests_licences on join_requests (finished_at)
    where state = 'delivered' and licence #>> '{outcome,state}' in ('pending', 'late')`.execute(db);
}
