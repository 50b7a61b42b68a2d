import { isRefused, type GraphRequest, type Refused } from './exchange.ts';
import type { FilterNode } from './filterNode.ts';
import { parseFilter } from './filterParser.ts';
import { badRequest, refuse } from './refusals.ts';
import { parseSearch, type SearchClause } from './searchClause.ts';

/** The query options of one request, parsed, with what the headers add. */
export interface ODataQuery {
  readonly select: readonly string[] | undefined;
  readonly filter: FilterNode | undefined;
  readonly search: SearchClause | undefined;
  readonly orderBy: { readonly property: string; readonly descending: boolean } | undefined;
  readonly top: number | undefined;
  readonly count: boolean;
  readonly expand: string | undefined;
  readonly skipToken: string | undefined;
  readonly deltaToken: string | undefined;
  /** The request carries `ConsistencyLevel: eventual`. */
  readonly isEventual: boolean;
  /** The raw options in their order, for next links. */
  readonly raw: readonly (readonly [string, string])[];
}

const largestTop = 999;

export function parseQuery(request: GraphRequest): ODataQuery | Refused {
  const raw = rawOptions(request.search);
  if (!raw) return badRequest('The query string is not well formed.');
  const options = new Map(raw.map(([name, value]) => [name.toLowerCase(), value]));
  const filter = parsed(options.get('$filter'), parseFilter, 'Invalid filter clause');
  if (isRefused(filter)) return filter;
  const search = parsed(
    options.get('$search'),
    parseSearch,
    'Syntax error in $search: the clause must be quoted as "property:text".',
  );
  if (isRefused(search)) return search;
  const top = options.get('$top') === undefined ? undefined : Number(options.get('$top'));
  if (top !== undefined && (!Number.isInteger(top) || top < 1 || top > largestTop)) {
    return badRequest(
      `Invalid page size specified: '${String(top)}'. Must be between 1 and ${String(largestTop)} inclusive.`,
    );
  }
  return {
    select: options
      .get('$select')
      ?.split(',')
      .map((name) => name.trim()),
    filter,
    search,
    orderBy: orderOf(options.get('$orderby')),
    top,
    count: options.get('$count') === 'true',
    expand: options.get('$expand'),
    skipToken: options.get('$skiptoken'),
    deltaToken: options.get('$deltatoken'),
    isEventual: request.headers['consistencylevel']?.toLowerCase() === 'eventual',
    raw,
  };
}

function parsed<T>(
  text: string | undefined,
  parse: (text: string) => T | undefined,
  message: string,
): T | undefined | Refused {
  if (text === undefined) return undefined;
  return parse(text) ?? refuse(400, 'BadRequest', message);
}

function orderOf(text: string | undefined): ODataQuery['orderBy'] {
  if (text === undefined) return undefined;
  const [property = '', direction = 'asc'] = text.trim().split(/\s+/);
  return { property, descending: direction.toLowerCase() === 'desc' };
}

/** Undefined when a percent escape is broken. A plus is a space, as the service reads it. */
function rawOptions(search: string): [string, string][] | undefined {
  try {
    return search
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const at = part.indexOf('=');
        const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
        return [decode(name), decode(value)];
      });
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
