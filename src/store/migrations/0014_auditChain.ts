import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Makes the audit tamper-evident. Each entry gets a link: its place in the chain, the hash of the link before it
 * and its own. The text that is hashed is described in docs/operations.md and written again, independently of the
 * database, in store/auditChain.ts.
 */
export const chainAudit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createLinks(db);
    await createLinking(db);
    await linkWhatIsThere(db);
    await linkWhatComes(db);
  },
};

/** A table of its own, because entries are never updated, not even to note their hash. */
async function createLinks(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_links (
      position bigint primary key check (position >= 1),
      entry_id bigint not null unique,
      previous_hash text not null check (char_length(previous_hash) = 64),
      hash text not null check (char_length(hash) = 64)
    )`.execute(db);
  await sql`create trigger audit_links_append_only before update or delete or truncate on audit_links
    for each statement execute function refuse_audit_change()`.execute(db);
}

/** json_build_array writes the same text whatever the session's time zone and settings are. */
async function createLinking(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function link_audit_entry(entry audit) returns void language plpgsql as $$
    declare
      last audit_links;
      entry_text text;
    begin
      select * into last from audit_links order by position desc limit 1;
      if not found then
        last.position := 0;
        last.hash := repeat('0', 64);
      end if;
      entry_text := json_build_array(entry.id::text,
        to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        entry.actor_id, entry.action, entry.subject_kind, entry.subject_id, entry.request_id, entry.reason,
        entry.details::text)::text;
      insert into audit_links values (last.position + 1, entry.id, last.hash,
        encode(sha256(convert_to(last.hash || entry_text, 'UTF8')), 'hex'));
    end $$`.execute(db);
}

async function linkWhatIsThere(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare
      entry audit;
    begin
      for entry in select * from audit order by id loop
        perform link_audit_entry(entry);
      end loop;
    end $$`.execute(db);
}

/**
 * Links are made while the transaction commits, one transaction after the other. So the lock is the last one a
 * transaction takes, which no deadlock can involve, and is held no longer than the commit itself. Each statement
 * of the function sees what was committed before it began, hence the last link of whoever had the lock before.
 */
async function linkWhatComes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function link_new_audit_entry() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('usher/audit', 0));
      perform link_audit_entry(new);
      return null;
    end $$`.execute(db);
  await sql`create constraint trigger audit_linked after insert on audit deferrable initially deferred
    for each row execute function link_new_audit_entry()`.execute(db);
}
