import { DirectoryError } from '../errors.ts';
import type { Operation } from './graph.ts';
import { saysAlreadySo } from './graphErrors.ts';
import { ownersUrl, toOwners } from './groups.ts';
import { collect, items } from './pager.ts';
import { objectUrl, path } from './url.ts';

/**
 * Makes one person an owner; somebody who is one counts as done. Needs `Group.ReadWrite.All`.
 * Source: Microsoft Graph, "Add group owner".
 */
export async function addOwner(
  graph: Operation,
  groupId: string,
  userId: string,
): Promise<'done' | 'alreadySo'> {
  const url = path`/groups/${groupId}/owners/$ref`;
  const body = { '@odata.id': objectUrl(graph.base, userId) };
  return doneOrAlreadySo(graph.send({ method: 'POST', url, body, repeatable: true }));
}

/**
 * Takes ownership from one person; somebody who is no owner counts as done. Graph refuses for the last owner, and
 * says "not found" for somebody who is none, so a look tells that apart from a group that is gone.
 * Source: Microsoft Graph, "Remove group owner".
 */
export async function removeOwner(
  graph: Operation,
  groupId: string,
  userId: string,
): Promise<'done' | 'alreadySo'> {
  // Without `/$ref` the same request deletes the person from the directory.
  const url = path`/groups/${groupId}/owners/${userId}/$ref`;
  try {
    return await doneOrAlreadySo(graph.send({ method: 'DELETE', url, repeatable: true }));
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.reason !== 'notFound') throw error;
    const owners = toOwners(await collect(items(graph, ownersUrl(groupId))));
    if (owners.some((owner) => owner.id === userId)) throw error;
    return 'alreadySo';
  }
}

async function doneOrAlreadySo(write: Promise<unknown>): Promise<'done' | 'alreadySo'> {
  try {
    await write;
    return 'done';
  } catch (error) {
    if (error instanceof DirectoryError && saysAlreadySo(error)) return 'alreadySo';
    throw error;
  }
}
