import type { Kysely, Transaction } from 'kysely';
import type { Directory, Urgency } from '../directory/types.ts';
import type { PolicyRules } from '../groups/policyRules.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Database } from '../store/schema.ts';

/** What keeping groups by rule works with; built once by the composition root. */
export interface KeptContext {
  readonly db: Kysely<Database>;
  readonly directory: Directory;
  readonly rules: () => PolicyRules;
  readonly enqueue: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  /** The same without the jobs that wait or run already with the same payload. */
  readonly enqueueMissing: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  readonly enqueueLater: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payload: JobPayloads[K],
    options: { readonly startAfterSeconds: number },
  ) => Promise<void>;
  /** Whom owners here or approved requests let in, and who was let go here or left, with the instant. */
  readonly listLetIn: (groupId: string) => Promise<ReadonlyMap<string, Date>>;
  readonly listLetGo: (groupId: string) => Promise<ReadonlyMap<string, Date>>;
  readonly isAdministrator: (userId: string) => Promise<boolean>;
  readonly listAdministrators: (urgency: Urgency) => Promise<readonly string[]>;
  readonly now: () => Date;
}
