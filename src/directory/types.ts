/** Our view of Microsoft Graph's users and groups. Graph's own shapes do not leave `directory/`. */

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

/** What became of one person in a membership write. A failure keeps its fault, so that the job can judge it. */
export type MembershipOutcome = 'done' | 'alreadySo' | { readonly failed: Error };

/** How urgent the call is: somebody waits in chat, or a job works in the background. */
export type Urgency = 'interactive' | 'background';

/**
 * The directory as the slices see it. Every call has a time limit and throws only `DirectoryError`.
 * `undefined` means that Graph answered "not found" for the thing asked for.
 */
export interface Directory {
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
  /** True when a token for Graph can be had. */
  isReady(): Promise<boolean>;
}
