import { DirectoryError } from '../errors.ts';
import type { Operation } from './graph.ts';
import { asRaw, type Raw } from './graphShapes.ts';

/** Far above any list we ask for; a service that never ends must not hold us for ever. */
const MOST_PAGES = 200;

/**
 * All items of a list, page by page. Links are used exactly as Graph printed them, but only if they lead to
 * Graph; query parameters are inside them, headers are not, so `eventual` is said again on every page.
 * A page may be empty and still have a successor.
 * Source: Microsoft Graph, "Paging".
 */
export async function* items(
  graph: Operation,
  url: string,
  { eventual = false }: { eventual?: boolean } = {},
): AsyncGenerator<Raw> {
  yield* rest(graph, asRaw(await graph.send({ method: 'GET', url, eventual })), eventual);
}

/** The same from a first page that has been read already, as in a batch. */
export async function* rest(graph: Operation, firstPage: Raw, eventual = false): AsyncGenerator<Raw> {
  const seen = new Set<string>();
  let page = firstPage;
  for (;;) {
    yield* itemsOf(page);
    const link = page['@odata.nextLink'];
    if (typeof link !== 'string') return;
    if (seen.has(link) || seen.size === MOST_PAGES) {
      throw new DirectoryError('rejected', `${graph.name}: the pages of a list do not end`);
    }
    seen.add(link);
    page = asRaw(await graph.send({ method: 'GET', url: link, isLink: true, eventual }));
  }
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}

function itemsOf(page: Raw): readonly Raw[] {
  const value = page['value'];
  if (!Array.isArray(value)) throw new DirectoryError('unavailable', 'Graph sent a list without its items');
  return value.map(asRaw);
}
