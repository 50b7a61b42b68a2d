import type { Refused } from './exchange.ts';
import {
  alreadyExists,
  badRequest,
  duplicateValues,
  exchangeOwned,
  guestsForbidden,
  insufficientPrivileges,
  notFound,
  notYetReplicated,
  onPremisesMastered,
  tooManyLinks,
} from './refusals.ts';
import { isDynamic, isUnified, type Relation, type TenantGroup } from './state.ts';
import type { Tenant } from './tenant.ts';
import { isRefused } from './exchange.ts';
import type { View } from './lag.ts';

export const largestBind = 20;

const referencePattern =
  /^https:\/\/graph\.microsoft\.com\/(?:v1\.0|beta)\/(?:directoryObjects|users|groups)(?:\/|\(')([^/'()]+)(?:'\))?$/i;

/** The object id a reference URL names: absolute, on Graph's own host. */
export function readReference(url: unknown): string | Refused {
  const match = typeof url === 'string' ? referencePattern.exec(url) : null;
  return match?.[1] === undefined
    ? badRequest('Invalid URL format specified in payload.')
    : match[1].toLowerCase();
}

/** The ids of a bind list: at most 20 (E8), each an absolute URL, none twice (E13). */
export function readBinds(value: unknown): string[] | Refused {
  if (!Array.isArray(value)) return badRequest('Invalid value specified for the bind annotation.');
  if (value.length > largestBind) return tooManyLinks;
  const ids: string[] = [];
  for (const url of value) {
    const id = readReference(url);
    if (isRefused(id)) return id;
    ids.push(id);
  }
  return new Set(ids).size === ids.length ? ids : duplicateValues;
}

/** Whether Graph lets anybody write members or owners of this group: E4, E5, E6. */
export function checkWritable(group: TenantGroup, relation: Relation): Refused | undefined {
  const { mailEnabled, onPremisesSyncEnabled, isAssignableToRole, isManagementRestricted } = group.properties;
  if (mailEnabled === true && !isUnified(group)) return exchangeOwned('Update');
  if (onPremisesSyncEnabled === true) return onPremisesMastered;
  if (isAssignableToRole === true || isManagementRestricted === true) return insufficientPrivileges;
  return relation === 'members' && isDynamic(group) ? insufficientPrivileges : undefined;
}

/** Whether this object may be added; the first problem in Graph's order. */
export function checkAddition(
  tenant: Tenant,
  view: View,
  group: TenantGroup,
  relation: Relation,
  id: string,
): Refused | undefined {
  const user = tenant.state.users.get(id);
  const member = tenant.state.groups.get(id);
  if (!user && !member) return notFound(id);
  if (!view.group(group.id) || (!view.user(id) && !view.group(id))) return notYetReplicated;
  const linked = relation === 'members' ? group.memberIds : group.ownerIds;
  if (linked.includes(id)) return alreadyExists(relation);
  if (member) return checkNesting(group, member, relation);
  if (relation === 'owners' && group.ownerIds.length >= 100)
    return badRequest('A group cannot have more than 100 owners.');
  const isGuest = user?.properties['userType'] === 'Guest';
  return isGuest && isUnified(group) && tenant.faults.guestsForbidden ? guestsForbidden : undefined;
}

/** Groups own nothing, and only security groups nest, in security groups. */
function checkNesting(group: TenantGroup, member: TenantGroup, relation: Relation): Refused | undefined {
  const isPossible =
    relation === 'members' && !isUnified(group) && !isUnified(member) && group.id !== member.id;
  return isPossible
    ? undefined
    : badRequest('The reference target type is not allowed for this relationship.');
}
