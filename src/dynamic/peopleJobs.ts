import type { GroupsContext } from '../groups/context.ts';
import type { JobHandlers } from '../jobs/handlers.ts';
import type { Logger } from '../log.ts';
import { mirrorPeople } from './peopleMirror.ts';

/** Who keeps the mirror of the people. */
export function createPeopleHandlers({
  groups,
  log,
}: {
  readonly groups: GroupsContext;
  readonly log: Logger;
}): Pick<JobHandlers, 'dynamic.mirrorPeople' | 'dynamic.peopleChanged'> {
  return {
    'dynamic.mirrorPeople': {
      batchSize: 1,
      run: (_payloads, { signal }) => mirrorPeople({ ...groups, log }, signal),
    },
    'dynamic.peopleChanged': { batchSize: 1, run: () => Promise.resolve() },
  };
}
