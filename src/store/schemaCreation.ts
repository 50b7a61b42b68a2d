import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface GroupCreationsTable {
  id: string;
  creator_id: string;
  /** The whole name, with what the naming rules put around it. */
  name: string;
  /** One of a kind: finds the group again when Graph's answer to its creation was lost. */
  mail_nickname: string;
  /** 'draft' | 'pendingApproval' | 'creating' | 'created' | 'failed' | 'denied' | 'expired' | 'withdrawn' */
  state: string;
  version: Generated<number>;
  /** Set before the first `POST`: from then on the group may exist. */
  posted_at: InstantOrNull;
  group_id: string | null;
  created_at: Instant;
  finished_at: InstantOrNull;
  failure: string | null;
  /** jsonb: kind, purpose, people, approvers, decision. */
  facts: ColumnType<unknown, string, string>;
}

export interface GroupDeletionsTable {
  id: string;
  group_id: string;
  group_name: string;
  deleted_by: string;
  /** 'deleting' | 'deleted' | 'deleteFailed' | 'restoring' | 'restored' | 'restoreFailed' */
  state: string;
  version: Generated<number>;
  /** False where Graph deletes for good. */
  restorable: boolean;
  created_at: Instant;
  finished_at: InstantOrNull;
  failure: string | null;
  /** jsonb: who deleted it, and who owned it then. */
  facts: ColumnType<unknown, string, never>;
}

export interface CreationTables {
  group_creations: GroupCreationsTable;
  group_deletions: GroupDeletionsTable;
}
