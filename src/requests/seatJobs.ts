import type { JobHandlers } from '../jobs/handlers.ts';
import type { RequestsContext } from './context.ts';
import { followRemoval, offerSeats } from './offerSeats.ts';
import { verifyAdded } from './verifyAdded.ts';
import { verifyLicence } from './verifyLicence.ts';

type SeatKind =
  'requests.verifyLicence' | 'requests.verifyAdded' | 'requests.offerSeats' | 'requests.followRemoval';

/** Who does the work about licences and seats. */
export function createSeatHandlers(requests: RequestsContext): Pick<JobHandlers, SeatKind> {
  return {
    'requests.verifyLicence': {
      batchSize: 50,
      keyOf: ({ requestId }) => requestId,
      concurrency: 4,
      run: ([first]) => verifyLicence(requests, first?.requestId ?? ''),
    },
    'requests.verifyAdded': {
      batchSize: 50,
      keyOf: ({ changeId }) => changeId,
      concurrency: 4,
      run: ([first]) => verifyAdded(requests, first?.changeId ?? ''),
    },
    'requests.offerSeats': { batchSize: 20, keyOf: () => '', run: () => offerSeats(requests) },
    'requests.followRemoval': {
      batchSize: 20,
      keyOf: ({ groupId }) => groupId,
      run: (payloads) => followRemoval(requests, payloads),
    },
  };
}
