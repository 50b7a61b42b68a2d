import { undefinedIfGone } from './gone.ts';
import type { Operation } from './graph.ts';
import { asRaw, idOf } from './graphShapes.ts';
import { collect, items } from './pager.ts';
import type { NewGroup } from './types.ts';
import { literal, objectUrl, path, withQuery } from './url.ts';

/**
 * Makes a group with its first owners, at most 20, and answers its id. Not repeatable: a second `POST` makes a second
 * group, so whoever calls must know how to find the first one. Needs `Group.ReadWrite.All`, as with `Group.Create`
 * alone the group could not be changed later.
 * Throws `DirectoryError`: conflict when the mail nickname is taken, notFound when an owner is not there.
 * Source: Microsoft Graph, "Create group".
 */
export async function createGroup(graph: Operation, group: NewGroup): Promise<string> {
  const isUnified = group.kind === 'microsoft365';
  const body = {
    displayName: group.displayName,
    description: group.description,
    mailNickname: group.mailNickname,
    mailEnabled: isUnified,
    securityEnabled: !isUnified,
    groupTypes: isUnified ? ['Unified'] : [],
    ...(isUnified ? { visibility: 'Private' } : {}),
    'owners@odata.bind': group.ownerIds.map((id) => objectUrl(graph.base, id)),
  };
  return idOf(asRaw(await graph.send({ method: 'POST', url: '/groups', body })));
}

/** The group with this mail nickname, if a read shows it already. */
export async function findGroupByMailNickname(
  graph: Operation,
  mailNickname: string,
): Promise<string | undefined> {
  const $filter = `mailNickname eq ${literal(mailNickname)}`;
  const [found] = await collect(items(graph, withQuery('/groups', { $filter, $select: 'id' })));
  return found === undefined ? undefined : idOf(found);
}

/** True when licences are assigned to the group; Graph deletes no such group. False also when the group is gone. */
export async function hasLicences(graph: Operation, groupId: string): Promise<boolean> {
  const url = withQuery(path`/groups/${groupId}`, { $select: 'id,assignedLicenses' });
  const raw = await undefinedIfGone(graph.send({ method: 'GET', url }));
  const licences = raw === undefined ? [] : asRaw(raw)['assignedLicenses'];
  return Array.isArray(licences) && licences.length > 0;
}

/** Deletes a group; one that is gone counts as done. Source: Microsoft Graph, "Delete group". */
export async function deleteGroup(graph: Operation, groupId: string): Promise<void> {
  await undefinedIfGone(graph.send({ method: 'DELETE', url: path`/groups/${groupId}`, repeatable: true }));
}

/**
 * Brings a deleted Microsoft 365 group back, as it was, within 30 days. Security groups are deleted for good.
 * Throws `DirectoryError` (notFound) when there is nothing to bring back.
 * Source: Microsoft Graph, "Restore deleted directory object item".
 */
export async function restoreGroup(graph: Operation, groupId: string): Promise<void> {
  const url = path`/directory/deletedItems/${groupId}/restore`;
  await graph.send({ method: 'POST', url, body: {} });
}
