import type { JobHandlers } from '../jobs/handlers.ts';
import { checkGroup, sweepErrors } from './checkGroup.ts';
import type { LicensingContext } from './context.ts';
import { expireLicenceChanges } from './expireLicenceChanges.ts';
import { giveUpRetry, runRetry } from './retryJob.ts';
import { watchSeats } from './watchSeats.ts';
import { endLicenceChange, followLicenceChange, writeLicenceChange } from './writeLicenceChange.ts';

type LicensingKind =
  | 'licensing.sweepErrors'
  | 'licensing.checkGroup'
  | 'licensing.watchSeats'
  | 'licensing.retryPerson'
  | 'licensing.writeChange'
  | 'licensing.followChange'
  | 'licensing.expireChanges';

/** Who looks after licences in the background. */
export function createLicensingHandlers(licensing: LicensingContext): Pick<JobHandlers, LicensingKind> {
  return {
    'licensing.sweepErrors': { batchSize: 1, run: () => sweepErrors(licensing) },
    'licensing.checkGroup': {
      batchSize: 20,
      keyOf: ({ groupId }) => groupId,
      concurrency: 2,
      run: ([first]) => checkGroup(licensing, first?.groupId ?? ''),
    },
    'licensing.watchSeats': { batchSize: 1, run: () => watchSeats(licensing) },
    'licensing.expireChanges': { batchSize: 1, run: () => expireLicenceChanges(licensing) },
    'licensing.retryPerson': {
      batchSize: 10,
      concurrency: 2,
      run: ([first]) => runRetry(licensing, first?.retryId ?? ''),
      exhausted: ({ retryId }, trx) => giveUpRetry(trx, licensing, retryId),
    },
    'licensing.writeChange': {
      batchSize: 5,
      run: ([first]) => writeLicenceChange(licensing, first?.changeId ?? ''),
      exhausted: ({ changeId }, trx) => endLicenceChange(trx, licensing, changeId, 'directoryUnavailable'),
    },
    'licensing.followChange': {
      batchSize: 20,
      concurrency: 4,
      run: ([first]) => followLicenceChange(licensing, first?.changeId ?? ''),
    },
  };
}
