import { askTogether, type BatchOutcome } from './batch.ts';
import type { Operation } from './graph.ts';
import { asRaw, toGroup, toUser, type Raw } from './graphShapes.ts';
import { countIn, groupUrl, memberCountQuestion, ownersUrl, toOwners } from './groups.ts';
import { idsIn, isDirectMember, membershipQuestion } from './memberships.ts';
import { collect, rest } from './pager.ts';
import type { AskFacts, DecisionFacts, DirectoryGroup, DirectoryUser } from './types.ts';
import { managerUrl, toManager, userUrl } from './users.ts';

/**
 * One batch instead of six requests: somebody waits in chat, and each of them would cost the way to Graph and back.
 * Only what decorates a card may be missing; anything else that cannot be read is a fault.
 */
export async function readAskFacts(graph: Operation, userId: string, groupId: string): Promise<AskFacts> {
  const [group, user, memberOf, owners, manager, count] = await askTogether(graph, [
    { url: groupUrl(groupId) },
    { url: userUrl(userId) },
    membershipQuestion(userId, [groupId]),
    { url: ownersUrl(groupId) },
    { url: managerUrl(userId) },
    memberCountQuestion(groupId),
  ]);
  const isMember = idsIn(found(memberOf) ?? { value: [] }).includes(groupId.toLowerCase());
  return {
    group: groupIn(group),
    user: userIn(user),
    membership: isMember ? await kindOfMembership(graph, groupId, userId) : 'none',
    owners: await ownersIn(graph, owners),
    manager: manager !== undefined && 'body' in manager ? toManager(asRaw(manager.body)) : undefined,
    memberCount: countIn(count),
  };
}

export async function readDecisionFacts(
  graph: Operation,
  groupId: string,
  userIds: readonly string[],
): Promise<DecisionFacts> {
  const [group, owners, ...users] = await askTogether(graph, [
    { url: groupUrl(groupId) },
    { url: ownersUrl(groupId) },
    ...userIds.map((userId) => ({ url: userUrl(userId) })),
  ]);
  return {
    group: groupIn(group),
    owners: await ownersIn(graph, owners),
    users: users.map(userIn).filter((user) => user !== undefined),
  };
}

async function kindOfMembership(
  graph: Operation,
  groupId: string,
  userId: string,
): Promise<'direct' | 'nested'> {
  return (await isDirectMember(graph, groupId, userId)) ? 'direct' : 'nested';
}

function groupIn(outcome: BatchOutcome | undefined): DirectoryGroup | undefined {
  const raw = found(outcome);
  return raw && toGroup(raw);
}

function userIn(outcome: BatchOutcome | undefined): DirectoryUser | undefined {
  const raw = found(outcome);
  return raw && toUser(raw);
}

async function ownersIn(
  graph: Operation,
  outcome: BatchOutcome | undefined,
): Promise<readonly DirectoryUser[]> {
  const firstPage = found(outcome);
  return firstPage === undefined ? [] : toOwners(await collect(rest(graph, firstPage)));
}

/** Undefined for what is gone. */
function found(outcome: BatchOutcome | undefined): Raw | undefined {
  if (outcome === undefined) return undefined;
  if ('body' in outcome) return asRaw(outcome.body);
  if (outcome.failed.reason === 'notFound') return undefined;
  throw outcome.failed;
}
