import type { GroupsContext } from '../groups/context.ts';
import type { JobHandlers } from '../jobs/handlers.ts';
import type { Logger } from '../log.ts';
import { mirrorPeople } from './peopleMirror.ts';
import { keepSubscription } from './peopleSubscription.ts';

/** Who keeps the mirror of the people. */
export function createPeopleHandlers({
  groups,
  notificationUrl,
  log,
}: {
  readonly groups: GroupsContext;
  /** Where Microsoft Graph reaches this product; null when it is not to. */
  readonly notificationUrl: string | null;
  readonly log: Logger;
}): Pick<JobHandlers, 'dynamic.mirrorPeople' | 'dynamic.keepSubscription' | 'dynamic.peopleChanged'> {
  return {
    'dynamic.mirrorPeople': {
      batchSize: 1,
      run: (_payloads, { signal }) => mirrorPeople({ ...groups, log }, signal),
    },
    'dynamic.keepSubscription': {
      batchSize: 1,
      run: () => keepSubscription({ ...groups, notificationUrl, log }),
    },
    'dynamic.peopleChanged': { batchSize: 1, run: () => Promise.resolve() },
  };
}
