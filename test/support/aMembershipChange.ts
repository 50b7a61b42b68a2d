import type { DirectoryGroup, DirectoryUser } from '../../src/directory/types.ts';
import type { MembershipChange } from '../../src/groups/membershipChange.ts';

export function aDeskUser(id: string): DirectoryUser {
  return {
    id,
    displayName: id,
    userPrincipalName: `${id}@x.example`,
    jobTitle: null,
    department: null,
    accountEnabled: true,
    userType: 'Member',
  };
}

/** A security group called Sales that anybody may write. */
export function aDeskGroup(changes: Partial<DirectoryGroup> = {}): DirectoryGroup {
  return {
    id: 'sales',
    displayName: 'Sales',
    description: 'Deals',
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: true,
    onPremisesSyncEnabled: null,
    isAssignableToRole: null,
    isManagementRestricted: null,
    visibility: null,
    membershipRule: null,
    isLicensed: false,
    ...changes,
  };
}

/** Bob adds Ada to Sales, and the job has not been there yet. */
export function aChange(changes: Partial<MembershipChange> = {}): MembershipChange {
  return {
    id: 'change-1',
    groupId: 'sales',
    groupName: 'Sales',
    kind: 'addMembers',
    state: 'writing',
    actor: { id: 'bob', name: 'Bob' },
    version: 1,
    activityId: null,
    createdAt: new Date('2026-11-20T12:00:00Z'),
    finishedAt: null,
    steps: [{ deed: 'addMember', userId: 'ada', name: 'Ada', outcome: 'waiting' }],
    doubts: [],
    facts: null,
    seats: [],
    undoOf: null,
    ...changes,
  };
}
