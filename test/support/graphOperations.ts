/** One operation of the OpenAPI subset, reduced to what the checks ask. */
export interface Operation {
  readonly method: string;
  readonly template: string;
  readonly pattern: RegExp;
  /** Higher wins: a literal segment beats a parameter. */
  readonly weight: number;
  readonly isPageable: boolean;
  /** The entity the answer is made of, e.g. `group`; undefined for strings, numbers and nothing. */
  readonly entity: string | undefined;
  /** Names `$select` may use. */
  readonly selectable: ReadonlySet<string>;
  /** Application permissions of which one is enough; empty when Microsoft lists none. */
  readonly permissions: readonly string[];
  readonly responses: Readonly<Record<string, unknown>>;
}

type Json = Record<string, unknown>;

const methods = ['get', 'post', 'patch', 'put', 'delete'];

/** Permissions Microsoft's lists leave out for this path. */
const missingPermissions: Readonly<Record<string, readonly string[]>> = {
  'POST /groups/{group-id}/members/$ref': ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All'],
};

export function readOperations(document: Json): readonly Operation[] {
  const selectable = document['x-graph-selectable'] as Readonly<Record<string, readonly string[]>>;
  return Object.entries(document['paths'] as Readonly<Record<string, Json>>).flatMap(([path, item]) => {
    const forms = [path, ...((item['x-equivalent-url-forms'] ?? []) as string[])];
    return methods
      .filter((method) => method in item)
      .flatMap((method) =>
        forms.map((form) => readOperation(method, form, path, item[method] as Json, selectable)),
      );
  });
}

export function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | undefined {
  return operations
    .filter((operation) => operation.method === method && operation.pattern.test(path))
    .toSorted((one, other) => other.weight - one.weight)[0];
}

function readOperation(
  method: string,
  form: string,
  path: string,
  operation: Json,
  selectable: Readonly<Record<string, readonly string[]>>,
): Operation {
  const responses = operation['responses'] as Readonly<Record<string, unknown>>;
  const entity = entityOf(responses);
  const name = `${method.toUpperCase()} ${path}`;
  const application = (operation['x-permissions'] as { Application?: Record<string, string[]> } | undefined)
    ?.Application;
  const names = entity === 'directoryObject' ? ['directoryObject', 'user', 'group'] : [entity ?? ''];
  return {
    method: method.toUpperCase(),
    template: path,
    pattern: patternOf(form),
    weight: form.split('/').filter((segment) => !segment.startsWith('{')).length,
    isPageable: 'x-ms-pageable' in operation,
    entity,
    selectable: new Set(names.flatMap((one) => selectable[one] ?? [])),
    permissions: missingPermissions[name] ?? [
      ...(application?.['least'] ?? []),
      ...(application?.['higher'] ?? []),
    ],
    responses,
  };
}

function patternOf(form: string): RegExp {
  const segments = form
    .split('/')
    .map((segment) =>
      segment.startsWith('{') ? '[^/$][^/]*' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
  return new RegExp(`^${segments.join('/')}$`);
}

function entityOf(responses: Readonly<Record<string, unknown>>): string | undefined {
  const text = JSON.stringify(responses['2XX'] ?? {});
  return /microsoft\.graph\.(\w+?)(?:CollectionResponse)?"/.exec(text)?.[1];
}
