import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** A rule that Usher itself keeps an assigned group by. */
export interface KeptRulesTable {
  group_id: string;
  /** As it was called when last looked at. */
  group_name: string;
  rule: string;
  rule_version: number;
  /** 'dryRun' | 'acting' | 'paused' | 'stopped' */
  state: string;
  author_id: string;
  author_name: string;
  /** Grows with everything its card shows. */
  revision: Generated<number>;
  started_at: Instant;
  /** When the owners read what a dry run would have done, and when it begins to act. */
  report_at: InstantOrNull;
  act_at: InstantOrNull;
  /** When those who were in the group already were taken over. */
  baseline_at: InstantOrNull;
  /** When group and rule were last compared as a whole. */
  checked_at: InstantOrNull;
  /** When the passing of time alone may next change somebody's place. */
  turn_at: InstantOrNull;
  /** How far the log of changes about people was followed. */
  cursor: ColumnType<string, string | undefined, string>;
  /** jsonb: the many moves that wait for a second person; null when nothing waits. */
  hold: ColumnType<unknown, string | null | undefined, string | null>;
  /** jsonb: how many moves a second person agreed to. */
  allowance: ColumnType<unknown, string | null | undefined, string | null>;
  /** Why it rests although nobody paused it: a code. */
  trouble: string | null;
}

export interface KeptRuleVersionsTable {
  group_id: string;
  version: number;
  rule: string;
  author_id: string;
  at: Instant;
}

/** Where each person stands whom a kept rule has to do with; see dynamic/keptRule.ts. */
export interface KeptMembersTable {
  group_id: string;
  user_id: string;
  standing: string;
  rule_version: number;
  changed_at: Instant;
}

export interface KeptTables {
  kept_rules: KeptRulesTable;
  kept_rule_versions: KeptRuleVersionsTable;
  kept_members: KeptMembersTable;
}
