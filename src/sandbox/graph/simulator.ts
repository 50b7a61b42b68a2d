import type { RequestListener } from 'node:http';
import type { Company } from '../company.ts';
import { stableGuid } from '../stableGuid.ts';
import { createAdministration, type Administration } from './administration.ts';
import { settle } from './background.ts';
import { createDispatcher } from './dispatcher.ts';
import { noFaults, type Faults, type FaultSettings } from './faults.ts';
import { createLag } from './lag.ts';
import { createListener } from './listener.ts';
import { createRequestLog, type LoggedRequest } from './requestLog.ts';
import { foundTenant, type TenantState } from './state.ts';
import { createStateFile } from './stateFile.ts';
import { notifySubscribers, tellLifecycle } from './subscriptions.ts';
import type { Counters, Tenant } from './tenant.ts';
import { createThrottle, type GraphLimits } from './throttle.ts';

export interface GraphSimulatorOptions {
  readonly company: Company;
  /** Where the tenant is kept between runs; in memory only when absent. */
  readonly stateFile?: string;
  /** Whether a bearer token is accepted. Default: any that is not empty. */
  readonly isTokenValid?: (bearer: string) => boolean;
  /** Faults from the beginning, replication lag among them. */
  readonly faults?: FaultSettings;
  readonly limits?: GraphLimits;
  /** Makes ids of new objects the same in every run. */
  readonly seed?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** How long Graph takes to begin with rules and licences, in ms. */
  readonly backgroundMs?: number;
  /** How many requests are remembered. */
  readonly logLength?: number;
}

/** A simulated Microsoft Graph v1.0 for one tenant, to be mounted on an HTTP server of the caller's. */
export interface GraphSimulator extends Administration {
  /** Answers `/v1.0/...`; links in the answers stay on https://graph.microsoft.com. */
  readonly listener: RequestListener;
  readonly faults: Faults;
  setFaults(change: FaultSettings): void;
  /** Tells the subscribers what happens to their subscriptions; `subscriptionRemoved` ends them. */
  tellLifecycle(event: Parameters<typeof tellLifecycle>[1]): Promise<void>;
  /** Newest last. */
  readonly log: readonly LoggedRequest[];
  /** Graph write requests, memberships written, 429s, resource units. */
  readonly writes: Readonly<Counters>;
  /** The first day again: state, file, faults, log, counters. */
  reset(): void;
  /** Lets hanging requests go and waits until the state is on disk. The server is the caller's to close. */
  close(): Promise<void>;
}

export function createGraphSimulator(options: GraphSimulatorOptions): GraphSimulator {
  const { company, now = Date.now, seed = 'sandbox' } = options;
  const faults: Faults = { ...noFaults(), ...options.faults };
  const lag = createLag(() => tenant.state, faults, now);
  const stateFile = createStateFile(options.stateFile, () => tenant.state);
  const log = createRequestLog(options.logLength ?? 2000);
  const tenant: Tenant = {
    company,
    state: stateFile.load() ?? settledTenant(company, now()),
    faults,
    lag,
    counters: noCounts(),
    backgroundMs: options.backgroundMs ?? 2000,
    now,
    newId: () => stableGuid(`new ${seed} ${String(tenant.state.version)}`),
    markChanged: stateFile.markChanged,
    onRecord: (entry) => {
      void notifySubscribers(tenant, entry);
    },
  };
  const throttle = createThrottle(tenant, options.limits);
  const isTokenValid = options.isTokenValid ?? ((bearer) => bearer !== '');
  const dispatch = createDispatcher(tenant, throttle);
  const { listener, release } = createListener({ tenant, dispatch, stateFile, log, isTokenValid });
  return {
    ...createAdministration(tenant),
    tellLifecycle: (event) => tellLifecycle(tenant, event),
    listener,
    faults,
    setFaults: (change) => {
      const { outage } = faults;
      Object.assign(faults, change);
      if (faults.outage !== outage) release();
    },
    log: log.entries,
    writes: tenant.counters,
    reset: () => {
      tenant.state = settledTenant(company, now());
      Object.assign(faults, noFaults(), options.faults);
      Object.assign(tenant.counters, noCounts());
      for (const part of [lag, throttle, log]) part.clear();
      release();
      tenant.markChanged();
    },
    close: async () => {
      release();
      await stateFile.saved();
    },
  };
}

/** The first day with its rules evaluated and its licences given out, before anybody looks. */
function settledTenant(company: Company, firstDay: number): TenantState {
  const state = foundTenant(company);
  const silent = createLag(
    () => state,
    noFaults(),
    () => firstDay,
  );
  settle({
    company,
    state,
    faults: noFaults(),
    lag: silent,
    counters: noCounts(),
    backgroundMs: 0,
    now: () => firstDay,
    newId: () => '',
    markChanged: () => undefined,
  });
  state.journal = [];
  return state;
}

function noCounts(): Counters {
  return { writeRequests: 0, membershipsWritten: 0, throttled: 0, resourceUnits: 0 };
}
