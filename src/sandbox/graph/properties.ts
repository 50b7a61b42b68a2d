/** Which properties the simulated objects have, and which of them come without being asked for. */

/** Returned without `$select`. */
export const groupDefaults: readonly string[] = [
  'id',
  'deletedDateTime',
  'classification',
  'createdDateTime',
  'description',
  'displayName',
  'expirationDateTime',
  'groupTypes',
  'isAssignableToRole',
  'mail',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'membershipRuleProcessingState',
  'onPremisesDomainName',
  'onPremisesLastSyncDateTime',
  'onPremisesNetBiosName',
  'onPremisesProvisioningErrors',
  'onPremisesSamAccountName',
  'onPremisesSecurityIdentifier',
  'onPremisesSyncEnabled',
  'preferredDataLocation',
  'preferredLanguage',
  'proxyAddresses',
  'renewedDateTime',
  'resourceBehaviorOptions',
  'resourceProvisioningOptions',
  'securityEnabled',
  'securityIdentifier',
  'theme',
  'uniqueName',
  'visibility',
];

/** Returned only when `$select` names them. */
export const groupOnSelect: readonly string[] = [
  'assignedLicenses',
  'assignedLabels',
  'licenseProcessingState',
  'isManagementRestricted',
  'serviceProvisioningErrors',
];

/** Returned only by a GET of one group that names them; a list answers E29. */
export const groupOnSingleSelect: readonly string[] = [
  'allowExternalSenders',
  'autoSubscribeNewMembers',
  'hideFromAddressLists',
  'hideFromOutlookClients',
  'isSubscribedByMail',
  'unseenCount',
];

/** Usable in a filter, never returned. */
export const groupFilterOnly: readonly string[] = ['hasMembersWithLicenseErrors'];

export const userDefaults: readonly string[] = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

export const userOnSelect: readonly string[] = [
  'accountEnabled',
  'assignedLicenses',
  'assignedPlans',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'creationType',
  'deletedDateTime',
  'department',
  'employeeHireDate',
  'employeeId',
  'employeeType',
  'faxNumber',
  'imAddresses',
  'externalUserState',
  'faxNumber',
  'imAddresses',
  'licenseAssignmentStates',
  'mailNickname',
  'onPremisesDistinguishedName',
  'onPremisesSecurityIdentifier',
  'onPremisesSyncEnabled',
  'passwordPolicies',
  'postalCode',
  'preferredDataLocation',
  'proxyAddresses',
  'state',
  'streetAddress',
  'usageLocation',
  'userType',
  'onPremisesExtensionAttributes',
  'otherMails',
  'imAddresses',
];

/** Properties a PATCH or POST of a group may carry. */
export const groupWritable: readonly string[] = [
  'classification',
  'description',
  'displayName',
  'groupTypes',
  'isAssignableToRole',
  'mailEnabled',
  'mailNickname',
  'membershipRule',
  'membershipRuleProcessingState',
  'preferredDataLocation',
  'preferredLanguage',
  'securityEnabled',
  'theme',
  'uniqueName',
  'visibility',
  'resourceBehaviorOptions',
];

/** Lists are never null in Graph. */
export const listProperties: readonly string[] = [
  'groupTypes',
  'proxyAddresses',
  'businessPhones',
  'onPremisesProvisioningErrors',
  'resourceBehaviorOptions',
  'resourceProvisioningOptions',
  'assignedLicenses',
  'assignedLabels',
  'assignedPlans',
  'licenseAssignmentStates',
  'serviceProvisioningErrors',
  'otherMails',
  'imAddresses',
];
