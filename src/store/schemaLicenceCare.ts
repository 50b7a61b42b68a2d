import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json = ColumnType<unknown, string, string>;

/** The seats of each product, once a day; the last reading of the day stays. */
export interface LicenceDaysTable {
  sku_id: string;
  /** A day in UTC, such as 2026-11-27. */
  day: ColumnType<Date | string, string, string>;
  bought: number;
  used: number;
  promised: number;
}

/** How scarce each product was when administrators were told last. */
export interface LicenceLevelsTable {
  sku_id: string;
  part_number: string;
  /** 'fine' | 'low' | 'empty' */
  level: string;
  free: number;
  bought: number;
  since: Instant;
  /** The warning in which it was told; null when there was nothing to tell. */
  warning_id: string | null;
}

/** Errors that somebody was told of. */
export interface LicenceErrorsTable {
  group_id: string;
  user_id: string;
  sku_id: string;
  problem: string;
  /** Names as they were when it was found. */
  facts: Json;
  told_at: Instant;
  /** When it was found gone; null while it lasts. */
  ended_at: InstantOrNull;
}

/** Somebody asked that the service tries again for a person. */
export interface LicenceRetriesTable {
  id: string;
  group_id: string;
  user_id: string;
  asked_by: string;
  /** 'running' | 'solved' | 'remains' | 'failed' */
  state: string;
  facts: Json;
  created_at: Instant;
  finished_at: InstantOrNull;
}

/** What somebody wants to be otherwise about the products of a group. */
export interface LicenceChangesTable {
  id: string;
  group_id: string;
  group_name: string;
  /** 'draft' | 'pending' | 'writing' | 'done' | 'failed' | 'dropped' | 'expired' */
  state: string;
  version: Generated<number>;
  actor_id: string;
  actor_name: string;
  confirmed_by: string | null;
  confirmed_by_name: string | null;
  before: Json;
  after: Json;
  preview: Json;
  fingerprint: string;
  is_again: Generated<boolean>;
  failure: string | null;
  created_at: Instant;
  /** When a second person was asked. */
  asked_at: InstantOrNull;
  finished_at: InstantOrNull;
}

export interface LicenceCareTables {
  licence_days: LicenceDaysTable;
  licence_levels: LicenceLevelsTable;
  licence_errors: LicenceErrorsTable;
  licence_retries: LicenceRetriesTable;
  licence_changes: LicenceChangesTable;
}
