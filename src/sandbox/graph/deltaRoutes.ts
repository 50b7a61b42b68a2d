import type { Call, Handler } from './call.ts';
import { changedItems, deltaRelations, snapshotPage } from './deltaItems.ts';
import { readDeltaToken, writeDeltaToken, type DeltaPosition } from './deltaToken.ts';
import { checkSelect } from './entities.ts';
import { graphRoot, isRefused, ok, type Refused } from './exchange.ts';
import type { FilterNode } from './filterNode.ts';
import { badRequest, refuse, unsupportedQuery } from './refusals.ts';

const pageSize = 100;
const tokenLifeMs = 7 * 24 * 60 * 60 * 1000;
const mostIds = 50;

/** GET /groups/delta and /users/delta: pages by nextLink, then one deltaLink. */
export function delta(type: 'group' | 'user'): Handler {
  return (call) => {
    const position = positionOf(call, type);
    if (isRefused(position)) return position;
    const isMinimal = call.request.headers['prefer']?.includes('return=minimal') === true;
    const isLatest = call.query.deltaToken === 'latest';
    const { items, more } = isLatest
      ? { items: [], more: false }
      : position.since === undefined
        ? snapshotPage(call, type, position, pageSize)
        : pageOf(changedItems(call, type, position, isMinimal), position.start);
    const end = position.start + pageSize;
    return ok({
      '@odata.context': `${graphRoot}/$metadata#${type}s`,
      ...(more
        ? { '@odata.nextLink': link(type, '$skiptoken', { ...position, start: end }) }
        : { '@odata.deltaLink': link(type, '$deltatoken', nextRound(call, position)) }),
      value: items,
    });
  };
}

function pageOf<T>(items: readonly T[], start: number): { items: readonly T[]; more: boolean } {
  return { items: items.slice(start, start + pageSize), more: start + pageSize < items.length };
}

function positionOf(call: Call, type: 'group' | 'user'): DeltaPosition | Refused {
  const { skipToken, deltaToken } = call.query;
  const until = call.view.settledVersion();
  if (skipToken !== undefined) return readDeltaToken(skipToken) ?? gone(type, 'expired');
  if (deltaToken === undefined || deltaToken === 'latest') return firstRound(call, type, until);
  const fault = call.tenant.faults.deltaToken;
  if (fault !== 'accepted') return gone(type, fault);
  const token = readDeltaToken(deltaToken);
  if (!token || call.tenant.now() - token.issuedAt > tokenLifeMs) return gone(type, 'expired');
  const since = call.tenant.faults.deltaReplay ? token.previous : token.until;
  // The journal is bounded: what fell off its end can only be told by starting over.
  const oldest = call.tenant.state.journal[0]?.version ?? call.tenant.state.version + 1;
  if (since + 1 < oldest && since < call.tenant.state.version) return gone(type, 'resync');
  return { ...token, since, until: Math.max(until, token.until), start: 0 };
}

function firstRound(call: Call, type: 'group' | 'user', until: number): DeltaPosition | Refused {
  const { query, tenant } = call;
  if (query.top ?? query.orderBy ?? query.search ?? query.expand) return unsupportedQuery;
  const ids = query.filter && idsIn(query.filter);
  if (query.filter && (!ids || ids.length > mostIds))
    return badRequest('Only id filters are supported for delta.');
  const properties = query.select?.filter((name) => !deltaRelations[type].includes(name));
  const refused = checkSelect(properties, type, true);
  if (refused) return refused;
  return {
    since: undefined,
    until,
    previous: until,
    select: query.select,
    ids,
    issuedAt: tenant.now(),
    start: 0,
  };
}

function nextRound(call: Call, position: DeltaPosition): DeltaPosition {
  return {
    ...position,
    since: position.until,
    previous: position.since ?? position.until,
    issuedAt: call.tenant.now(),
    start: 0,
  };
}

function idsIn(node: FilterNode): string[] | undefined {
  if (node.kind === 'compare')
    return node.path === 'id' && node.op === 'eq' ? [String(node.value).toLowerCase()] : undefined;
  if (node.kind !== 'or') return undefined;
  const [left, right] = [idsIn(node.left), idsIn(node.right)];
  return left && right && [...left, ...right];
}

function link(type: string, option: string, position: DeltaPosition): string {
  return `${graphRoot}/${type}s/delta?${option}=${writeDeltaToken(position)}`;
}

/** E30 with a Location to begin again, or E31. */
function gone(type: string, how: 'resync' | 'expired'): Refused {
  if (how === 'expired')
    return refuse(
      400,
      'syncStateNotFound',
      'The sync state generation is not found; continue with a full synchronization.',
    );
  return refuse(
    410,
    'resyncRequired',
    'Resync required. Replace any local items with the version returned.',
    {
      headers: { location: `${graphRoot}/${type}s/delta?$deltatoken=` },
    },
  );
}
