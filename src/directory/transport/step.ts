import type { Context, Middleware, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { Urgency } from '../types.ts';

/** Price of a request: resource units of the service's read bucket, and writes of its write bucket. */
export interface Cost {
  readonly units: number;
  readonly writes: number;
}

/** What the chain must know about a request beside the request itself. */
export interface Call {
  /** Name of the directory's operation, for log and errors. */
  readonly operation: string;
  readonly urgency: Urgency;
  /** Instant by the directory's clock after which nobody waits for the answer any more. */
  readonly deadline: number;
  /** Limit of one attempt, in milliseconds. */
  readonly attemptMs: number;
  /** Whether doing it twice has the effect of doing it once. */
  readonly repeatable: boolean;
  readonly cost: Cost;
  /** A link the service printed, to be used exactly as it is. */
  readonly link: string | undefined;
}

/** One link of the chain: do something, go on with `next`, look at `context.response`. */
export type Step = (context: Context, next: () => Promise<void>) => Promise<void>;

/** Carries a `Call` through the Graph client, which finds options by their class. */
export class CallOptions implements MiddlewareOptions {
  readonly call: Call;
  /** What the chain threw. The client would wrap it and keep only its name and text. */
  fault: unknown;

  constructor(call: Call) {
    this.call = call;
  }
}

export function callOf(context: Context): Call {
  return optionsOf(context).call;
}

/** First link of the chain: brings a fault past the client unharmed. */
export const keepFault: Step = async (context, next) => {
  try {
    await next();
  } catch (error) {
    delete context.response;
    optionsOf(context).fault = error;
  }
};

function optionsOf(context: Context): CallOptions {
  const options = context.middlewareControl?.getMiddlewareOptions(CallOptions);
  if (!(options instanceof CallOptions)) throw new TypeError('A request to Graph was made without its call');
  return options;
}

export function toMiddleware(step: Step): Middleware {
  let following: Middleware | undefined;
  return {
    execute: (context) => step(context, () => following?.execute(context) ?? Promise.resolve()),
    setNext: (middleware) => {
      following = middleware;
    },
  };
}

/** Our requests are URLs, never `Request` objects. */
export function urlOf(context: Context): string {
  return String(context.request as unknown);
}

export function headersOf(context: Context): Headers {
  return new Headers(context.options?.headers);
}

export function setHeader(context: Context, name: string, value: string): void {
  const headers = headersOf(context);
  headers.set(name, value);
  context.options = { ...context.options, headers: Object.fromEntries(headers) };
}
