import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>;

/** Changes of membership rules, with the texts before and after: the audit names them by id. */
export interface RuleChangesTable {
  id: string;
  group_id: string;
  group_name: string;
  /** A RuleChangeKind of `dynamic/ruleChange.ts`. */
  kind: string;
  /** 'computing' | 'draft' | 'pending' | 'writing' | 'done' | 'failed' | 'dropped' | 'expired' */
  state: string;
  version: Generated<number>;
  /** Null where members are assigned. */
  before_text: string | null;
  before_paused: boolean;
  after_text: string | null;
  after_paused: boolean;
  actor_id: string;
  actor_name: string;
  confirmed_by: string | null;
  confirmed_by_name: string | null;
  /** jsonb: a RulePreview. */
  preview: JsonOrNull;
  fingerprint: string | null;
  /** jsonb: ids of those who join and leave by the preview. */
  joins: JsonOrNull;
  leaves: JsonOrNull;
  is_again: boolean;
  failure: string | null;
  activity_id: string | null;
  created_at: Instant;
  /** When a second person was asked. */
  asked_at: InstantOrNull;
  finished_at: InstantOrNull;
}

/** Who was seen to be in a group against its rule, or out of it, and since when. */
export interface RuleDifferencesTable {
  group_id: string;
  user_id: string;
  should_be_in: boolean;
  seen_at: Instant;
}

export interface RuleTables {
  rule_changes: RuleChangesTable;
  rule_differences: RuleDifferencesTable;
}
