import type { ColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** People somebody listed in a file, until they say for which group. */
export interface PeopleListsTable {
  id: string;
  user_id: string;
  file_name: string;
  /** jsonb: names and addresses. */
  people: ColumnType<unknown, string, string>;
  created_at: Instant;
}

export interface FileOffersTable {
  id: string;
  user_id: string;
  /** A FileKind of `files/fileOffer.ts`. */
  kind: string;
  /** jsonb: what the file is about. */
  subject: ColumnType<unknown, string, string>;
  file_name: string;
  /** 'offered' | 'sending' | 'sent' | 'failed' | 'declined' */
  state: string;
  /** jsonb: where Teams wants the file. */
  upload: ColumnType<unknown, string | null | undefined, string | null>;
  tried_at: InstantOrNull;
  failure: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Instant;
  answered_at: InstantOrNull;
}

/** Files that come and go. */
export interface FileTables {
  people_lists: PeopleListsTable;
  file_offers: FileOffersTable;
}
