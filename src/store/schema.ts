import type { ColumnType, Generated } from 'kysely';
import type { FileTables } from './schemaFiles.ts';
import type { DeskTables } from './schemaDesk.ts';
import type { LicenceCareTables } from './schemaLicenceCare.ts';
import type { LicensingTables } from './schemaLicensing.ts';
import type { GroupIndexTables } from './schemaGroupIndex.ts';
import type { RuleTables } from './schemaRules.ts';
import type { PeopleTables } from './schemaPeople.ts';
import type { PolicyTables } from './schemaPolicy.ts';
import type { KeptTables } from './schemaKept.ts';
import type { ReadinessTables } from './schemaReadiness.ts';
import type { CreationTables } from './schemaCreation.ts';

export type * from './schemaPolicy.ts';

/** Written as ISO text or Date, read as Date. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type InstantOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface JoinRequestsTable {
  id: string;
  group_id: string;
  /** As it was called when asked, so that history reads right after a rename. */
  group_name: string;
  /** 'security' | 'microsoft365' */
  group_kind: string;
  requester_id: string;
  requester_name: string;
  justification: string;
  duration_days: number | null;
  state: string;
  /** Grows by one with every change; cards remember which version they show. */
  version: Generated<number>;
  /** The Teams activity that brought it, so that a redelivery of the same activity is recognised. */
  activity_id: string | null;
  created_at: Instant;
  expires_at: Instant;
  decided_by: string | null;
  decided_by_name: string | null;
  /** 'owner' | 'fallback' | 'named' | 'policy': the right by which it was decided. */
  decided_as: string | null;
  decided_at: InstantOrNull;
  note: string | null;
  /** When Graph accepted the membership. */
  written_at: InstantOrNull;
  /** When a read showed it; null with written_at set means accepted but not yet seen. */
  verified_at: InstantOrNull;
  finished_at: InstantOrNull;
  /** Why it could not be delivered: a FailureCode. */
  failure: string | null;
  /** jsonb: what the approver's card shows of requester and group, as it was when asked. */
  card_facts: ColumnType<unknown, string, string>;
  /** When the sweep last compared a waiting request with the directory. */
  checked_at: InstantOrNull;
  /** The round of approvals it is in, from 0. */
  stage: Generated<number>;
  /** jsonb: the rounds of approvals it takes. */
  terms: ColumnType<unknown, string | undefined, string>;
  /** jsonb: the products the group gives and what became of them; null where it gives none. */
  licence: ColumnType<unknown, string | null | undefined, string | null>;
  /** Set while it waits for a seat: the lower one comes first. */
  seat_order: number | null;
  /** The place on the waiting list, from 1, as its people were told. */
  seat_place: number | null;
}

export interface RequestApproversTable {
  request_id: string;
  user_id: string;
  name: string;
  /** 'owner' | 'fallback' | 'named' */
  why: string;
  /** 'asked' | 'unreachable' */
  reach: Generated<string>;
  /** The round of approvals this person was asked in. */
  stage: Generated<number>;
  asked_at: Instant;
}

export interface DeparturesTable {
  id: string;
  group_id: string;
  group_name: string;
  user_id: string;
  /** 'leaving' | 'left' | 'failed' */
  state: string;
  version: Generated<number>;
  activity_id: string | null;
  created_at: Instant;
  finished_at: InstantOrNull;
  failure: string | null;
}

/**
 * Every card or message owed to a person, in the order in which it is owed. It is the outbox and the memory of
 * where each card is: `shown_version < wanted_version` means that something has to be sent or edited.
 */
export interface CardCopiesTable {
  id: Generated<string>;
  user_id: string;
  /** A view that `teams/` knows how to load, e.g. 'requests.status'. */
  view: string;
  /** What the view is about: a request id, a departure id, or the person's own id. */
  subject_id: string;
  /** Set once the message exists. */
  conversation_id: string | null;
  activity_id: string | null;
  service_url: string | null;
  wanted_version: number;
  shown_version: Generated<number>;
  /** Set before a send and cleared after it: still set at the next run means that the message may exist. */
  sending_since: InstantOrNull;
  attempts: Generated<number>;
  not_before: InstantOrNull;
  /** 'open' | 'settled' (nothing more will be shown) | 'undeliverable' */
  state: Generated<string>;
  last_error: string | null;
  created_at: Instant;
}

export interface ConversationsTable {
  user_id: string;
  tenant_id: string;
  /** The person's id for this bot, `29:…`; null until Teams told us. */
  mri: string | null;
  /** The personal chat; null until one exists. */
  conversation_id: string | null;
  service_url: string;
  locale: string | null;
  /** 'installed' | 'removed' | 'blocked' | 'unknown' */
  install_state: string;
  welcomed_at: InstantOrNull;
  updated_at: Instant;
}

export interface LeasesTable {
  name: string;
  holder: string;
  until: Instant;
}

export interface AuditTable {
  id: Generated<string>;
  at: Instant;
  /** Entra object id, or null when Usher itself acted. */
  actor_id: string | null;
  action: string;
  /** 'joinRequest' | 'departure' | 'conversation' | … */
  subject_kind: string;
  subject_id: string;
  request_id: string | null;
  reason: string | null;
  /** Ids, codes, numbers and the texts of rules; no names, no people's words. */
  details: ColumnType<unknown, string, never>;
}

/** The chain over the audit, made by the database; see auditChain.ts. */
export interface AuditLinksTable {
  position: string;
  entry_id: string;
  previous_hash: string;
  hash: string;
}

export interface OperatorNoticesTable {
  id: Generated<string>;
  at: Instant;
  code: string;
  subject_id: string | null;
  details: ColumnType<unknown, string, never>;
  acknowledged_at: InstantOrNull;
}

export interface Database
  extends
    PolicyTables,
    GroupIndexTables,
    DeskTables,
    CreationTables,
    PeopleTables,
    RuleTables,
    FileTables,
    LicensingTables,
    LicenceCareTables,
    KeptTables,
    ReadinessTables {
  join_requests: JoinRequestsTable;
  request_approvers: RequestApproversTable;
  departures: DeparturesTable;
  card_copies: CardCopiesTable;
  conversations: ConversationsTable;
  leases: LeasesTable;
  audit: AuditTable;
  audit_links: AuditLinksTable;
  operator_notices: OperatorNoticesTable;
}
