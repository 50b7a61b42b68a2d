import type { Kysely, Transaction } from 'kysely';
import type { DirectoryGroup, DirectoryUser, Urgency } from '../directory/types.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Database } from '../store/schema.ts';
import type { GroupsContext } from './context.ts';
import type { NamingRules } from './creationSettings.ts';
import type { ListKeptByRule } from './knownGroups.ts';
import type { LicensingSettings } from './licensingSettings.ts';
import type { MembershipChange } from './membershipChange.ts';

/** What the owner's desk works with; built once by the composition root. */
export interface DeskContext extends Pick<GroupsContext, 'directory'> {
  readonly db: Kysely<Database>;
  readonly enqueue: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  /** How groups may be named, as the administrator has it now. */
  readonly namingRules: () => NamingRules;
  readonly allowGuests: boolean;
  readonly guestsInLicensed: () => LicensingSettings['guests'];
  /**
   * Keeps a seat for each of these people where the group gives licences. No transaction may be open.
   * Answers what became of those who cannot be added: without a seat, or members already.
   */
  readonly keepSeats: (
    change: MembershipChange,
    group: DirectoryGroup,
    userIds: readonly string[],
  ) => Promise<ReadonlyMap<string, 'noSeat' | 'alreadySo'>>;
  /** Requests that wait for a decision, by group; the slice of the requests knows. */
  readonly countWaiting: (groupIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** When these people came in through a request, and who let them in. */
  readonly listJoined: (
    groupId: string,
    userIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly at: Date; readonly byName: string }>>;
  /** Who decides about groups that nobody owns. */
  readonly listFallbackApprovers: (urgency: Urgency) => Promise<readonly DirectoryUser[]>;
  /** Names of the products a group gives; empty where nothing may be read about them. */
  readonly listProducts: (groupId: string) => Promise<readonly string[]>;
  readonly listKeptByRule: ListKeptByRule;
  readonly now: () => Date;
  readonly newId: () => string;
}
