import type { Handler } from './call.ts';
import { findObject } from './collection.ts';
import { checkSelect, contextOf, project } from './entities.ts';
import { bodyOf, graphRoot, ok } from './exchange.ts';
import { badRequest, emptyPayload, notFound } from './refusals.ts';

const mostIds = 1000;

/** At most 1,000 ids; unknown ones are silently left out. */
export const getByIds: Handler = (call) => {
  const body = bodyOf(call.request);
  const ids = body?.['ids'];
  if (!Array.isArray(ids)) return emptyPayload;
  if (ids.length > mostIds) return badRequest(`The number of ids must not exceed ${String(mostIds)}.`);
  const types = Array.isArray(body?.['types']) ? body['types'] : undefined;
  const found = ids
    .map((id) => findObject(call.view, call, String(id).toLowerCase()))
    .filter((object) => object !== undefined)
    .filter((object) => types === undefined || types.includes(object.type));
  return (
    checkSelect(call.query.select, 'directoryObject', true) ??
    ok({
      '@odata.context': `${graphRoot}/$metadata#directoryObjects`,
      value: found.map(({ entity, type }) => ({
        '@odata.type': `#microsoft.graph.${type}`,
        ...project(entity, type, call.query.select),
      })),
    })
  );
};

export const getDirectoryObject: Handler = (call) => {
  const id = call.params['id'] ?? '';
  const found = findObject(call.view, call, id.toLowerCase());
  if (!found) return notFound(id);
  const { entity, type } = found;
  return (
    checkSelect(call.query.select, 'directoryObject', false) ??
    ok({
      '@odata.context': contextOf('directoryObjects', call.query.select, true),
      '@odata.type': `#microsoft.graph.${type}`,
      ...project(entity, type, call.query.select),
    })
  );
};
