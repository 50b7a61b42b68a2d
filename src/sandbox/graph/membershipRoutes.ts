import type { Call, Handler } from './call.ts';
import { answerCollection, answerCount } from './collection.ts';
import type { CollectionShape } from './queryRules.ts';
import { bodyOf, graphRoot, isRefused, ok, type Refused } from './exchange.ts';
import type { View } from './lag.ts';
import { badRequest, emptyPayload, notFound } from './refusals.ts';
import type { Relation, TenantGroup } from './state.ts';
import { userOf } from './userRoutes.ts';

type Cast = 'user' | 'group' | undefined;
type Ids = (call: Call) => readonly string[] | Refused;

/** Ids of a group's direct members or owners. */
export function linked(relation: Relation): Ids {
  return (call) => {
    const group = groupOf(call);
    return isRefused(group) ? group : call.view.linkedIds(group, relation);
  };
}

/** Members of the group and of every group inside it, each once. */
export const transitiveMembers: Ids = (call) => {
  const group = groupOf(call);
  if (isRefused(group)) return group;
  const seen = new Set<string>();
  const visit = (current: TenantGroup): void => {
    for (const id of call.view.linkedIds(current, 'members')) {
      if (seen.has(id)) continue;
      seen.add(id);
      const nested = call.view.group(id);
      if (nested) visit(nested);
    }
  };
  visit(group);
  return [...seen];
};

/** Groups an object is in, directly or through others. */
export function memberOf(isTransitive: boolean): Ids {
  return (call) => {
    const id = objectIdOf(call);
    return isRefused(id) ? id : groupIdsOf(call.view, id, isTransitive);
  };
}

export const ownedObjects: Ids = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  return call.view
    .groups()
    .filter((group) => call.view.linkedIds(group, 'owners').includes(user.id))
    .map((group) => group.id);
};

export function list(ids: Ids, cast?: Cast): Handler {
  return (call) => {
    const found = ids(call);
    return isRefused(found) ? found : answerCollection(call, found, shapeOf(cast));
  };
}

export function count(ids: Ids, cast?: Cast): Handler {
  return (call) => {
    const found = ids(call);
    return isRefused(found) ? found : answerCount(call, found, shapeOf(cast));
  };
}

/** GET .../$ref: addresses instead of objects. */
export function references(ids: Ids): Handler {
  return (call) => {
    const found = ids(call);
    if (isRefused(found)) return found;
    return ok({
      '@odata.context': `${graphRoot}/$metadata#Collection($ref)`,
      value: found.map((id) => `${graphRoot}/directoryObjects/${id}`),
    });
  };
}

const mostChecked = 20;

/** Which of at most 20 groups the object is in, through others too. */
export const checkMemberGroups: Handler = (call) => {
  const id = objectIdOf(call);
  if (isRefused(id)) return id;
  const wanted = bodyOf(call.request)?.['groupIds'];
  if (!Array.isArray(wanted)) return emptyPayload;
  if (wanted.length > mostChecked)
    return badRequest(`The number of group ids must not exceed ${String(mostChecked)}.`);
  const held = new Set(groupIdsOf(call.view, id, true));
  return ok({
    '@odata.context': `${graphRoot}/$metadata#Collection(Edm.String)`,
    value: wanted.map((groupId) => String(groupId).toLowerCase()).filter((groupId) => held.has(groupId)),
  });
};

export const getMemberGroups: Handler = (call) => {
  const id = objectIdOf(call);
  if (isRefused(id)) return id;
  const body = bodyOf(call.request);
  if (typeof body?.['securityEnabledOnly'] !== 'boolean') return emptyPayload;
  const held = groupIdsOf(call.view, id, true).filter(
    (groupId) =>
      body['securityEnabledOnly'] === false ||
      call.view.group(groupId)?.properties['securityEnabled'] === true,
  );
  return ok({ '@odata.context': `${graphRoot}/$metadata#Collection(Edm.String)`, value: held });
};

function groupIdsOf(view: View, id: string, isTransitive: boolean): string[] {
  const groups = view
    .groups()
    .map((group) => ({ id: group.id, memberIds: view.linkedIds(group, 'members') }));
  const found = new Set<string>();
  const visit = (memberId: string): void => {
    for (const group of groups) {
      if (found.has(group.id) || !group.memberIds.includes(memberId)) continue;
      found.add(group.id);
      if (isTransitive) visit(group.id);
    }
  };
  visit(id);
  return [...found];
}

function groupOf({ params, view }: Call): TenantGroup | Refused {
  const id = params['id'] ?? '';
  return view.group(id.toLowerCase()) ?? notFound(id);
}

function objectIdOf(call: Call): string | Refused {
  const group = call.view.group((call.params['id'] ?? '').toLowerCase());
  if (group) return group.id;
  const user = userOf(call);
  return isRefused(user) ? user : user.id;
}

function shapeOf(cast: Cast): CollectionShape {
  return cast === undefined
    ? { type: 'directoryObject', target: 'directoryObjects' }
    : { type: cast, target: `${cast}s`, isCast: true };
}
