import type { JobHandlers } from '../jobs/handlers.ts';
import type { RequestsContext } from './context.ts';
import { giveUpWriting } from './giveUp.ts';
import { deliverMemberships, verifyMembership } from './jobs.ts';
import { failLeaving, removeMembership } from './leave.ts';
import { sweep } from './sweep.ts';
import { replaceUnreachable } from './unreachable.ts';

type RequestKind =
  | 'requests.deliverMembership'
  | 'requests.verifyMembership'
  | 'requests.removeMembership'
  | 'requests.replaceApprover'
  | 'requests.sweep';

/** Who carries out what was asked for and decided. */
export function createRequestHandlers(requests: RequestsContext): Pick<JobHandlers, RequestKind> {
  return {
    'requests.deliverMembership': {
      // Many approvals for one group become one write, so they are taken out of the queue together.
      batchSize: 200,
      keyOf: ({ groupId }) => groupId,
      concurrency: 8,
      run: ([first]) => deliverMemberships(requests, first?.groupId ?? ''),
      exhausted: ({ requestId }, trx) => giveUpWriting(trx, requests, requestId),
    },
    'requests.verifyMembership': {
      batchSize: 50,
      keyOf: ({ requestId }) => requestId,
      concurrency: 8,
      run: ([first]) => verifyMembership(requests, first?.requestId ?? ''),
    },
    'requests.removeMembership': {
      batchSize: 20,
      concurrency: 4,
      run: ([first]) => removeMembership(requests, { departureId: first?.departureId ?? '' }),
      exhausted: ({ departureId }, trx) => failLeaving(trx, requests, departureId, 'directoryUnavailable'),
    },
    'requests.replaceApprover': {
      batchSize: 20,
      concurrency: 4,
      run: ([first]) => replaceUnreachable(requests, first ?? { requestId: '', userId: '' }),
    },
    'requests.sweep': { batchSize: 1, run: () => sweep(requests) },
  };
}
