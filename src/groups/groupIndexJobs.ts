import type { JobHandlers } from '../jobs/handlers.ts';
import type { Logger } from '../log.ts';
import type { GroupsContext } from './context.ts';
import { indexGroups } from './groupIndex.ts';
import { rememberPlace } from './personPlace.ts';

/** Who keeps what searches are made of. */
export function createGroupIndexHandlers({
  groups,
  log,
}: {
  readonly groups: GroupsContext;
  readonly log: Logger;
}): Pick<JobHandlers, 'groups.index' | 'groups.rememberPlace'> {
  return {
    'groups.index': {
      batchSize: 1,
      run: (_payloads, { signal }) => indexGroups({ ...groups, log }, signal),
    },
    'groups.rememberPlace': {
      batchSize: 20,
      concurrency: 4,
      run: ([first]) => rememberPlace(groups, first?.userId ?? ''),
    },
  };
}
