import { DirectoryError } from '../errors.ts';
import { askTogether } from './batch.ts';
import { undefinedIfGone } from './gone.ts';
import type { Operation } from './graph.ts';
import { asRaw, idOf, isKind, toUser, type Raw } from './graphShapes.ts';
import type {
  AssignedLicence,
  GroupLicences,
  LicenceAssignment,
  LicenceErrorMember,
  LicensedGroup,
  LicensedPeople,
  LicensedPerson,
  SubscribedSku,
  UserLicences,
} from './licenceTypes.ts';
import { collect, items } from './pager.ts';
import type { GroupSummary } from './types.ts';
import { path, withQuery } from './url.ts';

const SKU_PROPERTIES =
  'skuId,skuPartNumber,appliesTo,capabilityStatus,prepaidUnits,consumedUnits,servicePlans';
const PERSON_PROPERTIES =
  'id,displayName,userPrincipalName,userType,usageLocation,assignedLicenses,licenseAssignmentStates';
const LARGEST_PAGE = 999;

/** The list takes `$select` and nothing else. Source: Microsoft Graph, "List subscribedSkus". */
export async function listSubscribedSkus(graph: Operation): Promise<readonly SubscribedSku[]> {
  return (await collect(items(graph, withQuery('/subscribedSkus', { $select: SKU_PROPERTIES })))).map(toSku);
}

export async function readGroupLicences(
  graph: Operation,
  groupId: string,
): Promise<GroupLicences | undefined> {
  const $select = 'id,assignedLicenses,licenseProcessingState';
  const url = withQuery(path`/groups/${groupId}`, { $select });
  const found = await undefinedIfGone(graph.send({ method: 'GET', url }));
  if (found === undefined) return undefined;
  const raw = asRaw(found);
  return {
    licences: objects(raw['assignedLicenses']).map(toLicence),
    processingState: text(objectIn(raw['licenseProcessingState'])['state']),
  };
}

export async function readUserLicences(
  graph: Operation,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, UserLicences>> {
  const $select = 'id,userType,usageLocation,assignedLicenses,licenseAssignmentStates';
  const questions = userIds.map((userId) => ({ url: withQuery(path`/users/${userId}`, { $select }) }));
  const users = new Map<string, UserLicences>();
  for (const outcome of await askTogether(graph, questions)) {
    if ('body' in outcome) {
      const user = toUserLicences(asRaw(outcome.body));
      users.set(user.userId, user);
    } else if (outcome.failed.reason !== 'notFound') throw outcome.failed;
  }
  return users;
}

export async function listMembersLicences(
  graph: Operation,
  groupId: string,
  limit: number,
): Promise<LicensedPeople> {
  const url = withQuery(path`/groups/${groupId}/members`, { $select: PERSON_PROPERTIES, $top: LARGEST_PAGE });
  return (await undefinedIfGone(readPeople(items(graph, url), limit))) ?? { people: [], more: false };
}

/** Source: Microsoft Graph, "Use the $filter query parameter": `assignedLicenses/any(…)` of users. */
export async function listPeopleWith(
  graph: Operation,
  skuIds: readonly string[],
  limit: number,
): Promise<LicensedPeople> {
  const url = withQuery('/users', {
    $filter: givesOneOf(skuIds),
    $select: PERSON_PROPERTIES,
    $top: LARGEST_PAGE,
  });
  return readPeople(items(graph, url), limit);
}

export async function listGroupsGiving(
  graph: Operation,
  skuIds: readonly string[],
): Promise<readonly LicensedGroup[]> {
  const $select = 'id,displayName,assignedLicenses';
  const found = await collect(
    items(graph, withQuery('/groups', { $filter: givesOneOf(skuIds), $select, $top: LARGEST_PAGE })),
  );
  return found.map((raw) => ({
    id: idOf(raw),
    displayName: text(raw['displayName']) ?? idOf(raw),
    licences: objects(raw['assignedLicenses']).map(toLicence),
  }));
}

function givesOneOf(skuIds: readonly string[]): string {
  return skuIds.map((skuId) => `assignedLicenses/any(s:s/skuId eq ${skuId})`).join(' or ');
}

async function readPeople(source: AsyncIterable<Raw>, limit: number): Promise<LicensedPeople> {
  const people: LicensedPerson[] = [];
  for await (const raw of source) {
    // Groups and devices inside get no licences.
    if (!isKind(raw, 'user') && raw['@odata.type'] !== undefined) continue;
    if (people.length === limit) return { people, more: true };
    const { displayName, userPrincipalName, userType } = toUser(raw);
    const isGuest = userType === 'Guest';
    people.push({ ...toUserLicences(raw), displayName: displayName ?? userPrincipalName, isGuest });
  }
  return { people, more: false };
}

export async function listLicenceErrors(
  graph: Operation,
  groupId: string,
): Promise<readonly LicenceErrorMember[]> {
  const url = withQuery(path`/groups/${groupId}/membersWithLicenseErrors`, { $select: 'id,displayName' });
  const members = (await undefinedIfGone(collect(items(graph, url)))) ?? [];
  return members.map((raw) => ({ userId: idOf(raw), displayName: text(raw['displayName']) }));
}

/** The property can be filtered by and is never told. Source: Microsoft Graph, "group resource type". */
export async function listGroupsWithLicenceErrors(graph: Operation): Promise<readonly GroupSummary[]> {
  const $filter = 'hasMembersWithLicenseErrors eq true';
  const found = await collect(items(graph, withQuery('/groups', { $filter, $select: 'id,displayName' })));
  return found.map((raw) => ({ id: idOf(raw), displayName: text(raw['displayName']) ?? idOf(raw) }));
}

/** Both lists are required, empty or not. Source: Microsoft Graph, "group: assignLicense". */
export async function assignLicences(
  graph: Operation,
  groupId: string,
  change: { readonly add: readonly AssignedLicence[]; readonly removeSkuIds: readonly string[] },
): Promise<void> {
  const body = {
    addLicenses: change.add.map(({ skuId, disabledPlans }) => ({ skuId, disabledPlans })),
    removeLicenses: change.removeSkuIds,
  };
  // The same products twice leave the group as once does.
  await graph.send({ method: 'POST', url: path`/groups/${groupId}/assignLicense`, body, repeatable: true });
}

export async function reprocessLicences(graph: Operation, userId: string): Promise<'done' | 'refused'> {
  try {
    const url = path`/users/${userId}/reprocessLicenseAssignment`;
    await graph.send({ method: 'POST', url, repeatable: true });
    return 'done';
  } catch (error) {
    if (error instanceof DirectoryError && error.reason === 'rejected') return 'refused';
    throw error;
  }
}

function toSku(raw: Raw): SubscribedSku {
  const units = objectIn(raw['prepaidUnits']);
  return {
    skuId: lower(raw['skuId']),
    skuPartNumber: text(raw['skuPartNumber']) ?? '',
    isForUsers: raw['appliesTo'] !== 'Company',
    status: text(raw['capabilityStatus']) ?? '',
    enabledUnits: count(units['enabled']),
    warningUnits: count(units['warning']),
    suspendedUnits: count(units['suspended']),
    consumedUnits: count(raw['consumedUnits']),
    servicePlans: objects(raw['servicePlans']).map((plan) => ({
      servicePlanId: lower(plan['servicePlanId']),
      servicePlanName: text(plan['servicePlanName']) ?? '',
    })),
  };
}

function toUserLicences(raw: Raw): UserLicences {
  return {
    userId: idOf(raw),
    isGuest: raw['userType'] === 'Guest',
    usageLocation: text(raw['usageLocation']),
    licences: objects(raw['assignedLicenses']).map(toLicence),
    assignments: objects(raw['licenseAssignmentStates']).map(toAssignment),
  };
}

function toAssignment(raw: Raw): LicenceAssignment {
  const error = text(raw['error']);
  return {
    ...toLicence(raw),
    groupId: text(raw['assignedByGroup'])?.toLowerCase() ?? null,
    state: text(raw['state']) ?? '',
    error: error === null || error === 'None' || error === '' ? null : error,
  };
}

function toLicence(raw: Raw): AssignedLicence {
  const plans = raw['disabledPlans'];
  const disabledPlans = Array.isArray(plans) ? plans.filter((plan) => typeof plan === 'string') : [];
  return { skuId: lower(raw['skuId']), disabledPlans: disabledPlans.map((plan) => plan.toLowerCase()) };
}

function objects(value: unknown): readonly Raw[] {
  return Array.isArray(value) ? value.map(asRaw) : [];
}

function objectIn(value: unknown): Raw {
  return typeof value === 'object' && value !== null ? asRaw(value) : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function lower(value: unknown): string {
  return (text(value) ?? '').toLowerCase();
}

function count(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}
