import type { SandboxSku } from '../company.ts';
import { premiumPlan, type SandboxServicePlan } from '../skus.ts';
import { stableGuid } from '../stableGuid.ts';
import { boughtSeats, shopOf } from './background.ts';
import type { Call, Handler } from './call.ts';
import { answerCollection } from './collection.ts';
import { contextOf, groupEntity, project, userEntity } from './entities.ts';
import { bodyOf, graphRoot, isRefused, ok, type GraphAnswer, type Refused } from './exchange.ts';
import { consumedSeats, reprocess, type Failed } from './licensing.ts';
import { badRequest, emptyPayload, notFound, refuse } from './refusals.ts';
import type { AssignedLicence } from './state.ts';
import { saved, schedule, type Tenant } from './tenant.ts';
import { userOf } from './userRoutes.ts';

/** `$select` only; filter, top and order are refused. */
export const listSkus: Handler = ({ tenant, query }) => {
  if (query.filter ?? query.top ?? query.orderBy) {
    return refuse(400, 'Request_UnsupportedQuery', 'The requested query is not supported for this resource.');
  }
  return ok({
    '@odata.context': `${graphRoot}/$metadata#subscribedSkus`,
    value: tenant.company.skus.map((sku) => chosen(skuEntity(tenant, sku), query.select)),
  });
};

/** POST /groups/{id}/assignLicense: 202 and the group; who gets a seat is decided later. */
export const assignLicence: Handler = (call) => {
  const { tenant, params, request } = call;
  const group = tenant.state.groups.get((params['id'] ?? '').toLowerCase());
  if (!group) return notFound(params['id'] ?? '');
  const body = bodyOf(request);
  const [added, removed] = [body?.['addLicenses'], body?.['removeLicenses']];
  if (!Array.isArray(added) || !Array.isArray(removed)) return emptyPayload;
  if (group.properties['securityEnabled'] !== true)
    return badRequest('License assignment is supported for security groups only.');
  const licences = added.map(readLicence);
  const unknown = licences.find(({ skuId }) => !tenant.company.skus.some((sku) => sku.skuId === skuId));
  if (unknown) return badRequest(`License ${unknown.skuId} does not correspond to a valid company License.`);
  const gone = [...removed.map(String), ...licences.map(({ skuId }) => skuId)];
  group.licences = [...group.licences.filter(({ skuId }) => !gone.includes(skuId)), ...licences];
  group.licenceProcessing = 'QueuedForProcessing';
  saved(tenant, 'group', group.id);
  schedule(tenant, 'processLicences', group.id);
  const location = `${graphRoot}/groups/${group.id}`;
  return ok(
    {
      '@odata.context': contextOf('groups', undefined, true),
      ...project(groupEntity(tenant.state, group), 'group', undefined),
    },
    202,
    { location },
  );
};

/** POST /users/{id}/reprocessLicenseAssignment: answers at once, with the real error (E18) when it fails. */
export const reprocessLicences: Handler = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const { tenant } = call;
  const [failed] = reprocess(tenant.state, user, shopOf(tenant), new Date(tenant.now()).toISOString());
  saved(tenant, 'user', user.id);
  if (failed !== undefined) return badRequest(sayFailed(tenant, failed));
  return ok({
    '@odata.context': contextOf('users', undefined, true),
    ...project(userEntity(tenant.state, user), 'user', undefined),
  });
};

export const listLicenceDetails: Handler = (call) => {
  const user = userOf(call);
  if (isRefused(user)) return user;
  const held = userEntity(call.tenant.state, user)['assignedLicenses'] as readonly AssignedLicence[];
  const details = call.tenant.company.skus.filter((sku) => held.some(({ skuId }) => skuId === sku.skuId));
  return ok({
    '@odata.context': `${graphRoot}/$metadata#users('${user.id}')/licenseDetails`,
    value: details.map((sku) =>
      chosen(
        {
          id: shortId(`${user.id} ${sku.skuId}`),
          skuId: sku.skuId,
          skuPartNumber: sku.skuPartNumber,
          servicePlans: plansOf(sku.servicePlans),
        },
        call.query.select,
      ),
    ),
  });
};

export const listLicenceErrors = (call: Call): GraphAnswer | Refused => {
  const id = (call.params['id'] ?? '').toLowerCase();
  if (!call.view.group(id)) return notFound(call.params['id'] ?? '');
  const failed = call.tenant.state.licenceStates.filter(
    (held) => held.groupId === id && held.state === 'Error',
  );
  return answerCollection(call, [...new Set(failed.map((held) => held.userId))], {
    type: 'directoryObject',
    target: 'directoryObjects',
  });
};

function readLicence(value: unknown): AssignedLicence {
  const { skuId, disabledPlans } = Object(value) as { skuId?: unknown; disabledPlans?: unknown };
  return {
    skuId: String(skuId).toLowerCase(),
    disabledPlans: Array.isArray(disabledPlans) ? disabledPlans.map(String) : [],
  };
}

/** The service's own sentences; they name plans, of which the first of each product stands for all. */
function sayFailed({ company }: Tenant, { skuId, error }: Failed): string {
  const planOf = (id: string | undefined): string =>
    company.skus.find((sku) => sku.skuId === id)?.servicePlans[0]?.servicePlanId ?? '';
  const sku = company.skus.find((one) => one.skuId === skuId);
  const [own, other] = [planOf(skuId), planOf(sku?.excludes?.[0])];
  switch (error) {
    case 'CountViolation':
      return `Subscription with SKU ${skuId} does not have any available licenses.`;
    case 'MutuallyExclusiveViolation':
      return `License assignment failed because service plans ${own}, ${other} are mutually exclusive`;
    case 'DependencyViolation':
      return `License assignment failed because service plan ${own} depends on the service plan(s) ${planOf(sku?.requires)}`;
    case 'ProhibitedInUsageLocationViolation':
      return 'License assignment cannot be done for user with invalid usage location.';
    default:
      return `License assignment failed: ${error}`;
  }
}

function skuEntity({ company, state, faults }: Tenant, sku: SandboxSku): Record<string, unknown> {
  const { tenantId } = company;
  const isThere = ({ servicePlanName }: SandboxServicePlan): boolean =>
    !faults.noPremium || servicePlanName !== premiumPlan;
  return {
    accountName: 'fjordlight',
    accountId: tenantId,
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: consumedSeats(state, sku.skuId),
    id: `${tenantId}_${sku.skuId}`,
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    subscriptionIds: [stableGuid(`subscription ${sku.skuId}`)],
    prepaidUnits: { enabled: boughtSeats(state, sku), suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: plansOf(sku.servicePlans.filter(isThere)),
  };
}

function plansOf(plans: readonly SandboxServicePlan[]): unknown[] {
  return plans.map((plan) => ({ ...plan, provisioningStatus: 'Success', appliesTo: 'User' }));
}

function chosen(
  entity: Record<string, unknown>,
  select: readonly string[] | undefined,
): Record<string, unknown> {
  return select
    ? Object.fromEntries(
        ['id', ...select].filter((name) => name in entity).map((name) => [name, entity[name]]),
      )
    : entity;
}

/** Licence details have ids that are not GUIDs. */
function shortId(words: string): string {
  return Buffer.from(stableGuid(words).replaceAll('-', ''), 'hex').toString('base64url');
}
