import { createRuleHandlers } from './dynamic/ruleJobs.ts';
import { createPeopleHandlers } from './dynamic/peopleJobs.ts';
import { surveyJobs } from './admin/surveyJobs.ts';
import { filesJobs } from './files/filesJobs.ts';
import { creationJobs } from './groups/creationJobs.ts';
import { createGroupIndexHandlers } from './groups/groupIndexJobs.ts';
import { failChange, writeChange } from './groups/deskJobs.ts';
import { keptJobs } from './dynamic/keptJobs.ts';
import type { JobHandlers } from './jobs/handlers.ts';
import { deliverMemberships, verifyMembership } from './requests/jobs.ts';
import { failLeaving, removeMembership } from './requests/leave.ts';
import { giveUpWriting } from './requests/giveUp.ts';
import { createSeatHandlers } from './requests/seatJobs.ts';
import { sweep } from './requests/sweep.ts';
import { replaceUnreachable } from './requests/unreachable.ts';
import { maintainStore } from './store/maintenance.ts';
import type { Store } from './store/store.ts';
import type { BotParts } from './teams/botParts.ts';
import { deliverTo } from './teams/deliver.ts';

/** Who does the work of each job kind. */
export function createJobHandlers(parts: BotParts, store: Store): JobHandlers {
  const { requests } = parts;
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
    ...createSeatHandlers(requests),
    'requests.sweep': { batchSize: 1, run: () => sweep(requests) },
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
