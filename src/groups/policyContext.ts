import type { Kysely, Transaction } from 'kysely';
import type { Directory } from '../directory/types.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Database } from '../store/schema.ts';
import type { PolicyRules } from './policyRules.ts';

/** What the handlers of policies work with. */
export interface PolicyContext {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  readonly enqueue: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  readonly rules: () => PolicyRules;
  readonly now: () => Date;
  readonly newId: () => string;
}
