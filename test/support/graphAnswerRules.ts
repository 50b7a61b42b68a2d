import { findOperation, type Operation } from './graphOperations.ts';
import type { Schemas } from './graphSchemas.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

type Json = Readonly<Record<string, unknown>>;

/** Where the service answers another status than 200. */
const statuses: Readonly<Record<string, number>> = {
  'POST /groups': 201,
  'PATCH /groups/{group-id}': 204,
  'POST /groups/{group-id}/assignLicense': 202,
  'POST /groups/{group-id}/members/$ref': 204,
  'POST /groups/{group-id}/owners/$ref': 204,
  'POST /subscriptions': 201,
  'POST /users/{user-id}/teamwork/installedApps': 201,
};

/** Successes without a body, although the OpenAPI writes one. */
const bodiless = ['PATCH /groups/{group-id}', 'POST /users/{user-id}/teamwork/installedApps'];

export function checkAnswerOf(
  asked: Asked,
  answered: Answered,
  operations: readonly Operation[],
  schemas: Schemas,
): readonly string[] {
  if (answered.status >= 400) return checkError(answered, schemas);
  if (asked.path === '/$batch') return checkBatchAnswer(asked, answered, operations, schemas);
  const operation = findOperation(operations, asked.method, asked.path);
  if (!operation) return [`no operation ${asked.method} ${asked.path}`];
  const name = `${operation.method} ${operation.template}`;
  const expected = statuses[name] ?? ('204' in operation.responses ? 204 : 200);
  const wrongStatus =
    answered.status === expected ? [] : [`status ${String(answered.status)} instead of ${String(expected)}`];
  if (answered.status === 204 || bodiless.includes(name)) {
    return [...wrongStatus, ...(isEmpty(answered.body) ? [] : ['a body where none belongs'])];
  }
  return [...wrongStatus, ...checkSuccess(operation, answered.body, schemas)];
}

function checkSuccess(operation: Operation, body: unknown, schemas: Schemas): string[] {
  const response = operation.responses['2XX'];
  const reference = (response as { $ref?: string })['$ref'];
  if (operation.template.endsWith('/$count'))
    return [...schemas(schemaOf('#/components/schemas/ODataCountResponse'), Number(body))];
  const schema =
    reference === undefined
      ? (response as { content: { 'application/json': { schema: unknown } } }).content['application/json']
          .schema
      : { $ref: `${reference}/content/application~1json/schema` };
  const objects = objectsOf(body);
  return [...schemas(schema, body), ...objects.flatMap((object) => checkObject(object, operation, schemas))];
}

/** Objects of mixed collections name their type, and no object has a property its type does not have. */
function checkObject(object: Json, operation: Operation, schemas: Schemas): string[] {
  const type = object['@odata.type'];
  const isMixed = operation.entity === 'directoryObject';
  const strange = Object.keys(object).filter(
    (name) => !name.includes('@') && !operation.selectable.has(name),
  );
  const problems =
    operation.selectable.size > 0
      ? strange.map((name) => `${String(operation.entity)} has no property ${name}`)
      : [];
  if (!isMixed)
    return type === undefined ? problems : [...problems, 'an @odata.type where the type is clear'];
  if (typeof type !== 'string') return [...problems, 'no @odata.type in a mixed collection'];
  return [...problems, ...schemas(schemaOf(`#/components/schemas/${type.slice(1)}`), object)];
}

function checkError({ status, body }: Answered, schemas: Schemas): readonly string[] {
  const problems = schemas(schemaOf('#/components/schemas/microsoft.graph.ODataErrors.ODataError'), body);
  const inner = (body as { error?: { innerError?: Json } } | undefined)?.error?.innerError ?? {};
  // A batch item that never ran (424) has no request of its own.
  const missing =
    status === 424
      ? []
      : ['date', 'request-id', 'client-request-id'].filter((name) => typeof inner[name] !== 'string');
  const hasOffset = typeof inner['date'] === 'string' && /(Z|[+-]\d\d:\d\d)$/.test(inner['date']);
  return [
    ...problems,
    ...missing.map((name) => `innerError lacks ${name}`),
    ...(hasOffset ? ['innerError.date has an offset'] : []),
  ];
}

function checkBatchAnswer(
  { requestBody }: Asked,
  { status, body }: Answered,
  operations: readonly Operation[],
  schemas: Schemas,
): string[] {
  const requests = ((requestBody as { requests?: unknown } | undefined)?.requests ?? []) as readonly {
    id: string;
    method: string;
    url: string;
    body?: unknown;
  }[];
  const responses = ((body as { responses?: unknown } | undefined)?.responses ?? []) as readonly {
    id: string;
    status: number;
    body?: unknown;
  }[];
  const missing = requests.filter(
    ({ id }) => responses.filter((response) => response.id === id).length !== 1,
  );
  return [
    ...(status === 200 ? [] : [`status ${String(status)} of a batch`]),
    ...missing.map(({ id }) => `no single answer to item ${id}`),
    ...responses.flatMap((response) => {
      const request = requests.find(({ id }) => id === response.id);
      if (!request) return [`an answer to item ${response.id}, which was not asked`];
      const path = `/${request.url.replace(/^\//, '').split('?')[0] ?? ''}`;
      const plain =
        typeof response.body === 'string' ? Buffer.from(response.body, 'base64').toString() : response.body;
      const asked = { method: request.method, path, requestBody: request.body };
      return checkAnswerOf(asked, { status: response.status, body: plain }, operations, schemas).map(
        (problem) => `item ${response.id}: ${problem}`,
      );
    }),
  ];
}

function objectsOf(body: unknown): readonly Json[] {
  const { value } = Object(body) as { value?: unknown };
  const objects: unknown[] = Array.isArray(value) ? value : [body];
  return objects.filter((object): object is Json => typeof object === 'object' && object !== null);
}

function isEmpty(body: unknown): boolean {
  return body === undefined || body === null || body === '';
}

function schemaOf(reference: string): unknown {
  return { $ref: reference };
}
