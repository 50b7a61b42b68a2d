import type { Standing } from '../groups/groupViews.ts';
import type { RequestsContext } from './context.ts';
import type { JoinRequest } from './joinRequest.ts';
import { listOpenForGroups } from './listStore.ts';

type OpenStanding = Extract<Standing, { kind: 'waiting' | 'waitingForSeat' | 'delivering' }>;

/** Which of these groups the person already asked for, and who decides. */
export async function listStandings(
  context: Pick<RequestsContext, 'db'>,
  userId: string,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, OpenStanding>> {
  const open = await listOpenForGroups(context.db, userId, groupIds);
  return new Map(open.map((request) => [request.groupId, standingOf(request)]));
}

function standingOf(request: JoinRequest): OpenStanding {
  if (request.state === 'waitingForSeat') {
    return { kind: 'waitingForSeat', requestId: request.id, place: request.seatPlace ?? 1 };
  }
  if (request.state !== 'pendingApproval') return { kind: 'delivering', requestId: request.id };
  const approverNames = request.approvers
    .filter((approver) => approver.reach === 'asked' && approver.stage === request.stage)
    .map((approver) => approver.name);
  return { kind: 'waiting', requestId: request.id, since: request.createdAt, approverNames };
}
