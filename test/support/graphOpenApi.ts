import { readFileSync } from 'node:fs';
import { checkAnswerOf } from './graphAnswerRules.ts';
import { findOperation, readOperations, type Operation } from './graphOperations.ts';
import { checkBatch, checkPermission, checkRequestRules, type RequestFacts } from './graphRequestRules.ts';
import { createSchemas } from './graphSchemas.ts';

export interface GraphContract {
  /**
   * What is wrong with one request by the rules of the project's contract notes (R1 to R3, R5 to R9, R11 to R13).
   * `url` is absolute, on https://graph.microsoft.com. An empty list means nothing. Items of a batch are checked too.
   */
  checkRequest(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    body: unknown,
  ): readonly string[];
  /**
   * What is wrong with one answer: its status, its body against the schema, its error form. `requestBody` is
   * needed for a batch only, whose items are then checked each against its own operation.
   */
  checkAnswer(
    method: string,
    url: string,
    status: number,
    body: unknown,
    requestBody?: unknown,
  ): readonly string[];
}

export interface GraphContractOptions {
  /** Application permissions the product asks for; without them permissions are not checked. */
  readonly granted?: readonly string[];
}

const graphRoot = 'https://graph.microsoft.com/v1.0';

/** Reads Microsoft's OpenAPI subset from a file. Throws when the file cannot be read. */
export function loadGraphContract(file: string, options: GraphContractOptions = {}): GraphContract {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const operations = readOperations(document);
  const schemas = createSchemas(document);

  const checkRequest: GraphContract['checkRequest'] = (method, url, headers, body) => {
    const facts = factsOf(method, url, headers, body);
    if (typeof facts === 'string') return [facts];
    if (facts.path === '/$batch') {
      const inner = (item: RequestFacts): readonly string[] => checkOne(item, operations, options);
      return [...checkHeaders(headers), ...checkBatch(facts, inner)];
    }
    return [...checkHeaders(headers), ...checkOne(facts, operations, options)];
  };

  const checkAnswer: GraphContract['checkAnswer'] = (method, url, status, body, requestBody) => {
    const facts = factsOf(method, url, {}, requestBody);
    if (typeof facts === 'string') return [facts];
    return checkAnswerOf({ method, path: facts.path, requestBody }, { status, body }, operations, schemas);
  };

  return { checkRequest, checkAnswer };
}

function checkOne(
  facts: RequestFacts,
  operations: readonly Operation[],
  options: GraphContractOptions,
): string[] {
  const operation = findOperation(operations, facts.method, facts.path);
  const rules = checkRequestRules(facts, operation);
  if (!operation) return [`R1: no operation ${facts.method} ${facts.path}`, ...rules];
  return [...rules, ...(options.granted ? checkPermission(facts, operation, options.granted) : [])];
}

/** R2 */
function checkHeaders(headers: Readonly<Record<string, string>>): string[] {
  const value = (name: string): string =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const problems: string[] = [];
  if (!/^Bearer \S/.test(value('authorization'))) problems.push('R2: no bearer token');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value('client-request-id'))) {
    problems.push('R2: client-request-id is not a GUID');
  }
  return problems;
}

function factsOf(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): RequestFacts | string {
  if (!url.startsWith(`${graphRoot}/`)) return `R1: not on ${graphRoot}: ${url}`;
  const relative = url.slice(graphRoot.length);
  const at = relative.indexOf('?');
  const [path, search] = at < 0 ? [relative, ''] : [relative.slice(0, at), relative.slice(at + 1)];
  return { method: method.toUpperCase(), path, search, headers, body };
}
