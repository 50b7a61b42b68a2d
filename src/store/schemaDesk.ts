import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface MembershipChangesTable {
  id: string;
  group_id: string;
  group_name: string;
  /** A ChangeKind of `groups/membershipChange.ts`. */
  kind: string;
  /** 'draft' | 'pending' | 'writing' | 'done' */
  state: string;
  actor_id: string;
  actor_name: string;
  version: Generated<number>;
  activity_id: string | null;
  created_at: Instant;
  finished_at: InstantOrNull;
  /** jsonb: texts of a draft that need a choice, with whom they may mean. */
  doubts: ColumnType<unknown, string, string>;
  /** jsonb: name, description and visibility to be written, or the seats that are kept for who is added. */
  facts: ColumnType<unknown, string | null, string | null>;
  undo_of: string | null;
}

export interface ChangeStepsTable {
  change_id: string;
  position: number;
  /** 'addMember' | 'removeMember' | 'addOwner' | 'removeOwner' | 'writeFacts' */
  deed: string;
  user_id: string;
  name: string;
  /** 'waiting', 'done', 'alreadySo' or why it failed. */
  outcome: string;
}

/** The owner's desk. */
export interface DeskTables {
  membership_changes: MembershipChangesTable;
  membership_change_steps: ChangeStepsTable;
}
