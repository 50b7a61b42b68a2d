export type Being = Readonly<Record<string, unknown>>;
export type BeingKind = 'user' | 'device';
export type PropertyType = 'boolean' | 'string' | 'date' | 'strings' | 'plans' | 'groups';

export interface RuleProperty {
  readonly type: PropertyType;
  /** The value as Graph holds it; null or undefined when unset. */
  readonly read: (being: Being) => unknown;
}

const same = (names: string): Record<string, string> =>
  Object.fromEntries(names.split(' ').map((name) => [name, name]));

/** Rule name to Graph name, where the two differ or not. */
const strings: Readonly<Record<BeingKind, Record<string, string>>> = {
  user: {
    ...same(
      'city country companyName department displayName employeeId givenName jobTitle mail postalCode preferredLanguage',
    ),
    ...same('state streetAddress surname usageLocation userPrincipalName userType passwordPolicies'),
    ...same('onPremisesDistinguishedName onPremisesSecurityIdentifier'),
    mailNickName: 'mailNickname',
    mobile: 'mobilePhone',
    objectId: 'id',
    physicalDeliveryOfficeName: 'officeLocation',
    facsimileTelephoneNumber: 'faxNumber',
  },
  device: {
    ...same(
      'deviceCategory deviceId displayName enrollmentProfileName managementType profileType deviceOwnership',
    ),
    deviceManagementAppId: 'mdmAppId',
    deviceManufacturer: 'manufacturer',
    deviceModel: 'model',
    deviceOSType: 'operatingSystem',
    deviceOSVersion: 'operatingSystemVersion',
    deviceTrustType: 'trustType',
    objectId: 'id',
  },
};

const others: Readonly<Record<BeingKind, Record<string, readonly [PropertyType, string]>>> = {
  user: {
    accountEnabled: ['boolean', 'accountEnabled'],
    dirSyncEnabled: ['boolean', 'onPremisesSyncEnabled'],
    employeeHireDate: ['date', 'employeeHireDate'],
    otherMails: ['strings', 'otherMails'],
    proxyAddresses: ['strings', 'proxyAddresses'],
    assignedPlans: ['plans', 'assignedPlans'],
    memberOf: ['groups', 'memberOf'],
  },
  device: {
    accountEnabled: ['boolean', 'accountEnabled'],
    isRooted: ['boolean', 'isRooted'],
    devicePhysicalIds: ['strings', 'physicalIds'],
    systemLabels: ['strings', 'systemLabels'],
    memberOf: ['groups', 'memberOf'],
  },
};

const attributeHolder = { user: 'onPremisesExtensionAttributes', device: 'extensionAttributes' } as const;

const tables = { user: tableOf('user'), device: tableOf('device') } as const;

/** The property a rule names, whatever the case of its letters; undefined when the service knows none. */
export function propertyOf(kind: BeingKind, name: string): RuleProperty | undefined {
  if (/^extension_[0-9a-f]{32}_\w+$/i.test(name) && kind === 'user') {
    return { type: 'string', read: (being) => being[name] };
  }
  return tables[kind].get(name.toLowerCase());
}

function tableOf(kind: BeingKind): ReadonlyMap<string, RuleProperty> {
  const table = new Map<string, RuleProperty>();
  const enter = (name: string, type: PropertyType, read: RuleProperty['read']): void => {
    table.set(name.toLowerCase(), { type, read });
  };
  for (const [name, graph] of Object.entries(strings[kind])) enter(name, 'string', (being) => being[graph]);
  for (const [name, [type, graph]] of Object.entries(others[kind]))
    enter(name, type, (being) => being[graph]);
  for (let number = 1; number <= 15; number += 1) {
    const name = `extensionAttribute${String(number)}`;
    enter(
      name,
      'string',
      (being) => (being[attributeHolder[kind]] as Being | null | undefined)?.[name] ?? being[name],
    );
  }
  if (kind === 'user') {
    enter('telephoneNumber', 'string', (being) => listIn(being['businessPhones'])[0]);
    enter('sipProxyAddress', 'string', (being) =>
      listIn(being['imAddresses']).find((one) => String(one).toLowerCase().startsWith('sip:')),
    );
  }
  return table;
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
