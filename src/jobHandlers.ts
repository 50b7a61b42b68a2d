import { createRuleHandlers } from './dynamic/ruleJobs.ts';
import { createPeopleHandlers } from './dynamic/peopleJobs.ts';
import { surveyJobs } from './admin/surveyJobs.ts';
import { filesJobs } from './files/filesJobs.ts';
import { creationJobs } from './groups/creationJobs.ts';
import { createGroupIndexHandlers } from './groups/groupIndexJobs.ts';
import { failChange, writeChange } from './groups/deskJobs.ts';
import { keptJobs } from './dynamic/keptJobs.ts';
import type { JobHandlers } from './jobs/handlers.ts';
import { createLicensingHandlers } from './licensing/licensingJobs.ts';
import { createRequestHandlers } from './requests/requestJobs.ts';
import { createSeatHandlers } from './requests/seatJobs.ts';
import { maintainStore } from './store/maintenance.ts';
import type { Store } from './store/store.ts';
import type { BotParts } from './teams/botParts.ts';
import { deliverTo } from './teams/deliver.ts';

/** Who does the work of each job kind. */
export function createJobHandlers(parts: BotParts, store: Store): JobHandlers {
  const { requests } = parts;
  return {
    ...createRequestHandlers(requests),
    ...createSeatHandlers(requests),
    ...createLicensingHandlers(parts.licensing),
    ...slicesJobs(parts),
    'teams.deliver': {
      batchSize: 100,
      keyOf: ({ userId }) => userId,
      concurrency: 16,
      run: ([first]) => deliverTo(parts, first?.userId ?? ''),
    },
    'store.maintain': { batchSize: 1, run: () => maintainStore(store) },
  };
}

/** Who follows the people, and keeps groups by what is known of them. */
function peopleAndKept(parts: BotParts) {
  return { ...createPeopleHandlers(parts), ...keptJobs(parts.kept) };
}

function deskJobs(parts: BotParts): Pick<JobHandlers, 'groups.writeChange'> {
  return {
    'groups.writeChange': {
      batchSize: 20,
      keyOf: ({ changeId }) => changeId,
      concurrency: 4,
      run: ([first]) => writeChange(parts.desk, first ?? { groupId: '', changeId: '' }),
      exhausted: ({ changeId }, trx) => failChange(trx, parts.desk, changeId),
    },
  };
}

/** Of the slices that list their own. */
function slicesJobs(parts: BotParts) {
  return {
    ...createGroupIndexHandlers(parts),
    ...peopleAndKept(parts),
    ...deskJobs(parts),
    ...createRuleHandlers(parts.rules),
    ...creationJobs(parts.creation),
    ...surveyJobs(parts.readiness),
    ...filesJobs(parts.files),
  };
}
