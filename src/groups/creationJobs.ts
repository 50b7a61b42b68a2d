import type { JobHandlers } from '../jobs/handlers.ts';
import type { CreationContext } from './creationContext.ts';
import { giveUpCreation, makeGroup } from './groupCreationJobs.ts';

/** Who makes the groups people wished for. */
export function creationJobs(context: CreationContext): Pick<JobHandlers, 'groups.create'> {
  return {
    'groups.create': {
      batchSize: 20,
      keyOf: ({ creationId }) => creationId,
      concurrency: 4,
      run: ([first]) => makeGroup(context, first?.creationId ?? ''),
      exhausted: ({ creationId }, trx) => giveUpCreation(trx, context, creationId),
    },
  };
}
