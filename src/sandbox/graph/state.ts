import type { Company, SandboxGroup, SandboxPerson } from '../company.ts';

export interface AssignedLicence {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

/** A user as stored: Graph's properties by name, relations as ids. */
export interface TenantUser {
  readonly id: string;
  properties: Record<string, unknown>;
  managerId: string | null;
  licences: AssignedLicence[];
}

export interface TenantGroup {
  readonly id: string;
  properties: Record<string, unknown>;
  ownerIds: string[];
  memberIds: string[];
  licences: AssignedLicence[];
  /** Graph's licenseProcessingState.state; null when no licence was ever assigned. */
  licenceProcessing: string | null;
}

/** One licence a user got, or did not get, through a group. */
export interface LicenceState {
  readonly userId: string;
  readonly groupId: string;
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
  readonly state: 'Active' | 'Error';
  readonly error: string;
  readonly at: string;
}

export type Relation = 'members' | 'owners';

/** What delta tells later. `version` rises by one with every change of the tenant. */
export interface JournalEntry {
  readonly version: number;
  readonly type: 'group' | 'user';
  readonly id: string;
  readonly change: 'saved' | 'deleted' | 'linked' | 'unlinked';
  readonly relation?: Relation | 'manager';
  readonly objectId?: string;
}

/** Work Graph does after it has answered. */
export interface BackgroundTask {
  readonly kind: 'evaluateRule' | 'processLicences';
  readonly groupId: string;
  readonly dueAt: number;
}

export interface Installation {
  readonly id: string;
  readonly userId: string;
  readonly catalogueId: string;
}

/** A Microsoft 365 group that can still be brought back. */
export interface DeletedGroup {
  readonly group: TenantGroup;
  /** Milliseconds since 1970. */
  readonly deletedAt: number;
}

/** Somebody who wants to hear of changes among users. */
export interface GraphSubscription {
  readonly id: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface TenantState {
  version: number;
  users: Map<string, TenantUser>;
  groups: Map<string, TenantGroup>;
  /** Absent in files of earlier versions. */
  deletedGroups?: DeletedGroup[];
  /** Absent in files of earlier versions. */
  subscriptions?: GraphSubscription[];
  journal: JournalEntry[];
  tasks: BackgroundTask[];
  licenceStates: LicenceState[];
  /** Seats of each product since an administrator bought or gave some back; absent in files of earlier versions. */
  boughtSeats?: Record<string, number>;
  installations: Installation[];
}

/** The tenant on its first day. Rules and licences are due at once. */
export function foundTenant(company: Company): TenantState {
  const groups = company.groups.map(groupRecord);
  return {
    version: 1,
    users: new Map(company.people.map((person) => [person.id, userRecord(person)])),
    groups: new Map(groups.map((group) => [group.id, group])),
    journal: [],
    tasks: groups.flatMap((group): BackgroundTask[] => [
      ...(isDynamic(group) ? [{ kind: 'evaluateRule' as const, groupId: group.id, dueAt: 0 }] : []),
      ...(group.licences.length > 0
        ? [{ kind: 'processLicences' as const, groupId: group.id, dueAt: 0 }]
        : []),
    ]),
    licenceStates: [],
    installations: [],
  };
}

export function isDynamic(group: TenantGroup): boolean {
  const { groupTypes } = group.properties;
  return Array.isArray(groupTypes) && groupTypes.includes('DynamicMembership');
}

export function isUnified(group: TenantGroup): boolean {
  const { groupTypes } = group.properties;
  return Array.isArray(groupTypes) && groupTypes.includes('Unified');
}

const foundedAt = '2024-02-12T08:00:00Z';

function userRecord(person: SandboxPerson): TenantUser {
  const { id, managerId, licenceSkuIds, ...properties } = person;
  const isGuest = person.userType === 'Guest';
  return {
    id,
    properties: {
      ...properties,
      mailNickname: person.userPrincipalName.split('@')[0],
      createdDateTime: foundedAt,
      creationType: isGuest ? 'Invitation' : null,
      externalUserState: isGuest ? 'Accepted' : null,
      companyName: isGuest ? null : 'Fjordlight',
    },
    managerId,
    licences: licenceSkuIds.map((skuId) => ({ skuId, disabledPlans: [] })),
  };
}

function groupRecord(group: SandboxGroup): TenantGroup {
  const { id, licenceSkuIds, ownerIds, memberIds, ...properties } = group;
  return {
    id,
    properties: { ...properties, createdDateTime: foundedAt, renewedDateTime: foundedAt },
    ownerIds: [...ownerIds],
    memberIds: [...memberIds],
    licences: licenceSkuIds.map((skuId) => ({ skuId, disabledPlans: [] })),
    licenceProcessing: licenceSkuIds.length > 0 ? 'QueuedForProcessing' : null,
  };
}
