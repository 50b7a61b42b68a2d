import type { Kysely, Transaction } from 'kysely';
import type { Directory } from '../directory/types.ts';
import type { JobKind, JobPayloads } from '../jobs/kinds.ts';
import type { Database } from '../store/schema.ts';
import type { SurveyContext } from './survey.ts';

/** What the report on the tenant works with; built once by the composition root. */
export interface ReadinessContext extends SurveyContext {
  readonly directory: SurveyContext['directory'] & Pick<Directory, 'readDecisionFacts'>;
  readonly db: Kysely<Database>;
  readonly enqueueMissing: <K extends JobKind>(
    trx: Transaction<Database>,
    kind: K,
    payloads: readonly JobPayloads[K][],
  ) => Promise<void>;
  readonly newId: () => string;
}
