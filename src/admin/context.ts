import type { Kysely, Transaction } from 'kysely';
import type { Directory } from '../directory/types.ts';
import type { PolicyRules } from '../groups/policyRules.ts';
import type { DeadJob } from '../jobs/deadJobs.ts';
import type { Database } from '../store/schema.ts';

/** What the handlers of this slice work with; built once by the composition root. */
export interface AdminContext {
  readonly db: Kysely<Database>;
  readonly directory: Pick<
    Directory,
    | 'checkMembership'
    | 'getUser'
    | 'getGroup'
    | 'findGroupsByName'
    | 'searchGroups'
    | 'listOwnerlessGroups'
    | 'listTransitiveUserIds'
    | 'resolveIds'
  >;
  /** What the administrator laid down, as it is now. */
  readonly rules: () => PolicyRules;
  /** Null when nobody administers Usher in chat. */
  readonly adminGroup: string | null;
  /** Puts given-up jobs back in the caller's transaction. */
  readonly retryDead: (
    trx: Transaction<Database>,
    which: { readonly id: string } | 'all',
  ) => Promise<readonly DeadJob[]>;
  readonly now: () => Date;
}
