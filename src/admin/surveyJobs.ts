import type { JobHandlers } from '../jobs/handlers.ts';
import { runOwnerNews } from './ownerNews.ts';
import type { ReadinessContext } from './readinessContext.ts';
import { runSurvey } from './survey.ts';

/** Who reads the tenant, and tells owners what came of it. */
export function surveyJobs(
  readiness: ReadinessContext,
): Pick<JobHandlers, 'admin.survey' | 'admin.tellOwners'> {
  return {
    'admin.survey': {
      batchSize: 1,
      run: (_payloads, { signal }) => runSurvey(readiness, signal),
    },
    'admin.tellOwners': {
      batchSize: 1,
      run: ([first], { signal }) => runOwnerNews(readiness, first?.roundId ?? '', signal),
    },
  };
}
