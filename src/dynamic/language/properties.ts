/**
 * What a rule may speak of, and where Microsoft Graph keeps it. After the list in "Dynamic membership rules for
 * groups" (groups-dynamic-membership.md); what is not on that list is not supported.
 */

export type ObjectKind = 'user' | 'device';

/** `texts`, `plans` and `groups` hold many values. */
export type PropertyType = 'text' | 'boolean' | 'date' | 'texts' | 'plans' | 'groups';

/** Who can give it another value: the person, whoever administers the account, or only the directory itself. */
export type ChangedBy = 'person' | 'administrator' | 'directory';

export interface Property {
  readonly name: string;
  readonly type: PropertyType;
  /** Graph's property, or relation, of the user or device. */
  readonly field: string;
  /** The field is inside this property. */
  readonly within?: string;
  /** One item of a Graph collection stands for the value. */
  readonly takes?: 'first' | 'sip';
  readonly changedBy: ChangedBy;
  /** Every account has one, so that "not …" matches nobody by its absence. */
  readonly isAlwaysSet: boolean;
}

const byPerson = new Set(
  (
    'city companyName country department displayName givenName jobTitle mobile otherMails preferredLanguage ' +
    'state surname telephoneNumber'
  ).split(' '),
);
const byDirectory = new Set(
  (
    'objectId dirSyncEnabled onPremisesDistinguishedName onPremisesSecurityIdentifier deviceId deviceOSType ' +
    'deviceOSVersion deviceManufacturer deviceModel deviceTrustType devicePhysicalIds isRooted profileType ' +
    'managementType deviceManagementAppId enrollmentProfileName'
  ).split(' '),
);
const alwaysSet = new Set('objectId displayName userPrincipalName accountEnabled deviceId'.split(' '));

function define(kind: ObjectKind, name: string, type: PropertyType, rest: Partial<Property> = {}): Property {
  const changedBy =
    kind === 'user' && byPerson.has(name)
      ? 'person'
      : byDirectory.has(name)
        ? 'directory'
        : ('administrator' as const);
  return { name, type, field: name, changedBy, isAlwaysSet: alwaysSet.has(name), ...rest };
}

function defineAll(kind: ObjectKind, names: string, type: PropertyType): readonly Property[] {
  return names.split(' ').map((name) => define(kind, name, type));
}

function renamed(kind: ObjectKind, pairs: Readonly<Record<string, string>>): readonly Property[] {
  return Object.entries(pairs).map(([name, field]) => define(kind, name, 'text', { field }));
}

function extensionAttributes(kind: ObjectKind, within: string): readonly Property[] {
  return Array.from({ length: 15 }, (_, index) =>
    define(kind, `extensionAttribute${String(index + 1)}`, 'text', { within }),
  );
}

const userProperties: readonly Property[] = [
  define('user', 'accountEnabled', 'boolean'),
  define('user', 'dirSyncEnabled', 'boolean', { field: 'onPremisesSyncEnabled' }),
  define('user', 'employeeHireDate', 'date'),
  ...defineAll(
    'user',
    'city country companyName department displayName employeeId givenName jobTitle mail postalCode ' +
      'preferredLanguage state streetAddress surname usageLocation userPrincipalName userType passwordPolicies ' +
      'onPremisesDistinguishedName onPremisesSecurityIdentifier',
    'text',
  ),
  ...renamed('user', {
    mailNickName: 'mailNickname',
    mobile: 'mobilePhone',
    objectId: 'id',
    physicalDeliveryOfficeName: 'officeLocation',
    facsimileTelephoneNumber: 'faxNumber',
  }),
  define('user', 'telephoneNumber', 'text', { field: 'businessPhones', takes: 'first' }),
  define('user', 'sipProxyAddress', 'text', { field: 'imAddresses', takes: 'sip' }),
  ...defineAll('user', 'otherMails proxyAddresses', 'texts'),
  define('user', 'assignedPlans', 'plans'),
  define('user', 'memberOf', 'groups'),
  ...extensionAttributes('user', 'onPremisesExtensionAttributes'),
];

const deviceProperties: readonly Property[] = [
  ...defineAll('device', 'accountEnabled isRooted', 'boolean'),
  ...defineAll(
    'device',
    'deviceCategory deviceId displayName enrollmentProfileName managementType profileType deviceOwnership',
    'text',
  ),
  ...renamed('device', {
    deviceManagementAppId: 'mdmAppId',
    deviceManufacturer: 'manufacturer',
    deviceModel: 'model',
    deviceOSType: 'operatingSystem',
    deviceOSVersion: 'operatingSystemVersion',
    deviceTrustType: 'trustType',
    objectId: 'id',
  }),
  define('device', 'devicePhysicalIds', 'texts', { field: 'physicalIds' }),
  define('device', 'systemLabels', 'texts'),
  define('device', 'memberOf', 'groups'),
  ...extensionAttributes('device', 'extensionAttributes'),
];

/** Every property with a fixed name. Directory extensions come on top, one for each app and name. */
export const properties: Readonly<Record<ObjectKind, readonly Property[]>> = {
  user: userProperties,
  device: deviceProperties,
};

const byName: Readonly<Record<ObjectKind, ReadonlyMap<string, Property>>> = {
  user: new Map(userProperties.map((property) => [property.name.toLowerCase(), property])),
  device: new Map(deviceProperties.map((property) => [property.name.toLowerCase(), property])),
};

const directoryExtension = /^extension_[0-9a-f]{32}_\w+$/i;

/**
 * The property of this name, in any case. `allowed` are names an organization knows to work although the
 * documentation does not list them; they count as text under the same name in Graph.
 */
export function findProperty(
  kind: ObjectKind,
  name: string,
  allowed: readonly string[] = [],
): Property | undefined {
  const listed = byName[kind].get(name.toLowerCase());
  if (listed !== undefined) return listed;
  const extra = allowed.find((each) => each.toLowerCase() === name.toLowerCase());
  if (extra !== undefined) return define(kind, extra, 'text');
  return kind === 'user' && directoryExtension.test(name) ? define(kind, name, 'text') : undefined;
}

export function isMultiValued(type: PropertyType): boolean {
  return type === 'texts' || type === 'plans' || type === 'groups';
}
