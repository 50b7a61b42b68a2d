import type { Handler } from './call.ts';
import { bodyOf, isRefused, ok, type GraphAnswer, type GraphRequest, type Refused } from './exchange.ts';
import { invalidBatch } from './refusals.ts';

const mostItems = 20;

interface BatchItem {
  readonly id: string;
  readonly request: GraphRequest;
  readonly dependsOn: readonly string[];
}

/**
 * POST /$batch: each item is throttled and refused on its own while the outer status stays 200. Answers come in
 * another order than the questions, as the service is free to do.
 */
export const runBatch: Handler = (call) => {
  const items = readItems(bodyOf(call.request)?.['requests'], call.request.headers);
  if (isRefused(items)) return items;
  const answers = new Map<string, GraphAnswer>();
  for (const item of items) {
    const isBlocked = item.dependsOn.some((id) => (answers.get(id.toLowerCase())?.status ?? 500) >= 400);
    answers.set(item.id.toLowerCase(), isBlocked ? failedDependency : call.run(item.request));
  }
  const responses = items.map(({ id }) => ({ id, ...itemAnswer(answers.get(id.toLowerCase())) }));
  return ok({ responses: responses.reverse() });
};

/** E27 */
const failedDependency: GraphAnswer = {
  status: 424,
  headers: {},
  body: { error: { code: 'FailedDependency', message: 'A request this one depends on has failed.' } },
};

function readItems(value: unknown, outerHeaders: Readonly<Record<string, string>>): BatchItem[] | Refused {
  if (!Array.isArray(value) || value.length < 1 || value.length > mostItems) return invalidBatch;
  const items = value.map((entry: unknown) => readItem(entry, outerHeaders));
  if (!items.every((item) => item !== undefined)) return invalidBatch;
  const ids = items.map((item) => item.id.toLowerCase());
  if (new Set(ids).size !== ids.length) return invalidBatch;
  return items.every((item, at) => item.dependsOn.every((id) => ids.slice(0, at).includes(id.toLowerCase())))
    ? items
    : invalidBatch;
}

function readItem(entry: unknown, outerHeaders: Readonly<Record<string, string>>): BatchItem | undefined {
  const { id, method, url, headers, body, dependsOn } = Object(entry) as Record<string, unknown>;
  if (typeof id !== 'string' || id === '' || typeof method !== 'string' || typeof url !== 'string')
    return undefined;
  const inner = lowerCaseNames(headers);
  if (body !== undefined && inner['content-type'] === undefined) return undefined;
  const [path, search] = splitOnce(url.replace(/^\//, ''), '?');
  if (path.toLowerCase() === '$batch') return undefined;
  const correlation = outerHeaders['client-request-id'];
  return {
    id,
    request: {
      method: method.toUpperCase(),
      path,
      search,
      headers: { ...(correlation === undefined ? {} : { 'client-request-id': correlation }), ...inner },
      body,
    },
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  };
}

/** Bodies that are not JSON travel as base64. */
function itemAnswer(answer: GraphAnswer | undefined): Omit<GraphAnswer, 'id'> {
  const { status, headers, body } = answer ?? failedDependency;
  if (body === undefined) return { status, headers, body: null };
  return typeof body === 'string'
    ? {
        status,
        headers: { ...headers, 'Content-Type': 'text/plain' },
        body: Buffer.from(body).toString('base64'),
      }
    : { status, headers: { ...headers, 'Content-Type': 'application/json' }, body };
}

function lowerCaseNames(headers: unknown): Record<string, string> {
  const entries = Object.entries(Object(headers) as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
