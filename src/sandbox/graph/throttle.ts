import { sandboxAppId } from '../company.ts';
import type { Refused } from './exchange.ts';
import type { ODataQuery } from './query.ts';
import { refuse } from './refusals.ts';
import type { Route } from './router.ts';
import type { Tenant } from './tenant.ts';

/** Limits of one app in one tenant; the defaults are those of a tenant under 50 users. */
export interface GraphLimits {
  readonly resourceUnitsPer10s: number;
  readonly writesPer150s: number;
}

export interface Throttle {
  /** Accounts one request, refused ones too. */
  admit(
    route: Route,
    query: ODataQuery,
  ): { readonly refused?: Refused; readonly headers: Record<string, string> };
  clear(): void;
}

interface Window {
  startedAt: number;
  used: number;
}

const smallTenant: GraphLimits = { resourceUnitsPer10s: 3500, writesPer150s: 3000 };

export function createThrottle(tenant: Tenant, limits: GraphLimits = smallTenant): Throttle {
  let units: Window = { startedAt: 0, used: 0 };
  let writes: Window = { startedAt: 0, used: 0 };
  let calls = 0;
  return {
    admit: (route, query) => {
      if (route.cost === 0) return { headers: {} };
      const cost = unitsOf(route, query);
      calls += 1;
      tenant.counters.resourceUnits += cost;
      if (route.isWrite) tenant.counters.writeRequests += 1;
      units = take(units, cost, 10_000, tenant.now());
      writes = take(writes, route.isWrite ? 1 : 0, 150_000, tenant.now());
      const shares = [
        {
          share: units.used / limits.resourceUnitsPer10s,
          reason: 'ResourceUnitLimitExceeded',
          until: units.startedAt + 10_000,
        },
        {
          share: writes.used / limits.writesPer150s,
          reason: 'WriteLimitExceeded',
          until: writes.startedAt + 150_000,
        },
      ];
      const over = shares.find(({ share }) => share > 1);
      const isChosen = tenant.faults.throttleEvery > 0 && calls % tenant.faults.throttleEvery === 0;
      if (over || isChosen) {
        tenant.counters.throttled += 1;
        const seconds = over ? (over.until - tenant.now()) / 1000 : tenant.faults.retryAfterSeconds;
        return { refused: tooManyRequests(tenant, seconds, over?.reason ?? 'CPULimitExceeded'), headers: {} };
      }
      const highest = Math.max(...shares.map(({ share }) => share));
      return {
        headers: {
          'x-ms-resource-unit': String(cost),
          ...(highest >= 0.8 ? { 'x-ms-throttle-limit-percentage': highest.toFixed(1) } : {}),
        },
      };
    },
    clear: () => {
      units = { startedAt: 0, used: 0 };
      writes = { startedAt: 0, used: 0 };
      calls = 0;
    },
  };
}

/** `$select` saves one unit, `$expand` costs one, a small `$top` saves one; never below one. */
function unitsOf(route: Route, query: ODataQuery): number {
  const saved = query.select ? (route.selectSaves ?? 1) : 0;
  return Math.max(
    1,
    route.cost - saved + (query.expand === undefined ? 0 : 1) - ((query.top ?? 100) < 20 ? 1 : 0),
  );
}

function take(window: Window, cost: number, lengthMs: number, now: number): Window {
  const current = now - window.startedAt >= lengthMs ? { startedAt: now, used: 0 } : window;
  return { ...current, used: current.used + cost };
}

/** E28 */
function tooManyRequests(tenant: Tenant, seconds: number, reason: string): Refused {
  const value = retryAfter(tenant, seconds);
  return refuse(429, 'TooManyRequests', 'Please retry again later.', {
    inner: { code: '429', message: 'Please retry after', status: '429' },
    headers: {
      ...(value === undefined ? {} : { 'Retry-After': value }),
      'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${sandboxAppId}/${tenant.company.tenantId}`,
      'x-ms-throttle-information': reason,
    },
  });
}

function retryAfter(tenant: Tenant, seconds: number): string | undefined {
  const { faults } = tenant;
  if (faults.retryAfter === 'absent') return undefined;
  if (faults.retryAfter === 'date') return new Date(tenant.now() + Math.ceil(seconds) * 1000).toUTCString();
  return faults.retryAfter === 'fraction' ? seconds.toFixed(3) : String(Math.ceil(seconds));
}
