import type { GroupKindName } from '../groups/eligibility.ts';
import type { RuleCandidate } from './mineRule.ts';

/** The three ways in which Usher can run a group. */
export const systems = ['selfService', 'dynamic', 'licensing'] as const;
export type System = (typeof systems)[number];

export const readinessClasses = ['ready', 'readyAfter', 'notPossible'] as const;
export type ReadinessClass = (typeof readinessClasses)[number];

/** Why a group cannot be run this way at all; only the group's own nature decides that. */
export const obstacles = [
  'onPremises',
  'dynamic',
  'roleAssignable',
  'restrictedManagement',
  'hiddenMembership',
  'mailEnabledSecurity',
  'distribution',
  'unknownKind',
  'notSecurityEnabled',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** What somebody has to see to first. The order is the one in which it is worth doing. */
export const needs = [
  'licenceErrors',
  'noOwner',
  'ownersCannotAnswer',
  'guestsWithLicence',
  'nestedWithLicence',
  'guests',
  'nestedGroups',
  'rulePaused',
  'ruleNotUnderstood',
  'noPremium',
  'otherMembers',
  'peopleUnread',
  'licencesUnread',
  'noMembers',
  'noRuleFound',
] as const;
export type Need = (typeof needs)[number];

/** What is good to know of a group all the same. */
export const remarks = [
  'oneOwner',
  'membersOnPremises',
  'licensed',
  'losesLicences',
  'noUsageLocation',
  'byRule',
] as const;
export type Remark = (typeof remarks)[number];

export type Reason = Obstacle | Need | Remark;

export interface Verdict {
  readonly class: ReadinessClass;
  /** Obstacles when not possible, which then are all that counts; else needs; empty when ready. */
  readonly reasons: readonly (Obstacle | Need)[];
  readonly remarks: readonly Remark[];
}

export interface OwnerReading {
  readonly id: string;
  readonly name: string | null;
  /** `unknown` when people could not be read; `other` for what is no person. */
  readonly state: 'able' | 'disabled' | 'guest' | 'gone' | 'other' | 'unknown';
}

/** Who is in a group, counted. */
export interface MemberReading {
  /** Direct members that are people, guests and the disabled included. */
  readonly people: number;
  readonly guests: number;
  readonly disabled: number;
  readonly synced: number;
  readonly withoutLocation: number;
  /** Groups inside, and devices, contacts and applications. */
  readonly groups: number;
  readonly others: number;
}

/** Everything a survey learnt of one group. */
export interface GroupReading {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKindName;
  readonly isSecurityEnabled: boolean;
  readonly isSynced: boolean;
  /** The local directory it comes from. */
  readonly syncDomain: string | null;
  readonly isRoleAssignable: boolean;
  readonly isRestricted: boolean;
  readonly isHidden: boolean;
  readonly rule: string | null;
  readonly isRulePaused: boolean;
  /** False when its rule is not one that Usher can read. */
  readonly isRuleUnderstood: boolean;
  readonly owners: readonly OwnerReading[];
  readonly members: MemberReading;
  readonly skuIds: readonly string[];
  /** Null when it could not be read. */
  readonly missesLicences: boolean | null;
  readonly createdOn: string | null;
  readonly renewedOn: string | null;
}

/** What a survey learnt of the tenant itself; null is what it could not read. */
export interface TenantReading {
  readonly hasPremium: boolean | null;
  readonly partNumbers: Readonly<Record<string, string>>;
}

export type { RuleCandidate };
