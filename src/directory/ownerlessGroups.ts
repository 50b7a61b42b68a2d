import type { Operation } from './graph.ts';
import { asRaw, toGroup } from './graphShapes.ts';
import type { GroupSummary } from './types.ts';
import { withQuery } from './url.ts';

/**
 * Groups nobody owns, one page of them, and how many there are.
 * Source: Microsoft Graph, "Advanced query capabilities".
 */
export async function listOwnerlessGroups(
  graph: Operation,
  limit: number,
): Promise<{ groups: readonly GroupSummary[]; total: number }> {
  const url = withQuery('/groups', {
    $filter: 'owners/$count eq 0',
    $select: 'id,displayName',
    $top: limit,
    $count: true,
  });
  const page = asRaw(await graph.send({ method: 'GET', url, eventual: true }));
  const value = Array.isArray(page['value']) ? page['value'].map(asRaw) : [];
  const groups = value.map(toGroup).map(({ id, displayName }) => ({ id, displayName }));
  const total = page['@odata.count'];
  return { groups, total: typeof total === 'number' ? total : groups.length };
}
