import type { Kysely, Transaction } from 'kysely';
import type { Directory, DirectoryUser, Urgency } from '../directory/types.ts';
import type { ListKeptByRule } from '../groups/knownGroups.ts';
import type { PolicyRules } from '../groups/policyRules.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Database } from '../store/schema.ts';
import type { RequestPolicy } from './decideSubmit.ts';

/** What the handlers and jobs of this slice work with; built once by the composition root. */
export interface RequestsContext {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  readonly enqueue: Enqueue;
  /** The same for jobs that are not waiting or running already. */
  readonly enqueueMissing: Enqueue;
  readonly policy: RequestPolicy;
  /** What the administrator laid down, as it is now. */
  readonly rules: () => PolicyRules;
  /** Resolves FALLBACK_APPROVERS to people, groups taken apart. */
  readonly listFallbackApprovers: (urgency: Urgency) => Promise<readonly DirectoryUser[]>;
  readonly listKeptByRule: ListKeptByRule;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Adds jobs to the caller's transaction. */
export type Enqueue = <K extends JobKind>(
  trx: Transaction<Database>,
  kind: K,
  payloads: readonly JobPayloads[K][],
) => Promise<void>;
