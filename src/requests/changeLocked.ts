import { commit } from './commit.ts';
import type { RequestsContext } from './context.ts';
import type { JoinRequest } from './joinRequest.ts';
import type { RequestChange } from './requestChange.ts';
import { lockRequest } from './store.ts';

/**
 * Locks a request, decides, commits.
 * @returns true when the request is where the decision wanted it, or no longer needs it
 */
export async function changeLocked(
  context: RequestsContext,
  requestId: string,
  decide: (current: JoinRequest) => RequestChange | undefined,
): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const current = await lockRequest(trx, requestId);
    if (current === undefined) return true;
    const change = decide(current);
    if (change === undefined) return false;
    await commit(trx, context, change);
    return true;
  });
}
