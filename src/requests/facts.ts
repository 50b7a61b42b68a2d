import type { DirectoryGroup, DirectoryUser, Urgency } from '../directory/types.ts';
import type { LicenceReading } from '../licensing/licenceReading.ts';
import { readLicences } from '../licensing/readLicences.ts';
import { readEffectivePolicy } from '../groups/policyRules.ts';
import { listUnreachable } from '../store/conversations.ts';
import { needsFallback, type ApproverFacts } from './approvers.ts';
import type { RequestsContext } from './context.ts';
import type { ApprovalFacts } from './decide.ts';
import type { DeliveryFacts } from './decideDelivery.ts';
import type { SubmitFacts } from './decideSubmit.ts';
import { findIncompatible } from './incompatible.ts';
import type { JoinRequest } from './joinRequest.ts';
import { knownGroup } from '../groups/knownGroups.ts';
import { readRounds } from '../groups/rounds.ts';

/** What the directory, and the policy of the group, say about asking for it. */
export type AskFacts = Pick<
  SubmitFacts,
  | 'policy'
  | 'join'
  | 'incompatibleWith'
  | 'group'
  | 'requester'
  | 'membership'
  | 'cardFacts'
  | 'guestsInLicensed'
> & {
  readonly owners: readonly DirectoryUser[];
  /** What joining takes; undefined where the group gives no licences or nothing may be read. */
  readonly licences?: LicenceReading | undefined;
};

/** Reads what the directory says about asking for a group. No transaction may be open. */
export async function readAskFacts(
  context: RequestsContext,
  requesterId: string,
  groupId: string,
): Promise<AskFacts> {
  const read = await context.directory.readAskFacts(requesterId, groupId);
  const { user: requester, membership, owners, manager, memberCount } = read;
  const group = await knownGroup(context, read.group);
  const cardFacts = {
    jobTitle: requester?.jobTitle ?? null,
    department: requester?.department ?? null,
    groupDescription: group?.description ?? null,
    managerName: manager?.displayName ?? null,
    groupMemberCount: memberCount,
  };
  const guestsInLicensed = context.rules().licensing.guests;
  const asked = { policy: context.policy, group, requester, membership, owners, cardFacts, guestsInLicensed };
  if (group === undefined) return asked;
  const [join, licences] = await Promise.all([
    readJoinFacts(context, requesterId, group),
    membership === 'none' ? licencesOf(context, group, [requesterId], 'interactive') : undefined,
  ]);
  return { ...asked, ...join, licences };
}

/** Nothing is asked for groups that are known to give no licences. */
export async function licencesOf(
  context: RequestsContext,
  group: DirectoryGroup | undefined,
  userIds: readonly string[],
  urgency: Urgency,
): Promise<LicenceReading | undefined> {
  if (group?.isLicensed !== true) return undefined;
  return readLicences(context, group.id, userIds, urgency);
}

async function readJoinFacts(
  context: RequestsContext,
  requesterId: string,
  group: DirectoryGroup,
): Promise<Required<Pick<SubmitFacts, 'join' | 'incompatibleWith'>>> {
  const join = await readEffectivePolicy(context.db, context.rules(), group);
  const conflict = await findIncompatible(context, requesterId, group, 'interactive');
  if (conflict === undefined) return { join, incompatibleWith: undefined };
  const { heldId, joined } = conflict;
  const { groups } = await context.directory.resolveIds([heldId], 'interactive');
  const within = joined.id === group.id ? null : joined.displayName;
  return { join, incompatibleWith: { name: groups[0]?.displayName ?? heldId, within } };
}

/** Who could be asked: the owners or whom the policy names, and the fallback approvers where none of them can be. */
export async function readApproverFacts(
  context: RequestsContext,
  round: Pick<ApproverFacts, 'requesterId' | 'owners' | 'named' | 'spentIds'>,
  urgency: Urgency,
): Promise<SubmitFacts['approvers']> {
  const { owners } = round;
  const unreachableIds = await listUnreachable(
    context.db,
    (round.named ?? owners).map((user) => user.id),
  );
  if (!needsFallback({ ...round, unreachableIds })) return { owners, fallback: [], unreachableIds };
  const fallback = await context.listFallbackApprovers(urgency);
  const unreachableFallback = await listUnreachable(
    context.db,
    fallback.map((user) => user.id),
  );
  return { owners, fallback, unreachableIds: new Set([...unreachableIds, ...unreachableFallback]) };
}

type ReadApproval = Omit<ApprovalFacts, 'actor' | 'request' | 'now' | 'seat'> & {
  readonly licences: LicenceReading | undefined;
};

/** Reads what a decision about this request depends on, fresh from the directory. */
export async function readApprovalFacts(
  context: RequestsContext,
  request: JoinRequest,
  urgency: Urgency,
): Promise<ReadApproval> {
  const mayNeedFallback =
    request.stages.length > 1 || request.approvers.some((approver) => approver.why === 'fallback');
  const [{ group, owners, users }, fallback, rounds] = await Promise.all([
    context.directory.readDecisionFacts(request.groupId, [request.requester.id], urgency),
    mayNeedFallback ? context.listFallbackApprovers(urgency) : Promise.resolve([]),
    readRounds(context.directory, request.stages, urgency),
  ]);
  const named = rounds.map((round) => round.named);
  const people = [...owners, ...fallback, ...named.flatMap((round) => round ?? [])];
  const unreachableIds = mayNeedFallback
    ? await listUnreachable(
        context.db,
        people.map((user) => user.id),
      )
    : new Set<string>();
  const [isIncompatible, licences] = await Promise.all([
    isIncompatibleNow(context, group, request, urgency),
    licencesOf(context, group, [request.requester.id], urgency),
  ]);
  return {
    allowGuests: context.policy.allowGuests,
    guestsInLicensed: context.rules().licensing.guests,
    group: await knownGroup(context, group),
    requester: users[0],
    owners,
    fallback,
    named,
    unreachableIds,
    isIncompatible,
    licences,
  };
}

async function isIncompatibleNow(
  context: RequestsContext,
  group: DirectoryGroup | undefined,
  request: JoinRequest,
  urgency: Urgency,
): Promise<boolean> {
  if (group === undefined) return false;
  return (await findIncompatible(context, request.requester.id, group, urgency)) !== undefined;
}

/**
 * The facts for work in the background about several requests for one group. The group and its owners are read
 * once, the requesters together.
 */
export async function readDeliveryFacts(
  context: RequestsContext,
  groupId: string,
  requests: readonly JoinRequest[],
): Promise<{
  readonly group: DirectoryGroup | undefined;
  readonly factsOf: (request: JoinRequest) => Promise<DeliveryFacts>;
}> {
  const requesterIds = [...new Set(requests.map((request) => request.requester.id))];
  const [{ group, owners, users }, fallback] = await Promise.all([
    context.directory.readDecisionFacts(groupId, requesterIds, 'background'),
    context.listFallbackApprovers('background'),
  ]);
  const policy = group && (await readEffectivePolicy(context.db, context.rules(), group));
  const requesters = new Map(users.map((user) => [user.id, user]));
  const shared = {
    allowGuests: context.policy.allowGuests,
    guestsInLicensed: context.rules().licensing.guests,
    group: await knownGroup(context, group),
    owners,
    fallback,
    isOpen: policy?.mode === 'open',
  };
  const factsOf = async (request: JoinRequest): Promise<DeliveryFacts> => {
    const rounds = await readRounds(context.directory, request.stages, 'background');
    const named = rounds.map((round) => round.named);
    const known = [...owners, ...fallback, ...named.flatMap((round) => round ?? [])];
    const unreachableIds = await listUnreachable(
      context.db,
      known.map((user) => user.id),
    );
    const isIncompatible = await isIncompatibleNow(context, group, request, 'background');
    const requester = requesters.get(request.requester.id);
    return { ...shared, named, unreachableIds, isIncompatible, request, requester, now: context.now() };
  };
  return { group, factsOf };
}
