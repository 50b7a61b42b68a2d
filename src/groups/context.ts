import type { Kysely, Transaction } from 'kysely';
import type { Directory } from '../directory/types.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Database } from '../store/schema.ts';
import type { Standing } from './groupViews.ts';
import type { ListKeptByRule } from './knownGroups.ts';
import type { PolicyRules } from './policyRules.ts';

/** What the handlers of this slice work with; built once by the composition root. */
export interface GroupsContext {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  readonly now: () => Date;
  readonly listKeptByRule: ListKeptByRule;
  /** What the administrator laid down, as it is now. */
  readonly rules: () => PolicyRules;
  /** Adds those jobs to the transaction that are not waiting or running already. */
  readonly enqueueMissing: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  /** Whether this is a guest where guests have no groups; nothing is offered to them. */
  readonly isOutsider: (userId: string) => Promise<boolean>;
  /** Groups the person asked for, the latest first. */
  readonly listRecentGroupIds: (userId: string, limit: number) => Promise<readonly string[]>;
  /** Which of these groups the person already asked for; the slice of the requests knows. */
  readonly standingsOf: (
    userId: string,
    groupIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Extract<Standing, { kind: 'waiting' | 'waitingForSeat' | 'delivering' }>>>;
  /** How many requests the person has open, and how many wait for the person. */
  readonly countRequests: (userId: string) => Promise<{ readonly open: number; readonly waiting: number }>;
}
