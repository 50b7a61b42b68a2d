import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { GraphAnswer } from '../graphErrors.ts';
import { GRAPH_VERSION } from '../url.ts';
import { CallOptions, keepFault, toMiddleware, type Call, type Step } from './step.ts';

/** What goes into one request; `url` is encoded and relative to the version, or a link as Graph printed it. */
export interface RequestParts {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: object;
  readonly headers: Readonly<Record<string, string>>;
}

export type Exchange = (parts: RequestParts, call: Call) => Promise<GraphAnswer>;

/**
 * The Graph client puts URL and body together; everything that can go wrong is in a chain of ours. Its own
 * retries know neither network errors nor deadlines, and its reading of answers loses what a gateway says, so it
 * hands the raw response over. Source: microsoft-graph-client 3.0.7, as it was seen to behave.
 */
export function createExchange(base: string, chain: readonly Step[]): Exchange {
  const client = Client.initWithMiddleware({
    baseUrl: base,
    defaultVersion: GRAPH_VERSION,
    middleware: [keepFault, ...chain].map(toMiddleware),
  });
  return async (parts, call) => {
    const options = new CallOptions(call);
    const response = await perform(client, parts, options);
    if (response === undefined) throw options.fault;
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
  };
}

/** Undefined when the chain threw. */
async function perform(
  client: Client,
  { method, url, body, headers }: RequestParts,
  options: CallOptions,
): Promise<Response | undefined> {
  const request = client
    .api(url)
    .responseType(ResponseType.RAW)
    .headers({ ...headers })
    .middlewareOptions([options]);
  const verbs = {
    GET: () => request.get(),
    DELETE: () => request.delete(),
    PATCH: () => request.patch(body),
    POST: () => request.post(body),
  };
  return (await verbs[method]()) as Response | undefined;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
