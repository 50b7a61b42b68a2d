import type { Cost } from './step.ts';

interface Price {
  readonly method: string;
  readonly route: RegExp;
  readonly units: number;
}

/**
 * Base prices in resource units; anything else costs one. The POSTs listed are questions, not writes.
 * Source: "Microsoft Graph service-specific throttling limits", identity and access.
 */
const PRICES: readonly Price[] = [
  { method: 'GET', route: /^\/groups\/[^/]+\/members$/, units: 3 },
  { method: 'GET', route: /^\/groups\/[^/]+\/transitiveMembers$/, units: 5 },
  { method: 'GET', route: /^\/users$/, units: 2 },
  { method: 'GET', route: /^\/subscribedSkus$/, units: 3 },
  { method: 'GET', route: /^\/users\/[^/]+\/(?:transitiveMemberOf|memberOf|ownedObjects)$/, units: 2 },
  { method: 'POST', route: /^\/users\/[^/]+\/checkMemberGroups$/, units: 4 },
];

/** What a request relative to the version costs. */
export function costOf(method: string, url: string): Cost {
  const [route = '', query = ''] = url.split('?');
  const price = PRICES.find((candidate) => candidate.method === method && candidate.route.test(route));
  const parameters = new URLSearchParams(query);
  const top = Number(parameters.get('$top') ?? Number.NaN);
  const units =
    (price?.units ?? 1) -
    (parameters.has('$select') ? 1 : 0) -
    (top < 20 ? 1 : 0) +
    (parameters.has('$expand') ? 1 : 0);
  const isWrite = method !== 'GET' && price === undefined;
  return { units: Math.max(1, units), writes: isWrite ? 1 : 0 };
}
