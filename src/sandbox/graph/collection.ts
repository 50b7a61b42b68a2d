import type { Call } from './call.ts';
import { contextOf, groupEntity, project, userEntity, type Entity } from './entities.ts';
import { graphRoot, ok, type GraphAnswer, type Refused } from './exchange.ts';
import { matches } from './filterMatch.ts';
import { checkQuery, type CollectionShape } from './queryRules.ts';
import { badRequest, countNotSupported } from './refusals.ts';
import { matchesSearch } from './searchClause.ts';
import type { View } from './lag.ts';

const defaultPage = 100;

/** Answers a list: rules first, then filter, search, order and one page. Refuses as E20 to E23. */
export function answerCollection(
  call: Call,
  ids: readonly string[],
  shape: CollectionShape,
): GraphAnswer | Refused {
  const refused = checkQuery(call.query, shape);
  if (refused) return refused;
  const { query } = call;
  const found = select(call, entitiesOf(call, ids, shape));
  const start = startOf(query.skipToken);
  if (start === undefined) return badRequest('The specified page token value has expired or is invalid.');
  const size = query.top ?? defaultPage;
  const hasMore = start + size < found.length;
  return ok({
    '@odata.context': contextOf(shape.target, query.select, false),
    ...(query.count && query.isEventual && start === 0 ? { '@odata.count': found.length } : {}),
    ...(hasMore ? { '@odata.nextLink': nextLink(call, start + size) } : {}),
    value: found.slice(start, start + size).map(({ entity, type }) => ({
      ...(shape.type === 'directoryObject' ? { '@odata.type': `#microsoft.graph.${type}` } : {}),
      ...project(entity, type, query.select),
    })),
  });
}

/** Answers `/$count`: a bare number, only with the header (E20). */
export function answerCount(
  call: Call,
  ids: readonly string[],
  shape: CollectionShape,
): GraphAnswer | Refused {
  if (!call.query.isEventual) return countNotSupported;
  const refused = checkQuery({ ...call.query, count: true }, shape);
  return refused ?? ok(String(select(call, entitiesOf(call, ids, shape)).length));
}

interface Found {
  readonly entity: Entity;
  readonly type: 'group' | 'user';
}

/** Objects of the ids that this read can see; an id of something invisible is left out. */
export function findObject(view: View, call: Pick<Call, 'tenant'>, id: string): Found | undefined {
  const { state } = call.tenant;
  const user = view.user(id);
  if (user) return { entity: userEntity(state, user), type: 'user' };
  const group = view.group(id);
  return group && { entity: groupEntity(state, group), type: 'group' };
}

function entitiesOf(call: Call, ids: readonly string[], shape: CollectionShape): Found[] {
  return ids
    .map((id) => findObject(call.view, call, id))
    .filter((found) => found !== undefined)
    .filter((found) => shape.type === 'directoryObject' || found.type === shape.type);
}

function select(call: Call, all: readonly Found[]): Found[] {
  const { filter, search, orderBy } = call.query;
  const found = all.filter(
    ({ entity }) => (!filter || matches(filter, entity)) && (!search || matchesSearch(search, entity)),
  );
  if (!orderBy) return found;
  const key = ({ entity }: Found): string => textOf(entity[orderBy.property]).toLowerCase();
  const sorted = found.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
  return orderBy.descending ? sorted.reverse() : sorted;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Opaque to clients: they follow the link whole. */
function nextLink(call: Call, start: number): string {
  const token = Buffer.from(JSON.stringify({ start })).toString('base64url');
  const options = call.query.raw.filter(([name]) => name.toLowerCase() !== '$skiptoken');
  const search = [...options, ['$skiptoken', token] as const]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${graphRoot}/${call.request.path}?${search}`;
}

function startOf(token: string | undefined): number | undefined {
  if (token === undefined) return 0;
  try {
    const { start } = JSON.parse(Buffer.from(token, 'base64url').toString()) as { start?: unknown };
    return typeof start === 'number' ? start : undefined;
  } catch {
    return undefined;
  }
}
