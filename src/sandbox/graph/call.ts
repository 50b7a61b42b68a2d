import type { GraphAnswer, GraphRequest, Refused } from './exchange.ts';
import type { View } from './lag.ts';
import type { ODataQuery } from './query.ts';
import type { Tenant } from './tenant.ts';

export interface Call {
  readonly tenant: Tenant;
  readonly request: GraphRequest;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: ODataQuery;
  /** The tenant as this read sees it, replication lag included. */
  readonly view: View;
  /** Items of a batch run through here again. */
  readonly run: (request: GraphRequest) => GraphAnswer;
}

export type Handler = (call: Call) => GraphAnswer | Refused;
