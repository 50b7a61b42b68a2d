import { DirectoryError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Clock } from './clock.ts';
import { toDirectoryError, type GraphAnswer } from './graphErrors.ts';
import { authenticate, createTokenCache, type GetToken } from './transport/auth.ts';
import { createBudget, payFromBudget, type Budget, type BudgetSizes } from './transport/budget.ts';
import { createExchange, type RequestParts } from './transport/client.ts';
import { costOf } from './transport/costs.ts';
import { keepLink, stampRequest } from './transport/requestHeaders.ts';
import { retry } from './transport/retry.ts';
import { send } from './transport/send.ts';
import type { Call, Cost } from './transport/step.ts';
import { telemetry, type ObserveCall } from './transport/telemetry.ts';
import type { Urgency } from './types.ts';
import { GRAPH_ORIGIN, GRAPH_VERSION, isGraphUrl } from './url.ts';

/** All in milliseconds; the first two bound an operation of the directory, the others one attempt of it. */
export interface Timeouts {
  readonly interactiveMs: number;
  readonly backgroundMs: number;
  readonly interactiveAttemptMs: number;
  readonly backgroundAttemptMs: number;
}

export interface GraphOptions {
  readonly getToken: GetToken;
  /** Takes the place of `https://graph.microsoft.com`; no slash at its end. */
  readonly graphOrigin: string;
  readonly log: Logger;
  readonly observe: ObserveCall;
  readonly clock: Clock;
  readonly budget: BudgetSizes;
  readonly timeouts: Timeouts;
}

export interface GraphRequest extends Omit<RequestParts, 'headers'> {
  /** The URL is one that Graph printed: refused when it leads elsewhere, else used exactly as it is. */
  readonly isLink?: boolean;
  /** Reads from the index, which can search and count, and lags. Source: "Advanced query capabilities". */
  readonly eventual?: boolean;
  /** A GET always is; for the others the caller must know that twice has the effect of once. */
  readonly repeatable?: boolean;
  /** Where the price list cannot tell, as for a batch. */
  readonly cost?: Cost;
}

/** One operation of the directory: its requests share a name in the log and a deadline. */
export interface Operation {
  readonly name: string;
  /** Origin under which Graph names its own objects. */
  readonly base: string;
  readonly budget: Budget;
  now(): number;
  /** The body of a 2xx answer, undefined for none; every failure is a `DirectoryError`. */
  send(request: GraphRequest): Promise<unknown>;
  /** False, at once, when the wait would outlast the operation. */
  wait(ms: number): Promise<boolean>;
}

export interface Graph {
  begin(name: string, urgency: Urgency): Operation;
  hasToken(): Promise<boolean>;
}

/** Our way to Microsoft Graph: one chain, one budget and one token for all operations of the directory. */
export function createGraph(options: GraphOptions): Graph {
  const { clock, log, timeouts, graphOrigin } = options;
  // A sovereign cloud prints its own name in links; a simulated Graph on loopback prints Microsoft's.
  const base = graphOrigin.startsWith('https://') ? graphOrigin : GRAPH_ORIGIN;
  const budget = createBudget(options.budget, clock);
  const tokens = createTokenCache(options.getToken, clock);
  const exchange = createExchange(base, [
    keepLink,
    retry(clock),
    stampRequest,
    telemetry(log, clock, options.observe),
    payFromBudget(budget, clock),
    authenticate(tokens, clock),
    send(base, graphOrigin, clock),
  ]);
  return {
    begin(name, urgency) {
      const limits = limitsFor(name, urgency, timeouts, clock);
      return {
        name,
        base,
        budget,
        now: () => clock.now(),
        async send({ eventual, repeatable, cost, isLink, ...parts }) {
          const call = callFor(base, { ...parts, repeatable, cost, isLink: isLink === true }, limits);
          const headers: Record<string, string> = eventual === true ? { ConsistencyLevel: 'eventual' } : {};
          return bodyOf(name, await exchange({ ...parts, headers }, call), clock);
        },
        async wait(ms) {
          if (clock.now() + ms >= limits.deadline) return false;
          await clock.wait(ms);
          return true;
        },
      };
    },
    hasToken: () => succeeds(tokens.current(timeouts.interactiveMs)),
  };
}

type Limits = Pick<Call, 'operation' | 'urgency' | 'deadline' | 'attemptMs'>;

function limitsFor(operation: string, urgency: Urgency, timeouts: Timeouts, clock: Clock): Limits {
  return urgency === 'interactive'
    ? {
        operation,
        urgency,
        deadline: clock.now() + timeouts.interactiveMs,
        attemptMs: timeouts.interactiveAttemptMs,
      }
    : {
        operation,
        urgency,
        deadline: clock.now() + timeouts.backgroundMs,
        attemptMs: timeouts.backgroundAttemptMs,
      };
}

interface CallParts extends Pick<RequestParts, 'method' | 'url'> {
  readonly isLink: boolean;
  readonly repeatable: boolean | undefined;
  readonly cost: Cost | undefined;
}

function callFor(base: string, parts: CallParts, limits: Limits): Call {
  const { method, url, isLink, repeatable, cost } = parts;
  if (isLink && !isGraphUrl(base, url)) {
    throw new DirectoryError('rejected', `${limits.operation}: a link leads away from Graph`);
  }
  const prefix = `/${GRAPH_VERSION}`;
  const relative = isLink ? url.slice(url.indexOf(`${prefix}/`) + prefix.length) : url;
  return {
    ...limits,
    repeatable: repeatable ?? method === 'GET',
    cost: cost ?? costOf(method, relative),
    link: isLink ? url : undefined,
  };
}

function bodyOf(operation: string, answer: GraphAnswer, clock: Clock): unknown {
  if (answer.status < 200 || answer.status > 299) throw toDirectoryError(operation, answer, clock.now());
  if (typeof answer.body === 'string') {
    throw new DirectoryError('unavailable', `${operation}: something other than Graph answered`);
  }
  return answer.body;
}

async function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return true;
  } catch (error) {
    if (error instanceof DirectoryError) return false;
    throw error;
  }
}
