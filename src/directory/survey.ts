import { DirectoryError } from '../errors.ts';
import type { Operation } from './graph.ts';
import { saysStartOver } from './graphErrors.ts';
import { asRaw, flag, idOf, isKind, text, texts, toGroup, toUser, type Raw } from './graphShapes.ts';
import type {
  SurveyedGroup,
  SurveyedLink,
  SurveyedPerson,
  SurveyedProperties,
  SurveyPage,
} from './surveyTypes.ts';
import { withQuery } from './url.ts';

const largestPage = 999;

/** Attributes of people as Graph calls them, and as a rule does where that differs. */
const attributeNames = [
  'department',
  'companyName',
  'country',
  'city',
  'state',
  'officeLocation',
  'jobTitle',
  'usageLocation',
] as const;
const namesInRules: Readonly<Record<string, string>> = { officeLocation: 'physicalDeliveryOfficeName' };

const peopleProperties =
  'id,displayName,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled,onPremisesExtensionAttributes,' +
  attributeNames.join(',');

const groupProperties =
  'id,displayName,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled,onPremisesDomainName,' +
  'isAssignableToRole,isManagementRestricted,visibility,membershipRule,membershipRuleProcessingState,' +
  'assignedLicenses,createdDateTime,renewedDateTime,owners,members';

/** One page of all people, the first without a link. Source: Microsoft Graph, "List users". */
export async function readSurveyPeople(
  graph: Operation,
  link: string | null,
): Promise<SurveyPage<SurveyedPerson> | 'startOver'> {
  const url = withQuery('/users', { $select: peopleProperties, $top: largestPage });
  return readPage(graph, link, url, toPerson);
}

/**
 * One page of all groups with the ids of their owners and members, the first without a link: the stream of changes
 * tells hundreds of groups in a request where asking each group would take several requests a group.
 * Source: Microsoft Graph, "group: delta".
 */
export async function readSurveyGroups(
  graph: Operation,
  link: string | null,
): Promise<SurveyPage<SurveyedGroup> | 'startOver'> {
  return readPage(graph, link, withQuery('/groups/delta', { $select: groupProperties }), toSurveyed);
}

async function readPage<T>(
  graph: Operation,
  link: string | null,
  first: string,
  read: (raw: Raw) => T,
): Promise<SurveyPage<T> | 'startOver'> {
  try {
    const request = link === null ? { url: first } : { url: link, isLink: true };
    const page = asRaw(await graph.send({ method: 'GET', ...request }));
    if (!Array.isArray(page['value']))
      throw new DirectoryError('unavailable', 'Graph sent a list without its items');
    return { items: page['value'].map((raw) => read(asRaw(raw))), nextLink: text(page, '@odata.nextLink') };
  } catch (error) {
    if (link !== null && error instanceof DirectoryError && isStale(error)) return 'startOver';
    throw error;
  }
}

/** A link to a page of a list grows old too, and is then refused as a bad request. */
function isStale(error: DirectoryError): boolean {
  return saysStartOver(error) || (error.reason === 'rejected' && error.details.status === 400);
}

function toPerson(raw: Raw): SurveyedPerson {
  const { id, displayName, accountEnabled, userType } = toUser(raw);
  const extensions = raw['onPremisesExtensionAttributes'];
  const named = attributeNames.map((name) => [namesInRules[name] ?? name, text(raw, name)] as const);
  const extended = typeof extensions === 'object' && extensions !== null ? Object.entries(extensions) : [];
  const attributes = [...named, ...extended].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].trim() !== '',
  );
  return {
    id,
    displayName,
    isEnabled: accountEnabled,
    isGuest: userType === 'Guest',
    isSynced: raw['onPremisesSyncEnabled'] === true,
    attributes: Object.fromEntries(attributes),
  };
}

function toSurveyed(raw: Raw): SurveyedGroup {
  const [owners, members] = [listIn(raw, 'owners@delta'), listIn(raw, 'members@delta')];
  const isRemoved = '@removed' in raw;
  return {
    groupId: idOf(raw),
    isRemoved,
    properties: isRemoved || text(raw, 'displayName') === null ? null : toProperties(raw),
    owners: owners.filter(isThere).map(toLink),
    members: members.filter(isThere).map(toLink),
    ownersRemoved: owners.filter((link) => !isThere(link)).map(idOf),
    membersRemoved: members.filter((link) => !isThere(link)).map(idOf),
  };
}

function toProperties(raw: Raw): SurveyedProperties {
  const group = toGroup(raw);
  return {
    displayName: group.displayName,
    groupTypes: texts(raw, 'groupTypes'),
    mailEnabled: group.mailEnabled,
    securityEnabled: group.securityEnabled,
    onPremisesSyncEnabled: flag(raw, 'onPremisesSyncEnabled'),
    onPremisesDomainName: text(raw, 'onPremisesDomainName'),
    isAssignableToRole: group.isAssignableToRole,
    isManagementRestricted: group.isManagementRestricted,
    visibility: group.visibility,
    membershipRule: group.membershipRule,
    isRulePaused: text(raw, 'membershipRuleProcessingState') === 'Paused',
    skuIds: listIn(raw, 'assignedLicenses').map((licence) => (text(licence, 'skuId') ?? '').toLowerCase()),
    createdOn: dayOf(text(raw, 'createdDateTime')),
    renewedOn: dayOf(text(raw, 'renewedDateTime')),
  };
}

/** Of an ISO instant, in UTC. */
function dayOf(instant: string | null): string | null {
  return instant === null ? null : instant.slice(0, 10);
}

function toLink(raw: Raw): SurveyedLink {
  const kind = isKind(raw, 'user') ? 'user' : isKind(raw, 'group') ? 'group' : 'other';
  return { id: idOf(raw), kind };
}

function isThere(link: Raw): boolean {
  return !('@removed' in link);
}

function listIn(raw: Raw, name: string): readonly Raw[] {
  const value = raw[name];
  return Array.isArray(value) ? value.map(asRaw) : [];
}
