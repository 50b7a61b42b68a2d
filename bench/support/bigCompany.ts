import { company, sandboxTenantId, type Company, type SandboxGroup } from '../../src/sandbox/company.ts';
import { sandboxDomain, type SandboxPerson } from '../../src/sandbox/people.ts';
import { stableGuid } from '../../src/sandbox/stableGuid.ts';

export interface CompanySize {
  readonly people: number;
  readonly groups: number;
}

export const benchTenantId = sandboxTenantId;

/** A company of any size: nobody is in a group, and every group may be asked for and has two owners. */
export function bigCompany({ people, groups }: CompanySize): Company {
  return {
    tenantId: benchTenantId,
    people: Array.from({ length: people }, (_, index) => person(index)),
    groups: Array.from({ length: groups }, (_, index) => group(index, people)),
    skus: company().skus,
  };
}

export function personIdAt(index: number): string {
  return stableGuid(`bench person ${index}`);
}

export function groupIdAt(index: number): string {
  return stableGuid(`bench group ${index}`);
}

export function groupNameAt(index: number): string {
  return `Project ${String(index).padStart(4, '0')}`;
}

/** Whom a group's owners are: people from the end of the list, so that the first ones are free to ask. */
export function ownersAt(group: number, people: number): readonly [string, string] {
  const last = people - 1 - ((group * 2) % (people - 2));
  return [personIdAt(last), personIdAt(last - 1)];
}

function person(index: number): SandboxPerson {
  const id = personIdAt(index);
  const alias = `person${index}`;
  return {
    id,
    displayName: `Person ${index}`,
    givenName: 'Person',
    surname: String(index),
    userPrincipalName: `${alias}@${sandboxDomain}`,
    mail: `${alias}@${sandboxDomain}`,
    jobTitle: 'Account Executive',
    department: 'Sales',
    officeLocation: 'London',
    city: 'London',
    country: 'United Kingdom',
    usageLocation: 'GB',
    employeeId: null,
    employeeHireDate: null,
    proxyAddresses: [],
    managerId: index === 0 ? null : personIdAt(Math.floor(index / 10)),
    accountEnabled: true,
    userType: 'Member',
    licenceSkuIds: [],
  };
}

function group(index: number, people: number): SandboxGroup {
  return {
    id: groupIdAt(index),
    displayName: groupNameAt(index),
    description: `Where the people of project ${index} find their files and tools`,
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: true,
    mailNickname: `project${index}`,
    mail: null,
    visibility: null,
    onPremisesSyncEnabled: null,
    isAssignableToRole: null,
    isManagementRestricted: null,
    membershipRule: null,
    membershipRuleProcessingState: null,
    licenceSkuIds: [],
    ownerIds: ownersAt(index, people),
    memberIds: [],
  };
}
