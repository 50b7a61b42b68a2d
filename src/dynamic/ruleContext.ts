import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../decision.ts';
import type { Directory } from '../directory/types.ts';
import type { ListKeptByRule } from '../groups/knownGroups.ts';
import type { ReadMoveImpact } from '../groups/licenceImpact.ts';
import type { RuleSettings } from '../groups/ruleSettings.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { MessagePlace } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';

/** What the handlers of membership rules work with; built once by the composition root. */
export interface RuleContext {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  readonly enqueue: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  /** So long a change waits for a second person, in days. */
  readonly expiryDays: number;
  readonly settings: () => RuleSettings;
  /** Whether the person administers Usher now. */
  readonly isAdministrator: (userId: string) => Promise<boolean>;
  readonly listAdministratorIds: () => Promise<readonly string[]>;
  /** Whether Usher itself keeps the members of the group by a rule. */
  readonly isKept: (groupId: string) => Promise<boolean>;
  readonly listKeptByRule: ListKeptByRule;
  /** When these people came in through a request, and who let them in. */
  readonly listJoined: (
    groupId: string,
    userIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly at: Date; readonly byName: string }>>;
  /** What moves of members do to people's licences. */
  readonly readMoveImpact: ReadMoveImpact;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What every press and every typed command brings along. */
export interface RulePress {
  readonly actor: Actor;
  readonly activityId: string | null;
  /** The card that was used: it becomes the card of the change. */
  readonly place: MessagePlace | undefined;
}
