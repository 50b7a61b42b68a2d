import type { Counters } from '../../src/sandbox/graph/tenant.ts';
import type { CompanySize } from './bigCompany.ts';
import type { ConnectorCounts } from './lightConnector.ts';

export interface CloudSettings {
  readonly size: CompanySize;
  /** Without Graph's limits, where not the limits but the product is measured. */
  readonly unlimited: boolean;
}

export interface CloudReady {
  readonly graphUrl: string;
  readonly serviceUrl: string;
  readonly identityHeader: string;
  /** A token as the channel puts on activities with this serviceUrl; good for an hour. */
  readonly activityToken: string;
  readonly appId: string;
  readonly tenantId: string;
}

/** Every question is answered with the counts as they are after it. */
export interface CloudAsk {
  readonly ask: 'counts' | 'limitsOn' | 'writesDown' | 'writesUp';
}

export interface CloudCounts {
  readonly connector: ConnectorCounts;
  readonly graph: Counters;
  /** Writes answered 503 while writes were down. */
  readonly refusedWrites: number;
  /** When Graph was last asked anything, and when it last took a write; milliseconds since 1970. */
  readonly askedAt: number;
  readonly writtenAt: number;
  /** In all groups, as they are. */
  readonly memberships: number;
  readonly now: number;
}

export type CloudAnswers = Record<CloudAsk['ask'], CloudCounts>;
