import type { DirectoryGroup, DirectoryUser } from '../../src/directory/types.ts';
import { ada, salesGroupId } from './aJoinRequest.ts';

/** An enabled employee. */
export function aUser(over: Partial<DirectoryUser> & { readonly name?: string } = {}): DirectoryUser {
  const { name, ...rest } = over;
  return {
    id: ada.id,
    displayName: name ?? ada.name,
    userPrincipalName: 'somebody@example.com',
    jobTitle: 'Campaign Specialist',
    department: 'Marketing',
    accountEnabled: true,
    userType: 'Member',
    ...rest,
  };
}

/** A Microsoft 365 group with assigned membership: anybody may ask for it. */
export function aGroup(over: Partial<DirectoryGroup> = {}): DirectoryGroup {
  return {
    id: salesGroupId,
    displayName: 'Sales EMEA',
    description: 'Accounts, pipeline and forecasts.',
    groupTypes: ['Unified'],
    mailEnabled: true,
    securityEnabled: false,
    onPremisesSyncEnabled: null,
    isAssignableToRole: null,
    isManagementRestricted: null,
    visibility: 'Private',
    membershipRule: null,
    isLicensed: false,
    ...over,
  };
}
