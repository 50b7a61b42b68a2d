import type { Operation } from './graph.ts';
import { GROUP_PROPERTIES, toGroup } from './graphShapes.ts';
import { items } from './pager.ts';
import type { DirectoryGroup } from './types.ts';
import { searchClause, withQuery } from './url.ts';

const LARGEST_PAGE = 999;

/**
 * Groups whose name or description holds the words. Graph cannot skip in a search, so the pages before are read
 * again and left out; people look at two or three. One more is asked for, to know whether there is more.
 * Source: Microsoft Graph, "Use the $search query parameter".
 */
export async function searchGroups(
  graph: Operation,
  text: string,
  { skip, limit }: { skip: number; limit: number },
): Promise<{ groups: readonly DirectoryGroup[]; more: boolean }> {
  const words = text.trim();
  if (words === '') return { groups: [], more: false };
  const wanted = skip + limit + 1;
  const url = withQuery('/groups', {
    $search: `${searchClause('displayName', words)} OR ${searchClause('description', words)}`,
    $select: GROUP_PROPERTIES,
    $top: Math.min(wanted, LARGEST_PAGE),
    $count: true,
  });
  const found: DirectoryGroup[] = [];
  for await (const raw of items(graph, url, { eventual: true })) {
    found.push(toGroup(raw));
    if (found.length === wanted) break;
  }
  return { groups: found.slice(skip, skip + limit), more: found.length === wanted };
}
