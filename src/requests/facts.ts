import type { DirectoryUser, Urgency } from '../directory/types.ts';
import { listUnreachable } from '../store/conversations.ts';
import { needsFallback } from './approvers.ts';
import type { RequestsContext } from './context.ts';
import type { ApprovalFacts } from './decide.ts';
import type { DeliveryFacts } from './decideDelivery.ts';
import type { SubmitFacts } from './decideSubmit.ts';
import type { JoinRequest } from './joinRequest.ts';

/** What the directory says about asking for a group. */
export type AskFacts = Pick<SubmitFacts, 'policy' | 'group' | 'requester' | 'membership' | 'cardFacts'> & {
  readonly owners: readonly DirectoryUser[];
};

/** Reads what the directory says about asking for a group. No transaction may be open. */
export async function readAskFacts(
  context: RequestsContext,
  requesterId: string,
  groupId: string,
): Promise<AskFacts> {
  const read = await context.directory.readAskFacts(requesterId, groupId);
  const { group, user: requester, membership, owners, manager, memberCount } = read;
  const cardFacts = {
    jobTitle: requester?.jobTitle ?? null,
    department: requester?.department ?? null,
    groupDescription: group?.description ?? null,
    managerName: manager?.displayName ?? null,
    groupMemberCount: memberCount,
  };
  return { policy: context.policy, group, requester, membership, owners, cardFacts };
}

/** Who could be asked: the owners, and the fallback approvers where no owner can be. */
export async function readApproverFacts(
  context: RequestsContext,
  requesterId: string,
  owners: readonly DirectoryUser[],
  urgency: Urgency,
): Promise<SubmitFacts['approvers']> {
  const unreachableIds = await listUnreachable(
    context.db,
    owners.map((owner) => owner.id),
  );
  if (!needsFallback({ requesterId, owners, unreachableIds }))
    return { owners, fallback: [], unreachableIds };
  const fallback = await context.listFallbackApprovers(urgency);
  const unreachableFallback = await listUnreachable(
    context.db,
    fallback.map((user) => user.id),
  );
  return { owners, fallback, unreachableIds: new Set([...unreachableIds, ...unreachableFallback]) };
}

/** Reads what a decision about this request depends on, fresh from the directory. */
export async function readApprovalFacts(
  context: RequestsContext,
  request: JoinRequest,
  urgency: Urgency,
): Promise<Omit<ApprovalFacts, 'actor' | 'request' | 'now'>> {
  const [{ group, owners, users }, fallback] = await Promise.all([
    context.directory.readDecisionFacts(request.groupId, [request.requester.id], urgency),
    request.approvers.some((approver) => approver.why === 'fallback')
      ? context.listFallbackApprovers(urgency)
      : Promise.resolve([]),
  ]);
  return { allowGuests: context.policy.allowGuests, group, requester: users[0], owners, fallback };
}

/**
 * The facts for work in the background about several requests for one group. The group and its owners are read
 * once, the requesters together.
 */
export async function readDeliveryFacts(
  context: RequestsContext,
  groupId: string,
  requests: readonly JoinRequest[],
): Promise<(request: JoinRequest) => DeliveryFacts> {
  const requesterIds = [...new Set(requests.map((request) => request.requester.id))];
  const [{ group, owners, users }, fallback] = await Promise.all([
    context.directory.readDecisionFacts(groupId, requesterIds, 'background'),
    context.listFallbackApprovers('background'),
  ]);
  const known = [...owners, ...fallback].map((user) => user.id);
  const unreachableIds = await listUnreachable(context.db, known);
  const requesters = new Map(users.map((user) => [user.id, user]));
  const shared = { allowGuests: context.policy.allowGuests, group, owners, fallback, unreachableIds };
  return (request) => ({
    ...shared,
    request,
    requester: requesters.get(request.requester.id),
    now: context.now(),
  });
}
