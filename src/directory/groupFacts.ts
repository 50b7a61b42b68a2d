import type { Operation } from './graph.ts';
import type { GroupProperties } from './types.ts';
import { path } from './url.ts';

/**
 * Writes what a group says of itself; what is not named stays. Needs `Group.ReadWrite.All`.
 * Source: Microsoft Graph, "Update group".
 */
export async function updateGroup(
  graph: Operation,
  groupId: string,
  properties: Partial<GroupProperties>,
): Promise<void> {
  await graph.send({ method: 'PATCH', url: path`/groups/${groupId}`, body: properties, repeatable: true });
}
