import type { Handler } from './call.ts';
import { answerCollection, answerCount } from './collection.ts';
import { checkSelect, contextOf, groupEntity, project } from './entities.ts';
import { noContent, ok } from './exchange.ts';
import { badRequest, notFound } from './refusals.ts';
import { deleteGroup } from './tenant.ts';

const shape = { type: 'group', target: 'groups' } as const;

export const listGroups: Handler = (call) =>
  answerCollection(
    call,
    call.view.groups().map((group) => group.id),
    shape,
  );

export const countGroups: Handler = (call) =>
  answerCount(
    call,
    call.view.groups().map((group) => group.id),
    shape,
  );

export const getGroup: Handler = ({ tenant, params, query, view }) => {
  const id = (params['id'] ?? '').toLowerCase();
  const group = view.group(id);
  if (!group) return notFound(params['id'] ?? '');
  return (
    checkSelect(query.select, 'group', false) ??
    ok({
      '@odata.context': contextOf('groups', query.select, true),
      ...project(groupEntity(tenant.state, group), 'group', query.select),
    })
  );
};

/** A group with licences must give them back first. */
export const removeGroup: Handler = ({ tenant, params }) => {
  const group = tenant.state.groups.get((params['id'] ?? '').toLowerCase());
  if (!group) return notFound(params['id'] ?? '');
  if (group.licences.length > 0) return badRequest('The group has licenses assigned and cannot be deleted.');
  deleteGroup(tenant, group.id);
  return noContent();
};
