import type { Call, Handler } from './call.ts';
import { bodyOf, isRefused, noContent, type Refused } from './exchange.ts';
import { checkAddition, checkWritable, readReference } from './links.ts';
import { emptyPayload, insufficientPrivileges, lastOwner, notFound, notLinked } from './refusals.ts';
import type { Relation, TenantGroup } from './state.ts';
import { deleteUser, link, unlink } from './tenant.ts';

/** POST /groups/{id}/members/$ref and owners/$ref: one object, by its absolute URL. */
export function addLink(relation: Relation): Handler {
  return (call) => {
    const group = groupOf(call);
    if (isRefused(group)) return group;
    const body = bodyOf(call.request);
    if (!body) return emptyPayload;
    const id = readReference(body['@odata.id']);
    if (isRefused(id)) return id;
    const refused =
      checkWritable(group, relation) ?? checkAddition(call.tenant, call.view, group, relation, id);
    if (refused) return refused;
    link(call.tenant, group, relation, id);
    if (relation === 'members') call.tenant.counters.membershipsWritten += 1;
    return noContent();
  };
}

/** DELETE /groups/{id}/members/{id}/$ref and owners/{id}/$ref. By object id only. */
export function removeLink(relation: Relation): Handler {
  return (call) => {
    const group = groupOf(call);
    if (isRefused(group)) return group;
    const refused = checkWritable(group, relation);
    if (refused) return refused;
    const id = (call.params['objectId'] ?? '').toLowerCase();
    const linked = relation === 'members' ? group.memberIds : group.ownerIds;
    if (!linked.includes(id)) return missing(call, group, relation);
    if (relation === 'owners' && isLastUserOwner(group, id)) return lastOwner;
    unlink(call.tenant, group, relation, id);
    if (relation === 'members') call.tenant.counters.membershipsWritten += 1;
    return noContent();
  };
}

/**
 * DELETE /groups/{id}/members/{id} without `/$ref`, or DELETE /users/{id}: Graph deletes the user. The simulator
 * does the same and puts it on the list of disasters.
 */
export const deleteObject: Handler = ({ tenant, request, params }) => {
  const id = (params['objectId'] ?? params['id'] ?? '').toLowerCase();
  const user = tenant.state.users.get(id);
  if (!user) return tenant.state.groups.has(id) ? insufficientPrivileges : notFound(id);
  deleteUser(tenant, id);
  tenant.faults.disasters.push({
    at: new Date(tenant.now()).toISOString(),
    method: request.method,
    path: request.path,
    deletedUserId: id,
  });
  return noContent();
};

/** S8: reported answers name the group although the group exists; E2 is the documented other form. */
function missing(call: Call, group: TenantGroup, relation: Relation): Refused {
  return call.tenant.faults.missingMember === 'E2' ? notLinked(relation) : notFound(group.id);
}

function isLastUserOwner(group: TenantGroup, id: string): boolean {
  return group.ownerIds.length === 1 && group.ownerIds[0] === id;
}

function groupOf({ tenant, params }: Call): TenantGroup | Refused {
  const id = params['id'] ?? '';
  return tenant.state.groups.get(id.toLowerCase()) ?? notFound(id);
}
