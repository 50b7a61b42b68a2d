import type { Call, Handler } from './call.ts';
import { checkRule } from './dynamicRules.ts';
import { contextOf, groupEntity, project } from './entities.ts';
import { bodyOf, isRefused, noContent, ok, type Refused } from './exchange.ts';
import { checkAddition, checkWritable, readBinds } from './links.ts';
import { groupWritable } from './properties.ts';
import {
  badRequest,
  emptyPayload,
  exchangeOwned,
  insufficientPrivileges,
  invalidRule,
  licenceMissing,
  mailNicknameTaken,
  notFound,
  onPremisesMastered,
  tooManyLinks,
} from './refusals.ts';
import { isDynamic, isUnified, type Relation, type TenantGroup } from './state.ts';
import { link, saved, schedule, unlink, type Tenant } from './tenant.ts';

type Body = Record<string, unknown>;
interface Binds {
  readonly members: readonly string[];
  readonly owners: readonly string[];
}

/** PATCH /groups/{id}: properties, `members@odata.bind`, or both; all or nothing. */
export const updateGroup: Handler = (call) => {
  const { tenant, params, request } = call;
  const body = bodyOf(request);
  const group = tenant.state.groups.get((params['id'] ?? '').toLowerCase());
  if (!group) return notFound(params['id'] ?? '');
  if (!body) return emptyPayload;
  const binds = takeBinds(body);
  if (isRefused(binds)) return binds;
  const refused =
    checkProperties(tenant, body, group) ??
    checkLinks(call, group, 'members', binds.members) ??
    checkLinks(call, group, 'owners', binds.owners);
  if (refused) return refused;
  if (Object.keys(body).length > 0) applyProperties(tenant, group, body);
  applyBinds(tenant, group, binds);
  return noContent();
};

/** POST /groups: 201 and the group. Owners and members together at most 20 (E8). */
export const createGroup: Handler = (call) => {
  const { tenant, request } = call;
  const body = bodyOf(request);
  if (!body) return emptyPayload;
  const binds = takeBinds(body);
  if (isRefused(binds)) return binds;
  const group = newGroup(tenant, body);
  const refused =
    checkNew(tenant, body, binds) ?? checkProperties(tenant, body, undefined) ?? checkBound(tenant, binds);
  if (refused) return refused;
  tenant.state.groups.set(group.id, group);
  saved(tenant, 'group', group.id, true);
  applyBinds(tenant, group, binds);
  if (isDynamic(group)) schedule(tenant, 'evaluateRule', group.id);
  return ok(
    {
      '@odata.context': contextOf('groups', undefined, true),
      ...project(groupEntity(tenant.state, group), 'group', undefined),
    },
    201,
  );
};

/** Takes the bind lists out of the body, so that only properties stay. */
function takeBinds(body: Body): Binds | Refused {
  const members = readBinds(body['members@odata.bind'] ?? []);
  if (isRefused(members)) return members;
  const owners = readBinds(body['owners@odata.bind'] ?? []);
  if (isRefused(owners)) return owners;
  delete body['members@odata.bind'];
  delete body['owners@odata.bind'];
  return members.length + owners.length > 20 ? tooManyLinks : { members, owners };
}

function checkLinks(
  call: Call,
  group: TenantGroup,
  relation: Relation,
  ids: readonly string[],
): Refused | undefined {
  if (ids.length === 0) return undefined;
  const refused = checkWritable(group, relation);
  if (refused) return refused;
  return ids
    .map((id) => checkAddition(call.tenant, call.view, group, relation, id))
    .find((found) => found !== undefined);
}

function checkProperties(tenant: Tenant, body: Body, group: TenantGroup | undefined): Refused | undefined {
  const names = Object.keys(body);
  const unknown = names.find((name) => !groupWritable.includes(name));
  if (unknown !== undefined)
    return badRequest(`Property '${unknown}' does not exist as a declared property or extension property.`);
  if (group && names.length > 0) {
    if (group.properties['mailEnabled'] === true && !isUnified(group)) return exchangeOwned('Update');
    if (group.properties['onPremisesSyncEnabled'] === true) return onPremisesMastered;
    if (names.includes('isAssignableToRole'))
      return badRequest("The property 'isAssignableToRole' cannot be updated.");
  }
  const nickname = body['mailNickname'];
  const isTaken = [...tenant.state.groups.values()].some(
    (other) =>
      other.id !== group?.id && typeof nickname === 'string' && other.properties['mailNickname'] === nickname,
  );
  if (isTaken) return mailNicknameTaken;
  return checkMembershipRule(tenant, body, group);
}

/** Dynamic membership needs P1, a rule, and a group that is not role-assignable. */
function checkMembershipRule(
  tenant: Tenant,
  body: Body,
  group: TenantGroup | undefined,
): Refused | undefined {
  const after = { ...group?.properties, ...body };
  const kinds = after['groupTypes'];
  const isDynamicAfter = Array.isArray(kinds) && kinds.includes('DynamicMembership');
  const isAboutRules = 'membershipRule' in body || (isDynamicAfter && 'groupTypes' in body);
  if (!isAboutRules) return undefined;
  if (tenant.faults.noPremium && isDynamicAfter) return licenceMissing;
  const rule = after['membershipRule'];
  const isWanted = isDynamicAfter || (typeof rule === 'string' && 'membershipRule' in body);
  if (!isWanted) return undefined;
  if (after['isAssignableToRole'] === true) return insufficientPrivileges;
  const problem = checkRule(typeof rule === 'string' ? rule : '');
  return problem === undefined ? undefined : invalidRule(problem);
}

function checkNew(tenant: Tenant, body: Body, binds: Binds): Refused | undefined {
  const missing = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'].find(
    (name) => body[name] === undefined,
  );
  if (missing !== undefined)
    return badRequest(`A value is required for property '${missing}' of resource 'Group'.`);
  const kinds = Array.isArray(body['groupTypes']) ? body['groupTypes'] : [];
  if (body['mailEnabled'] === true && !kinds.includes('Unified')) return exchangeOwned('Create');
  if (kinds.includes('DynamicMembership') && binds.members.length > 0) return insufficientPrivileges;
  if (body['isAssignableToRole'] === true) return insufficientPrivileges;
  return undefined;
}

function checkBound(tenant: Tenant, binds: Binds): Refused | undefined {
  const absent = [...binds.owners, ...binds.members].find(
    (id) => !tenant.state.users.has(id) && !tenant.state.groups.has(id),
  );
  return absent === undefined ? undefined : notFound(absent);
}

function newGroup(tenant: Tenant, body: Body): TenantGroup {
  const createdDateTime = instant(tenant.now());
  const isMail = body['mailEnabled'] === true;
  const properties = {
    groupTypes: [],
    ...body,
    mail: isMail ? `${String(body['mailNickname'])}@fjordlight.example` : null,
    visibility: body['visibility'] ?? (isMail ? 'Public' : null),
    createdDateTime,
    renewedDateTime: createdDateTime,
  };
  return {
    id: tenant.newId(),
    properties,
    ownerIds: [],
    memberIds: [],
    licences: [],
    licenceProcessing: null,
  };
}

/** Becoming dynamic empties the group first; the rule fills it later. */
function applyProperties(tenant: Tenant, group: TenantGroup, body: Body): void {
  const wasDynamic = isDynamic(group);
  group.properties = { ...group.properties, ...body };
  if (isDynamic(group) && !wasDynamic) {
    for (const id of group.memberIds) unlink(tenant, group, 'members', id);
  }
  if (isDynamic(group)) schedule(tenant, 'evaluateRule', group.id);
  saved(tenant, 'group', group.id);
}

function applyBinds(tenant: Tenant, group: TenantGroup, binds: Binds): void {
  for (const id of binds.members) link(tenant, group, 'members', id);
  for (const id of binds.owners) link(tenant, group, 'owners', id);
  tenant.counters.membershipsWritten += binds.members.length;
}

/** Graph writes instants to the second. */
function instant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
