import { checkSelect, type EntityType } from './entities.ts';
import type { Refused } from './exchange.ts';
import { filterNeed } from './filterRules.ts';
import type { ODataQuery } from './query.ts';
import { notIndexed, searchNeedsHeader, unsupportedQuery } from './refusals.ts';

export interface CollectionShape {
  readonly type: EntityType;
  /** What `@odata.context` names, e.g. `groups` or `directoryObjects`. */
  readonly target: string;
  /** True for `/members/microsoft.graph.user` and its like. */
  readonly isCast?: boolean;
}

/** Refuses what Graph answers only as an advanced query, or never: E21, E22, E23, and a wrong `$select`. */
export function checkQuery(query: ODataQuery, shape: CollectionShape): Refused | undefined {
  if (query.search && !query.isEventual) return searchNeedsHeader;
  const need = query.filter ? filterNeed(query.filter, shape.type) : 'default';
  if (need === 'never') return notIndexed;
  const isAdvanced = query.isEventual && query.count;
  if (
    !isAdvanced &&
    (need === 'advanced' || isAdvancedOrder(query, shape) || isAdvancedShape(query, shape))
  ) {
    return unsupportedQuery;
  }
  // $expand does not combine with advanced queries.
  if (isAdvanced && query.expand !== undefined) return unsupportedQuery;
  return checkSelect(query.select, shape.type, true);
}

function isAdvancedOrder({ orderBy, filter }: ODataQuery, { type }: CollectionShape): boolean {
  if (!orderBy) return false;
  return filter !== undefined || type === 'directoryObject' || orderBy.property !== 'displayName';
}

/** Filters over objects of several kinds, and casts with anything but `$select`. */
function isAdvancedShape(
  { filter, orderBy, top, expand }: ODataQuery,
  { type, isCast }: CollectionShape,
): boolean {
  if (type === 'directoryObject') return filter !== undefined;
  return isCast === true && (filter ?? orderBy ?? top ?? expand) !== undefined;
}
