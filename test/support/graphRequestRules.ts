import type { Operation } from './graphOperations.ts';

/** One request; `path` is below the version and begins with a slash, `search` is raw. */
export interface RequestFacts {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Options = ReadonlyMap<string, string>;
type Rule = (facts: RequestFacts, options: Options, operation: Operation | undefined) => readonly string[];

const optionNames = [
  '$select',
  '$filter',
  '$search',
  '$top',
  '$orderby',
  '$count',
  '$expand',
  '$skiptoken',
  '$deltatoken',
  '$skip',
];

/** The rules that one request can break by itself. */
export function checkRequestRules(facts: RequestFacts, operation: Operation | undefined): string[] {
  const options = optionsOf(facts.search);
  return rules.flatMap((rule) => rule(facts, options, operation));
}

/** R13: one of the permissions Microsoft lists for the path must have been asked for. */
export function checkPermission(
  facts: RequestFacts,
  operation: Operation,
  granted: readonly string[],
): string[] {
  const held = new Set(granted.flatMap(withImplied));
  const isBindAlone =
    operation.template === '/groups/{group-id}' && keysOf(facts.body).join() === 'members@odata.bind';
  const enough = isBindAlone
    ? ['GroupMember.ReadWrite.All', ...operation.permissions]
    : operation.permissions;
  if (enough.length === 0 || enough.some((permission) => held.has(permission))) return [];
  return [`R13: ${facts.method} ${operation.template} is not covered by a granted permission`];
}

/** R9, and every item by its own rules. */
export function checkBatch(
  { method, body }: RequestFacts,
  checkItem: (item: RequestFacts) => readonly string[],
): string[] {
  const requests = (body as { requests?: unknown } | undefined)?.requests;
  if (method !== 'POST' || !Array.isArray(requests)) return ['R9: a batch is a POST of { requests }'];
  const items = requests as readonly Record<string, unknown>[];
  const ids = items.map((item) => String(item['id']).toLowerCase());
  return [
    ...(items.length < 1 || items.length > 20 ? [`R9: ${String(items.length)} items in a batch`] : []),
    ...(new Set(ids).size === ids.length ? [] : ['R9: ids of a batch are not unique']),
    ...items.flatMap((item) =>
      [...checkItemForm(item), ...checkItem(itemFacts(item))].map(
        (problem) => `item ${String(item['id'])}: ${problem}`,
      ),
    ),
  ];
}

const rules: readonly Rule[] = [
  // R1: selected names exist; options are options (a raw `&` or `#` in a literal makes strange ones).
  (_, options, operation) => [
    ...[...options.keys()]
      .filter((name) => !optionNames.includes(name))
      .map((name) => `R1: unknown query option ${name}`),
    ...(options.get('$select')?.split(',') ?? [])
      .filter(
        (name) =>
          operation !== undefined && operation.entity !== undefined && !operation.selectable.has(name),
      )
      .map((name) => `R1: ${String(operation?.entity)} has no property ${name}`),
  ],
  // R3; groups may be deleted, as their owners can ask for it.
  ({ method, path }) => {
    if (method !== 'DELETE') return [];
    if (/\/(members|owners)\/[^/]+$/.test(path)) return ['R3: DELETE of a member or owner without /$ref'];
    return /^\/(users|directoryObjects)\/[^/]+$/.test(path) ? ['R3: DELETE of a directory object'] : [];
  },
  // R5
  ({ body }) =>
    ['members@odata.bind', 'owners@odata.bind'].flatMap((name) =>
      checkBinds(name, (Object(body) as Record<string, unknown>)[name]),
    ),
  ({ path, body, method }) =>
    method === 'POST' &&
    path.endsWith('/$ref') &&
    !isReference((Object(body) as Record<string, unknown>)['@odata.id'])
      ? ['R5: @odata.id is not an absolute URL of Graph']
      : [],
  // R6
  ({ body }) => {
    const { groupTypes, ...rest } = Object(body) as Record<string, unknown>;
    const isDynamic = Array.isArray(groupTypes) && groupTypes.includes('DynamicMembership');
    return [
      ...(isDynamic && 'members@odata.bind' in rest ? ['R6: members bound to a dynamic group'] : []),
      ...('membershipRule' in rest && !('membershipRuleProcessingState' in rest)
        ? ['R6: membershipRule without processing state']
        : []),
    ];
  },
  checkAdvanced,
  checkEncoding,
  // R8
  ({ method }, options, operation) =>
    method === 'GET' &&
    operation?.isPageable === true &&
    !operation.template.endsWith('$ref') &&
    !['$select', '$skiptoken', '$deltatoken'].some((name) => options.has(name))
      ? [`R8: ${operation.template} is listed without $select`]
      : [],
  // R11
  ({ path, body }) => {
    const { ids, groupIds } = Object(body) as { ids?: unknown; groupIds?: unknown };
    return [
      ...(path.endsWith('/getByIds') && Array.isArray(ids) && ids.length > 1000
        ? ['R11: more than 1,000 ids']
        : []),
      ...(path.endsWith('/checkMemberGroups') && Array.isArray(groupIds) && groupIds.length > 20
        ? ['R11: more than 20 groups']
        : []),
    ];
  },
  // R12
  ({ path, body }) => {
    const { addLicenses, removeLicenses } = Object(body) as {
      addLicenses?: unknown;
      removeLicenses?: unknown;
    };
    const isComplete = Array.isArray(addLicenses) && Array.isArray(removeLicenses);
    return path.endsWith('/assignLicense') && !isComplete ? ['R12: assignLicense without both arrays'] : [];
  },
];

/** R7: what only the index answers carries the header, and `$count=true` except with `$search`. */
function checkAdvanced({ path, headers }: RequestFacts, options: Options): string[] {
  const isEventual = Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'consistencylevel' && value.toLowerCase() === 'eventual',
  );
  const filter = (options.get('$filter') ?? '').replaceAll(/'(?:[^']|'')*'/g, "''");
  const isAdvancedFilter = /\b(ne|not|endswith)\b|\$count/i.test(filter);
  const search = options.get('$search');
  return [
    ...(search !== undefined && !/^"[^"]+:.*"$/s.test(search) ? ['R7: $search is not quoted'] : []),
    ...((search !== undefined || path.endsWith('/$count') || isAdvancedFilter) && !isEventual
      ? ['R7: no ConsistencyLevel header']
      : []),
    ...(isAdvancedFilter && options.get('$count') !== 'true' ? ['R7: no $count=true'] : []),
    ...(options.has('$orderby') && options.has('$filter') && !isEventual
      ? ['R7: $orderby with $filter needs the header']
      : []),
  ];
}

/** R7: literals have their quotes doubled, and nothing in the query is left raw that a URL would misread. */
function checkEncoding({ search, path }: RequestFacts, options: Options): string[] {
  const quotes = (options.get('$filter') ?? '').split("'").length - 1;
  return [
    ...(quotes % 2 === 1 ? ['R7: quotes in $filter are not balanced'] : []),
    ...(/[\s+#<>"]/.test(search) ? ['R7: the query is not percent-encoded'] : []),
    ...(/[\s#<>"]/.test(path) ? ['R7: the path is not percent-encoded'] : []),
  ];
}

function checkBinds(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  const urls = Array.isArray(value) ? (value as unknown[]) : [];
  return [
    ...(urls.length < 1 || urls.length > 20 ? [`R5: ${String(urls.length)} links in ${name}`] : []),
    ...(urls.every(isReference) ? [] : [`R5: ${name} holds something else than absolute URLs of Graph`]),
    ...(new Set(urls.map((url) => String(url).toLowerCase())).size === urls.length
      ? []
      : [`R5: ${name} names somebody twice`]),
  ];
}

function isReference(url: unknown): boolean {
  return (
    typeof url === 'string' &&
    /^https:\/\/graph\.microsoft\.com\/v1\.0\/(directoryObjects|users|groups)\/[^/?#]+$/.test(url)
  );
}

function checkItemForm(item: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(Object(item['headers']) as object).map((name) => name.toLowerCase());
  const url = String(item['url']);
  return [
    ...(/^\/?(v1\.0|beta|https?:)/.test(url) ? ['R9: url is not relative to the version'] : []),
    ...('body' in item && !names.includes('content-type') ? ['R9: body without Content-Type'] : []),
    ...(url.startsWith('/$batch') ? ['R9: a batch inside a batch'] : []),
  ];
}

function itemFacts(item: Readonly<Record<string, unknown>>): RequestFacts {
  const [path = '', ...rest] = `/${String(item['url']).replace(/^\//, '')}`.split('?');
  return {
    method: String(item['method']).toUpperCase(),
    path,
    search: rest.join('?'),
    headers: (item['headers'] ?? {}) as Record<string, string>,
    body: item['body'],
  };
}

function optionsOf(search: string): Options {
  const parts = search.split('&').filter((part) => part !== '');
  return new Map(
    parts.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [decodeURIComponent(name).toLowerCase(), decodeURIComponent(value.join('='))];
    }),
  );
}

function keysOf(body: unknown): string[] {
  return Object.keys(Object(body) as object);
}

/** Writing includes reading, and reading all includes reading the basics. */
function withImplied(permission: string): string[] {
  const read = permission.replace('.ReadWrite.', '.Read.');
  return [permission, read, read.replace('.Read.', '.ReadBasic.')];
}
