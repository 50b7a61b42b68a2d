import { askTogether, type BatchOutcome } from './batch.ts';
import type { Operation } from './graph.ts';
import { asRaw, toGroup, toUser } from './graphShapes.ts';
import { countIn, groupUrl, memberCountQuestion, ownersUrl, toOwners } from './groups.ts';
import { idsIn, isDirectMember, membershipQuestion } from './memberships.ts';
import { collect, rest } from './pager.ts';
import type { AskFacts } from './types.ts';
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
  const isMember = idsIn(bodyOf(memberOf) ?? { value: [] }).includes(groupId.toLowerCase());
  const rawGroup = bodyOf(group);
  const rawUser = bodyOf(user);
  const firstOwners = bodyOf(owners);
  return {
    group: rawGroup === undefined ? undefined : toGroup(asRaw(rawGroup)),
    user: rawUser === undefined ? undefined : toUser(asRaw(rawUser)),
    membership: isMember ? await kindOfMembership(graph, groupId, userId) : 'none',
    owners: firstOwners === undefined ? [] : toOwners(await collect(rest(graph, asRaw(firstOwners)))),
    manager: manager !== undefined && 'body' in manager ? toManager(asRaw(manager.body)) : undefined,
    memberCount: countIn(count),
  };
}

async function kindOfMembership(
  graph: Operation,
  groupId: string,
  userId: string,
): Promise<'direct' | 'nested'> {
  return (await isDirectMember(graph, groupId, userId)) ? 'direct' : 'nested';
}

/** Undefined for what is gone. */
function bodyOf(outcome: BatchOutcome | undefined): unknown {
  if (outcome === undefined) return undefined;
  if ('body' in outcome) return outcome.body;
  if (outcome.failed.reason === 'notFound') return undefined;
  throw outcome.failed;
}
