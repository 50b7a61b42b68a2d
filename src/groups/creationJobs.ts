import type { JobHandlers } from '../jobs/handlers.ts';
import type { CreationContext } from './creationContext.ts';
import { expireCreation, giveUpCreation, makeGroup } from './groupCreationJobs.ts';
import { restartLostWork } from './lostWork.ts';
import { bringGroupBack, giveUpDeletion, removeGroup } from './groupDeletionJobs.ts';

type Handlers = Pick<
  JobHandlers,
  'groups.create' | 'groups.expireCreate' | 'groups.delete' | 'groups.restore' | 'groups.sweep'
>;

/** Who makes the groups people wished for, and ends and revives those they own. */
export function creationJobs(context: CreationContext): Handlers {
  return {
    'groups.create': {
      batchSize: 20,
      keyOf: ({ creationId }) => creationId,
      concurrency: 4,
      run: ([first]) => makeGroup(context, first?.creationId ?? ''),
      exhausted: ({ creationId }, trx) => giveUpCreation(trx, context, creationId),
    },
    'groups.expireCreate': {
      batchSize: 20,
      run: ([first]) => expireCreation(context, first?.creationId ?? ''),
    },
    'groups.sweep': { batchSize: 1, run: () => restartLostWork(context) },
    'groups.delete': {
      batchSize: 20,
      concurrency: 4,
      run: ([first]) => removeGroup(context, first?.deletionId ?? ''),
      exhausted: ({ deletionId }, trx) => giveUpDeletion(trx, context, deletionId, 'deleting'),
    },
    'groups.restore': {
      batchSize: 20,
      concurrency: 4,
      run: ([first]) => bringGroupBack(context, first?.deletionId ?? ''),
      exhausted: ({ deletionId }, trx) => giveUpDeletion(trx, context, deletionId, 'restoring'),
    },
  };
}
