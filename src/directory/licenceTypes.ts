import type { GroupSummary, Urgency } from './types.ts';

/** Our view of licences. Values Graph may add later stay as they are: nobody may rely on knowing all of them. */

/** One product the tenant bought. */
export interface SubscribedSku {
  /** Lower case. */
  readonly skuId: string;
  readonly skuPartNumber: string;
  /** False for products of the whole company, which nobody is given a seat of. */
  readonly isForUsers: boolean;
  /** Graph's capabilityStatus: Enabled, Warning, Suspended, Deleted or LockedOut. */
  readonly status: string;
  readonly enabledUnits: number;
  /** Of subscriptions that ran out and can still be renewed; their seats can be given. */
  readonly warningUnits: number;
  /** Seats that can not be given any more. */
  readonly suspendedUnits: number;
  readonly consumedUnits: number;
  readonly servicePlans: readonly SkuServicePlan[];
}

export interface SkuServicePlan {
  readonly servicePlanId: string;
  readonly servicePlanName: string;
}

export interface AssignedLicence {
  readonly skuId: string;
  /** Service plan ids that are switched off. */
  readonly disabledPlans: readonly string[];
}

export interface GroupLicences {
  readonly licences: readonly AssignedLicence[];
  /** QueuedForProcessing, ProcessingInProgress or ProcessingComplete; null when nothing was ever assigned. */
  readonly processingState: string | null;
}

/** How one way by which a person gets a product stands. */
export interface LicenceAssignment extends AssignedLicence {
  /** Null when it was given to the person directly. */
  readonly groupId: string | null;
  /** Active, ActiveWithError, Disabled or Error. */
  readonly state: string;
  /** Graph's code, such as CountViolation; null when there is none. */
  readonly error: string | null;
}

export interface UserLicences {
  readonly userId: string;
  readonly isGuest: boolean;
  /** Two letters; null when the account has none, and the tenant's own counts. */
  readonly usageLocation: string | null;
  /** What the person has, by whatever way. */
  readonly licences: readonly AssignedLicence[];
  readonly assignments: readonly LicenceAssignment[];
}

/** Somebody whom a group could not give all its products. */
export interface LicenceErrorMember {
  readonly userId: string;
  readonly displayName: string | null;
}

/** A member of a group with the licences they have. */
export interface LicensedPerson extends UserLicences {
  readonly displayName: string | null;
  readonly isGuest: boolean;
}

export interface LicensedGroup extends GroupSummary {
  readonly licences: readonly AssignedLicence[];
}

export interface LicensedPeople {
  readonly people: readonly LicensedPerson[];
  /** True when there are more than were read. */
  readonly more: boolean;
}

/** Licences in the directory. Every call has a time limit and throws only `DirectoryError`. */
export interface LicenceDirectory {
  /** All products of the tenant. Throws forbidden without LicenseAssignment.Read.All. */
  listSubscribedSkus(urgency: Urgency): Promise<readonly SubscribedSku[]>;
  /** What a group gives to its members; undefined when the group is gone. */
  readGroupLicences(groupId: string, urgency: Urgency): Promise<GroupLicences | undefined>;
  /** What these people have, 20 of them in one request. Who is gone is missing. */
  readUserLicences(userIds: readonly string[], urgency: Urgency): Promise<ReadonlyMap<string, UserLicences>>;
  /**
   * The direct members of a group who are people, with their licences; at most `limit`. Those in groups inside are left
   * out, as they are by the service. Empty when the group is gone.
   */
  listMembersLicences(groupId: string, limit: number, urgency: Urgency): Promise<LicensedPeople>;
  /** People who have one of these products, by whatever way; at most `limit`. */
  listPeopleWith(skuIds: readonly string[], limit: number): Promise<LicensedPeople>;
  /** Groups that give one of these products. */
  listGroupsGiving(skuIds: readonly string[]): Promise<readonly LicensedGroup[]>;
  /** Everybody in the group who could not be given all its products. */
  listLicenceErrors(groupId: string, urgency: Urgency): Promise<readonly LicenceErrorMember[]>;
  /** Groups in which somebody could not be given everything. */
  listGroupsWithLicenceErrors(): Promise<readonly GroupSummary[]>;
  /**
   * Puts products on a group and takes others off it. Graph gives and takes them later, in the background; whether
   * there were seats is seen on the people alone. Throws rejected for a group that cannot carry licences.
   */
  assignLicences(
    groupId: string,
    change: { readonly add: readonly AssignedLicence[]; readonly removeSkuIds: readonly string[] },
  ): Promise<void>;
  /**
   * Has Graph try again to give a person what their groups owe them. Answered at once: `refused` when something
   * still stands against it, and the person's assignments then say what.
   */
  reprocessLicences(userId: string): Promise<'done' | 'refused'>;
}
