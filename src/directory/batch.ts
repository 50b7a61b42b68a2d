import { DirectoryError } from '../errors.ts';
import type { Operation } from './graph.ts';
import { isTransient, toDirectoryError } from './graphErrors.ts';
import { asRaw, type Raw } from './graphShapes.ts';
import { costOf } from './transport/costs.ts';
import { retryAfterMs } from './transport/retryAfter.ts';
import type { Cost } from './transport/step.ts';

/** One question of a batch, a POST when it has a body; `url` relative to the version. */
export interface BatchItem {
  readonly url: string;
  readonly body?: object;
  readonly eventual?: boolean;
}

/** The body of a 2xx item, or why it failed. */
export type BatchOutcome = { readonly body: unknown } | { readonly failed: DirectoryError };

const MOST_ITEMS = 20;
const MOST_ROUNDS = 4;
/** Somebody who pasted hundreds of names waits in chat. */
const MOST_AT_ONCE = 4;
const FIRST_WAIT_MS = 500;

/**
 * Asks several things in one request each 20, four requests at a time; outcomes come in the order of the questions. Every item is throttled
 * for itself although the batch answers 200, so what failed in passing is asked again together, after the longest
 * wait any of them was given, while the operation's deadline allows.
 * Source: Microsoft Graph, "Combine multiple requests in one HTTP call using JSON batching".
 */
export async function askTogether(
  graph: Operation,
  questions: readonly BatchItem[],
): Promise<BatchOutcome[]> {
  const outcomes: BatchOutcome[] = [];
  const size = MOST_ITEMS * MOST_AT_ONCE;
  for (let start = 0; start < questions.length; start += size) {
    const chunks = chunksOf(questions.slice(start, start + size));
    outcomes.push(...(await Promise.all(chunks.map((chunk) => askChunk(graph, chunk)))).flat());
  }
  return outcomes;
}

function chunksOf(questions: readonly BatchItem[]): readonly (readonly BatchItem[])[] {
  const count = Math.ceil(questions.length / MOST_ITEMS);
  return Array.from({ length: count }, (_, at) => questions.slice(at * MOST_ITEMS, (at + 1) * MOST_ITEMS));
}

async function askChunk(graph: Operation, questions: readonly BatchItem[]): Promise<BatchOutcome[]> {
  const outcomes = new Map<BatchItem, BatchOutcome>();
  let open = questions;
  for (let round = 1; ; round++) {
    for (const [question, outcome] of await askOnce(graph, open)) outcomes.set(question, outcome);
    open = open.filter((question) => mayChange(outcomes.get(question)));
    if (open.length === 0 || round === MOST_ROUNDS) break;
    const named = open.map((question) => waitOf(outcomes.get(question)));
    const waitMs = Math.max(Math.random() * FIRST_WAIT_MS * 2 ** round, ...named);
    if (!(await graph.wait(waitMs))) break;
  }
  return questions.map((question) => outcomes.get(question) ?? { failed: unanswered(graph) });
}

async function askOnce(
  graph: Operation,
  questions: readonly BatchItem[],
): Promise<readonly (readonly [BatchItem, BatchOutcome])[]> {
  const body = {
    requests: questions.map(({ url, eventual, body: content }, index) => ({
      id: String(index + 1),
      method: content === undefined ? 'GET' : 'POST',
      url,
      ...(eventual === true ? { headers: { ConsistencyLevel: 'eventual' } } : {}),
      ...(content === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: content }),
    })),
  };
  // Questions only, so asking twice does no harm.
  const answer = await graph.send({
    method: 'POST',
    url: '/$batch',
    body,
    repeatable: true,
    cost: priceOf(questions),
  });
  const responses = asRaw(answer)['responses'];
  const byId = new Map(
    (Array.isArray(responses) ? responses.map(asRaw) : []).map((item) => [String(item['id']), item]),
  );
  return questions.map((question, index) => [question, outcomeOf(graph, byId.get(String(index + 1)))]);
}

function outcomeOf(graph: Operation, item: Raw | undefined): BatchOutcome {
  if (item === undefined) return { failed: unanswered(graph) };
  const status = Number(item['status']);
  if (status >= 200 && status <= 299) return { body: item['body'] };
  const headers = headersOf(item['headers']);
  if (status === 429) graph.budget.pause(retryAfterMs(headers, graph.now()) ?? 0);
  return { failed: toDirectoryError(graph.name, { status, headers, body: item['body'] }, graph.now()) };
}

function unanswered(graph: Operation): DirectoryError {
  return new DirectoryError('unavailable', `${graph.name}: an item of a batch was not answered`, {
    status: 504,
  });
}

function mayChange(outcome: BatchOutcome | undefined): boolean {
  return outcome !== undefined && 'failed' in outcome && isTransient(outcome.failed.details.status ?? 0);
}

function waitOf(outcome: BatchOutcome | undefined): number {
  return outcome !== undefined && 'failed' in outcome ? (outcome.failed.details.retryAfterMs ?? 0) : 0;
}

function headersOf(value: unknown): Headers {
  const pairs = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Headers(pairs.map(([name, content]) => [name, String(content)] as [string, string]));
}

function priceOf(questions: readonly BatchItem[]): Cost {
  const costs = questions.map(({ url, body }) => costOf(body === undefined ? 'GET' : 'POST', url));
  return { units: costs.reduce((sum, { units }) => sum + units, 0), writes: 0 };
}
