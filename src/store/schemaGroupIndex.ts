import type { ColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** Given as text in tsvector's own form, never read. */
type WordList = ColumnType<string, string, string>;

/** What Usher knows of a group for finding it: a copy that lags by a minute or so. Decisions read the directory. */
export interface GroupIndexTable {
  id: string;
  display_name: string;
  description: string | null;
  group_types: ColumnType<string[], readonly string[], readonly string[]>;
  mail_enabled: boolean;
  security_enabled: boolean;
  on_premises_sync_enabled: boolean | null;
  is_assignable_to_role: boolean | null;
  is_management_restricted: boolean | null;
  visibility: string | null;
  membership_rule: string | null;
  is_licensed: boolean | null;
  /** The words of the name as they are compared, separated by one space. */
  name_key: string;
  name_words: WordList;
  /** Of name and description. */
  all_words: WordList;
  /** The full reading that last told of this group; what a later one leaves out is gone. */
  generation: number;
}

export interface GroupIndexOwnersTable {
  owner_id: string;
  group_id: string;
}

/** Words of names, each under what is left of it without one letter: two words one slip apart share a row. */
export interface GroupIndexSpellingsTable {
  variant: string;
  word: string;
}

/** One row: how far the reading of the groups has come. */
export interface GroupIndexStateTable {
  id: number;
  /** Where Graph goes on; null before the first page of a full reading. */
  link: string | null;
  /** True while everything is read, false while changes are followed. */
  is_full: boolean;
  generation: number;
  /** Pages of the current round. */
  pages: number;
  round_started_at: Instant;
  /** When the first full reading was complete; null means that the index cannot be searched yet. */
  loaded_at: InstantOrNull;
  /** When the last round was complete. */
  refreshed_at: InstantOrNull;
}

/** Where people stand in the organisation, for the order of what they find. */
export interface PeoplePlacesTable {
  user_id: string;
  department: string | null;
  manager_id: string | null;
  read_at: Instant;
}

export interface GroupIndexTables {
  group_index: GroupIndexTable;
  group_index_owners: GroupIndexOwnersTable;
  group_index_spellings: GroupIndexSpellingsTable;
  group_index_state: GroupIndexStateTable;
  people_places: PeoplePlacesTable;
}
