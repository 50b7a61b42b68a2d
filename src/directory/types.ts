/** Our view of Microsoft Graph's users and groups. Graph's own shapes do not leave `directory/`. */

import type { LicenceDirectory } from './licenceTypes.ts';
import type { PeopleDirectory } from './peopleTypes.ts';
import type { RuleDirectory } from './ruleTypes.ts';
import type { SurveyReads } from './surveyTypes.ts';

export type UserType = 'Member' | 'Guest';

export interface DirectoryUser {
  /** Entra object id, lower case. */
  readonly id: string;
  /** Null when the app may not read it: unknown, never "empty". */
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly accountEnabled: boolean;
  readonly userType: UserType;
}

export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly groupTypes: readonly string[];
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  /** Only `true` blocks writing; false and null are cloud groups. */
  readonly onPremisesSyncEnabled: boolean | null;
  readonly isAssignableToRole: boolean | null;
  readonly isManagementRestricted: boolean | null;
  readonly visibility: string | null;
  readonly membershipRule: string | null;
  /** Whether members get licences through it; null when the app may not read it. */
  readonly isLicensed: boolean | null;
}

export interface GroupSummary {
  readonly id: string;
  readonly displayName: string;
}

/** What a list of groups shows beside each group's own properties. */
export interface GroupFacts {
  readonly memberCount: number | null;
  readonly owners: readonly DirectoryUser[];
}

/** Somebody or something in a group. */
export interface GroupMember {
  readonly id: string;
  readonly kind: 'user' | 'group' | 'other';
  readonly displayName: string | null;
  /** Of people only. */
  readonly userPrincipalName: string | null;
  readonly jobTitle: string | null;
  readonly isGuest: boolean;
  /** Name of the group inside the group through which the person is in; null for direct members. */
  readonly through: string | null;
}

export interface MemberList {
  readonly members: readonly GroupMember[];
  /** True when the group has more than were read. */
  readonly more: boolean;
}

/** Who a typed name or address may mean. */
export interface PeopleFound {
  readonly text: string;
  /** People with exactly this name or address; at most a few. */
  readonly exact: readonly DirectoryUser[];
  /** Where there are none: people with a name like it. */
  readonly similar: readonly DirectoryUser[];
}

/** What a group says of itself. */
export interface GroupProperties {
  readonly displayName: string;
  readonly description: string | null;
  readonly visibility: 'Public' | 'Private';
}

/** A group that is to be made. */
export interface NewGroup {
  readonly kind: 'security' | 'microsoft365';
  readonly displayName: string;
  readonly description: string;
  readonly mailNickname: string;
  /** People, at most 20; more can be added afterwards. */
  readonly ownerIds: readonly string[];
}

export interface Memberships {
  /** Groups the person is a direct member of. */
  readonly direct: readonly DirectoryGroup[];
  /** Groups held only through another group. */
  readonly nested: readonly DirectoryGroup[];
}

/** What somebody's wish to be in a group, or to leave it, depends on. */
export interface AskFacts {
  readonly group: DirectoryGroup | undefined;
  readonly user: DirectoryUser | undefined;
  readonly membership: 'none' | 'direct' | 'nested';
  /** Owners that are users; empty also when the group is gone. */
  readonly owners: readonly DirectoryUser[];
  /** Undefined for nobody, and for somebody who could not be read: it only decorates a card. */
  readonly manager: DirectoryUser | undefined;
  /** Null when it could not be read. */
  readonly memberCount: number | null;
}

/** What a decision about wishes for one group depends on. */
export interface DecisionFacts {
  readonly group: DirectoryGroup | undefined;
  /** Owners that are users; empty also when the group is gone. */
  readonly owners: readonly DirectoryUser[];
  /** Those of the people asked about that are there. */
  readonly users: readonly DirectoryUser[];
}

/** One group in the stream of changes; of a changed one only the properties that were told. */
export type GroupChange =
  | { readonly groupId: string; readonly kind: 'removed' }
  | {
      readonly groupId: string;
      readonly kind: 'changed';
      readonly properties: Partial<DirectoryGroup>;
      readonly ownersAdded: readonly string[];
      readonly ownersRemoved: readonly string[];
    };

/** A page of changes and the link to what follows: the next page, or after the last one the next round. */
export type GroupChanges =
  | { readonly changes: readonly GroupChange[]; readonly nextLink: string; readonly isLast: boolean }
  | 'startOver';

/** Where somebody stands in the organisation. */
export interface PersonPlace {
  readonly department: string | null;
  readonly managerId: string | null;
}

/** What became of one person in a membership write. A failure keeps its fault, so that the job can judge it. */
export type MembershipOutcome = 'done' | 'alreadySo' | { readonly failed: Error };

/** How urgent the call is: somebody waits in chat, or a job works in the background. */
export type Urgency = 'interactive' | 'background';

/**
 * The directory as the slices see it. Every call has a time limit and throws only `DirectoryError`.
 * `undefined` means that Graph answered "not found" for the thing asked for.
 */
export interface Directory extends RuleDirectory, LicenceDirectory, PeopleDirectory, SurveyReads {
  getGroup(groupId: string, urgency: Urgency): Promise<DirectoryGroup | undefined>;
  getUser(userId: string, urgency: Urgency): Promise<DirectoryUser | undefined>;
  /** What asking for a group depends on, in one request, or two for somebody who is in it. */
  readAskFacts(userId: string, groupId: string): Promise<AskFacts>;
  /** What deciding about these people's wishes for a group depends on, 18 people in one request. */
  readDecisionFacts(groupId: string, userIds: readonly string[], urgency: Urgency): Promise<DecisionFacts>;
  /** Owners that are users, all pages. Empty also when the group is gone. */
  listOwners(groupId: string, urgency: Urgency): Promise<readonly DirectoryUser[]>;
  /** Those of the given groups (any number, asked 20 at a time) the person is in, directly or nested. */
  checkMembership(
    userId: string,
    groupIds: readonly string[],
    urgency: Urgency,
  ): Promise<ReadonlySet<string>>;
  listMemberships(userId: string): Promise<Memberships>;
  /** Groups that this group is in, directly or through others: whoever joins it is in them, too. */
  listContainers(groupId: string, urgency: Urgency): Promise<readonly DirectoryGroup[]>;
  /** True when the person is a direct member of the group. */
  isDirectMember(groupId: string, userId: string, urgency: Urgency): Promise<boolean>;
  /**
   * Groups whose name or description matches the words, in the order Graph ranks them; `skip` for paging.
   * Not all pages: at most `limit` groups and whether there are more.
   */
  searchGroups(
    text: string,
    page: { skip: number; limit: number },
  ): Promise<{ groups: readonly DirectoryGroup[]; more: boolean }>;
  /** A page of changes among all groups: the first without a link, then by the link of the page before. */
  readGroupChanges(link: string | null): Promise<GroupChanges>;
  /** Department and manager, for a better order of what is found; a job's reading. */
  readPersonPlace(userId: string): Promise<PersonPlace>;
  /** At most `limit` groups without an owner, and how many there are. From an index that lags a little. */
  listOwnerlessGroups(limit: number): Promise<{ groups: readonly GroupSummary[]; total: number }>;
  /** Groups with exactly this display name (Graph compares without case). */
  findGroupsByName(displayName: string): Promise<readonly DirectoryGroup[]>;
  /** Member count and owners for up to 10 groups in one request. A group that could not be read is missing. */
  describeGroups(groupIds: readonly string[]): Promise<ReadonlyMap<string, GroupFacts>>;
  /** Ids of enabled, non-guest users in the group, nested ones included (for fallback approver groups). */
  listTransitiveUserIds(groupId: string, urgency: Urgency): Promise<readonly string[]>;
  /** Ids among the given that are users, and those that are groups; unknown ids are in neither. */
  resolveIds(
    ids: readonly string[],
    urgency: Urgency,
  ): Promise<{ users: readonly DirectoryUser[]; groups: readonly GroupSummary[] }>;
  /**
   * Adds up to 20 people in one PATCH. When Graph refuses the batch, each person is added alone, so that one
   * bad item does not keep the others out. Throws when nobody's outcome is known (throttled, unavailable).
   */
  addMembers(groupId: string, userIds: readonly string[]): Promise<ReadonlyMap<string, MembershipOutcome>>;
  /** Removes one person; somebody who is not in the group counts as done. */
  removeMember(groupId: string, userId: string): Promise<Exclude<MembershipOutcome, { failed: Error }>>;
  /** Groups the person owns, in no order. */
  listOwnedGroups(userId: string): Promise<readonly DirectoryGroup[]>;
  /** Direct members and those who are in through groups inside: all that fit on a desk, or in a file. */
  listMembers(groupId: string, purpose: 'desk' | 'file'): Promise<MemberList>;
  /** Who each of these names and addresses may mean, in their order; 20 in one request. */
  findPeople(texts: readonly string[]): Promise<readonly PeopleFound[]>;
  /** Makes one person an owner. */
  addOwner(groupId: string, userId: string): Promise<'done' | 'alreadySo'>;
  /** Takes ownership from one person. Graph refuses (rejected) for the last owner. */
  removeOwner(groupId: string, userId: string): Promise<'done' | 'alreadySo'>;
  /** Writes name, description or visibility; what is not named stays. */
  updateGroup(groupId: string, properties: Partial<GroupProperties>): Promise<void>;
  /** Makes a group and answers its id. A second call makes a second group, unless the mail nickname is refused. */
  createGroup(group: NewGroup): Promise<string>;
  /** Id of the group with this mail nickname, if a read shows it already. */
  findGroupByMailNickname(mailNickname: string): Promise<string | undefined>;
  /** True when licences are assigned to the group, which keep it from being deleted. */
  hasLicences(groupId: string, urgency: Urgency): Promise<boolean>;
  /** Deletes a group; one that is gone counts as done. */
  deleteGroup(groupId: string): Promise<void>;
  /** Brings a deleted Microsoft 365 group back; throws (notFound) when there is nothing to bring back. */
  restoreGroup(groupId: string): Promise<void>;
  /** True when a token for Graph can be had. */
  isReady(): Promise<boolean>;
}
