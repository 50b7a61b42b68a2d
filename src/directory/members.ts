import { DirectoryError } from '../errors.ts';
import type { Operation } from './graph.ts';
import { saysAlreadySo } from './graphErrors.ts';
import { getGroup } from './groups.ts';
import type { MembershipOutcome } from './types.ts';
import { getUser } from './users.ts';
import { objectUrl, path } from './url.ts';

/** "A resource cannot contain more than 20 link changes": Graph's own limit for one PATCH. */
const MOST_MEMBERS_A_WRITE = 20;
/** What was created a moment ago may still be unknown to the replica that takes our write. */
const PATIENCE_MS: readonly number[] = [1_000, 3_000];

/**
 * Adds up to 20 people. One PATCH costs one write where 20 POSTs cost twenty, but it is all or nothing, so a
 * refused one is repeated person by person. Adding is idempotent in effect, which is why every write here may be
 * repeated: a lost answer shows later as "already so".
 */
export async function addMembers(
  graph: Operation,
  groupId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, MembershipOutcome>> {
  const ids = [...new Set(userIds.map((id) => id.toLowerCase()))];
  if (ids.length > MOST_MEMBERS_A_WRITE) throw new RangeError('More than 20 people in one membership write');
  if (ids.length > 1 && (await addTogether(graph, groupId, ids)))
    return new Map(ids.map((id) => [id, 'done']));
  return addOneByOne(graph, groupId, ids);
}

/**
 * Removes one person. Graph says "not found" for somebody who is not in the group as well as for a group or a
 * person that is gone, and may name the wrong one of them, so only a look tells.
 * Throws `DirectoryError` (notFound) when the group or the person is gone.
 */
export async function removeMember(
  graph: Operation,
  groupId: string,
  userId: string,
): Promise<'done' | 'alreadySo'> {
  // Without `/$ref` the same request deletes the person from the directory.
  const url = path`/groups/${groupId}/members/${userId}/$ref`;
  const refusal = await refusalOf(graph.send({ method: 'DELETE', url, repeatable: true }));
  if (refusal === undefined) return 'done';
  if (saysAlreadySo(refusal)) return 'alreadySo';
  if (refusal.reason !== 'notFound') throw refusal;
  const [group, user] = await Promise.all([getGroup(graph, groupId), getUser(graph, userId)]);
  if (group === undefined || user === undefined) throw refusal;
  return 'alreadySo';
}

/** False when Graph refused the people together; throws when it did not get to them. */
async function addTogether(graph: Operation, groupId: string, ids: readonly string[]): Promise<boolean> {
  const body = { 'members@odata.bind': ids.map((id) => objectUrl(graph.base, id)) };
  const url = path`/groups/${groupId}`;
  const refusal = await refusalOf(graph.send({ method: 'PATCH', url, body, repeatable: true }));
  if (refusal !== undefined && isOutage(refusal)) throw refusal;
  return refusal === undefined;
}

async function addOneByOne(
  graph: Operation,
  groupId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MembershipOutcome>> {
  const outcomes = new Map<string, MembershipOutcome>();
  const patience = [...PATIENCE_MS];
  let outage: DirectoryError | undefined;
  for (const id of ids) {
    const outcome = outage === undefined ? await addOne(graph, groupId, id, patience) : { failed: outage };
    if (typeof outcome !== 'string' && isOutage(outcome.failed)) {
      if (outcomes.size === 0) throw outcome.failed;
      outage = outcome.failed;
    }
    outcomes.set(id, outcome);
  }
  return outcomes;
}

/** Uses up the patience, which is shared: what one person waited for has arrived for the next as well. */
async function addOne(
  graph: Operation,
  groupId: string,
  userId: string,
  patience: number[],
): Promise<'done' | 'alreadySo' | { readonly failed: DirectoryError }> {
  const body = { '@odata.id': objectUrl(graph.base, userId) };
  const url = path`/groups/${groupId}/members/$ref`;
  for (;;) {
    const refusal = await refusalOf(graph.send({ method: 'POST', url, body, repeatable: true }));
    if (refusal === undefined) return 'done';
    if (saysAlreadySo(refusal)) return 'alreadySo';
    const waitMs = refusal.reason === 'notFound' ? patience.shift() : undefined;
    if (waitMs === undefined || !(await graph.wait(waitMs))) return { failed: refusal };
  }
}

/** True when the write may succeed later as it is, so that nothing is known about the people in it. */
function isOutage(error: DirectoryError): boolean {
  return error.reason === 'throttled' || error.reason === 'unavailable';
}

async function refusalOf(write: Promise<unknown>): Promise<DirectoryError | undefined> {
  try {
    await write;
    return undefined;
  } catch (error) {
    if (error instanceof DirectoryError) return error;
    throw error;
  }
}
