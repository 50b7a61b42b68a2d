import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/**
 * Everybody in the directory as far as rules and cards speak of them: a copy that lags by a minute or so. Beside
 * the columns named here there is one for each property in `dynamic/mirrorFields.ts`, read through its names.
 */
export interface PeopleMirrorTable {
  id: string;
  /** The order of reading; pages of everybody follow it, as it is the order on the disk. */
  position: Generated<string>;
  display_name: string | null;
  user_principal_name: string | null;
  account_enabled: boolean | null;
  is_guest: boolean;
  manager_id: string | null;
  /** The full reading that last told of this person; whom a later one leaves out is gone. */
  generation: number;
}

/** One row: how far the reading of the people has come. */
export interface PeopleMirrorStateTable {
  id: number;
  /** Where Graph goes on; null before the first page of a full reading. */
  link: string | null;
  /** True while everybody is read, false while changes are followed. */
  is_full: boolean;
  generation: number;
  /** Pages of the current round. */
  pages: number;
  people: number;
  /** What the current reading asks Graph for. */
  fields: ColumnType<string[], readonly string[], readonly string[]>;
  /** What was asked for everybody; anything else is unknown. */
  known_fields: ColumnType<string[], readonly string[], readonly string[]>;
  round_started_at: Instant;
  /** When the first full reading was complete. */
  loaded_at: InstantOrNull;
  /** Changes up to here are in the mirror. */
  as_of: InstantOrNull;
  /** Changes up to here are no longer in the log. */
  pruned_to: Generated<string>;
}

/** Fields beyond those read anyway that a rule asked for. */
export interface PeopleMirrorWishesTable {
  field: string;
  wished_at: Instant;
  /** Graph does not know it. */
  is_refused: Generated<boolean>;
}

/** How many people have a value, for suggestions. */
export interface PeopleValuesTable {
  field: string;
  value: string;
  /** The value as it is compared. */
  key: string;
  people: number;
}

/** What changed about whom, in the order in which the mirror learned of it. */
export interface PeopleChangesTable {
  id: Generated<string>;
  user_id: string;
  /** 'added' | 'changed' | 'removed' */
  kind: string;
  fields: ColumnType<string[], readonly string[], never>;
  at: Instant;
}

/** One row: where Graph tells Usher of changes. Written before Graph is asked, so that its calls are known. */
export interface PeopleSubscriptionTable {
  id: number;
  url: string;
  /** Secret that Graph sends along. */
  client_state: string;
  subscription_id: string | null;
  expires_at: InstantOrNull;
}

export interface PeopleTables {
  people_subscription: PeopleSubscriptionTable;
  people_mirror: PeopleMirrorTable;
  people_mirror_state: PeopleMirrorStateTable;
  people_mirror_wishes: PeopleMirrorWishesTable;
  people_values: PeopleValuesTable;
  people_changes: PeopleChangesTable;
}
