import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
type Json = ColumnType<unknown, string, string>;

/** What the owners of a group chose; a group without a row has the default. */
export interface GroupPoliciesTable {
  group_id: string;
  /** jsonb: a JoinPolicy. */
  policy: Json;
  changed_at: Instant;
}

/** Changes of policies that co-owners are told about, and those that wait for a second owner. */
export interface PolicyChangesTable {
  id: string;
  group_id: string;
  group_name: string;
  /** jsonb: a JoinPolicy, as it is to be and as it was. */
  policy: Json;
  before: Json;
  /** 'proposed' | 'applied' | 'overtaken' */
  state: string;
  version: Generated<number>;
  changed_by: string;
  changed_by_name: string;
  created_at: Instant;
  confirmed_by: string | null;
  confirmed_by_name: string | null;
}

/** Approvals that count towards a request; one of a person, whatever the round. */
export interface RequestVotesTable {
  request_id: string;
  user_id: string;
  name: string;
  stage: number;
  /** 'owner' | 'fallback' | 'named' */
  cast_as: string;
  voted_at: Instant;
}

export interface PolicyTables {
  group_policies: GroupPoliciesTable;
  policy_changes: PolicyChangesTable;
  request_votes: RequestVotesTable;
}
