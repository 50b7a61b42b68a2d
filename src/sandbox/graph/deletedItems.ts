import type { Handler } from './call.ts';
import { contextOf, groupEntity, project } from './entities.ts';
import { ok } from './exchange.ts';
import { notFound } from './refusals.ts';
import { restoreGroup } from './tenant.ts';

/**
 * POST /directory/deletedItems/{id}/restore: 200 and the group, as it was. Only Microsoft 365 groups wait there, for 30
 * days; security groups are deleted for good.
 */
export const restoreDeleted: Handler = ({ tenant, params }) => {
  const group = restoreGroup(tenant, (params['id'] ?? '').toLowerCase());
  if (group === undefined) return notFound(params['id'] ?? '');
  return ok({
    '@odata.context': contextOf('directoryObjects', undefined, true),
    '@odata.type': '#microsoft.graph.group',
    ...project(groupEntity(tenant.state, group), 'group', undefined),
  });
};
