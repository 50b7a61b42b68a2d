import type { LicenceImpact } from '../groups/licenceImpact.ts';
import type { MembershipRule } from '../directory/ruleTypes.ts';
import type { DirectoryObject } from './language/readProperty.ts';

/** What an owner wants to be otherwise about the rule of a group: shown as a preview, then carried out by its job. */
export interface RuleChange {
  readonly id: string;
  readonly groupId: string;
  /** As it was called when asked. */
  readonly groupName: string;
  readonly kind: RuleChangeKind;
  readonly state: RuleChangeState;
  readonly version: number;
  /** Null while members are assigned. */
  readonly before: MembershipRule | null;
  readonly after: MembershipRule | null;
  readonly actor: RulePerson;
  /** Who agreed to a change that moves many people. */
  readonly confirmedBy: RulePerson | null;
  readonly preview: RulePreview | null;
  /** Tells two previews apart that name the same numbers and other people. */
  readonly fingerprint: string | null;
  /** True when people or the rule changed after somebody had said yes, so that it is asked again. */
  readonly isAgain: boolean;
  readonly failure: RuleFailure | null;
  readonly activityId: string | null;
  readonly createdAt: Date;
  /** When a second person was asked; null as long as none was. */
  readonly askedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface RulePerson {
  readonly id: string;
  readonly name: string;
}

/** Who takes people in and out by a rule: Entra, or Usher itself. */
export type RuleKeeper = 'entra' | 'usher';

/**
 * `makeDynamic` gives a rule to a group with assigned members, `makeAssigned` ends it; `keep` has Usher keep such a group
 * by a rule of its own, of which Entra knows nothing.
 */
export type RuleChangeKind = 'setRule' | 'makeDynamic' | 'makeAssigned' | 'pause' | 'resume' | 'keep';

/** Those after which the group's rule in Entra is another, or none. */
export const kindsOfText: readonly RuleChangeKind[] = ['setRule', 'makeDynamic', 'makeAssigned'];
/** Those that Entra hears of. */
export const kindsOfEntra: readonly RuleChangeKind[] = [...kindsOfText, 'pause', 'resume'];

/** `computing` → `draft` → perhaps `pending`, for a second person → `writing` → `done` or `failed`. */
export type RuleChangeState = 'computing' | 'draft' | 'pending' | 'writing' | RuleChangeEnd;
export type RuleChangeEnd = 'done' | 'failed' | 'dropped' | 'expired';

export const openStates: readonly RuleChangeState[] = ['computing', 'draft', 'pending', 'writing'];

/** Why a change of a rule came to nothing; each has a sentence. */
export type RuleFailure =
  | 'groupGone'
  | 'groupNotWritable'
  | 'ruleGone'
  | 'notAnOwner'
  | 'mayNotWrite'
  | 'ruleRejected'
  | 'licenceMissing'
  | 'permissionMissing'
  | 'refusedByDirectory'
  | 'directoryUnavailable'
  | 'peopleNotRead';

/** What a rule would do, at one instant and as far as Usher knew the people. */
/** Names of people and groups by the ids that a rule mentions, in lower case; what is not known is missing. */
export type RuleNames = Readonly<Record<string, string>>;

export interface RulePreview {
  readonly at: Date;
  /** What happened in the directory up to then was known. */
  readonly peopleAsOf: Date | null;
  readonly joins: MovedPeople;
  readonly leaves: MovedPeople;
  readonly stays: number;
  /** People of whom the rule cannot be told here; Entra may decide otherwise. */
  readonly undecided: number;
  /** Devices and groups among the members, which a rule about people removes. */
  readonly strangers: number;
  /** Products of the group, which those who join get and those who leave lose. */
  readonly products: readonly Product[];
  /** What it does to people's licences; absent where that was not read. */
  readonly licences?: LicenceImpact | null;
  readonly matching: readonly RuleExample[];
  readonly nearMisses: readonly RuleExample[];
  /** Names for ids in the rule; absent where they were not read. */
  readonly names?: RuleNames;
}

export interface MovedPeople {
  readonly count: number;
  readonly guests: number;
  readonly disabled: number;
  /** The first of them by name. */
  readonly names: readonly string[];
}

export interface Product {
  readonly skuId: string;
  /** Microsoft's part number; null when the app may not read it. */
  readonly partNumber: string | null;
}

/** Somebody whom the rule takes, or just does not take, with what it reads of them. */
export interface RuleExample {
  readonly userId: string;
  readonly name: string;
  readonly subject: DirectoryObject;
}

export const nobody: MovedPeople = { count: 0, guests: 0, disabled: 0, names: [] };
/** So many of those who move are named on a card. */
export const namedPeople = 8;
export const examplesShown = 3;
