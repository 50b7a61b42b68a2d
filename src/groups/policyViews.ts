import type { EffectivePolicy, Limit } from './ceiling.ts';
import type { IneligibleReason } from './eligibility.ts';
import type { JoinPolicy } from './policy.ts';

/** Every "no" about a policy, with the facts its sentence needs. */
export type PolicyRefusal =
  | { readonly code: 'groupNotFound'; readonly text: string | null }
  | { readonly code: 'notAnOwner'; readonly groupName: string }
  | { readonly code: 'notWritable'; readonly groupName: string; readonly reason: IneligibleReason }
  | { readonly code: 'beyondCeiling'; readonly groupName: string; readonly limits: readonly Limit[] }
  | { readonly code: 'policyUnchanged'; readonly groupName: string }
  | { readonly code: 'daysInvalid'; readonly max: number }
  | { readonly code: 'approverUnknown'; readonly text: string }
  /** Something typed that sets no part of a policy. */
  | { readonly code: 'settingUnknown'; readonly text: string }
  | { readonly code: 'approversMixed' }
  | { readonly code: 'groupUnknown'; readonly text: string | null }
  | { readonly code: 'tooMany'; readonly max: number }
  | { readonly code: 'noSecondOwner'; readonly groupName: string }
  | { readonly code: 'changeOver'; readonly groupName: string }
  | { readonly code: 'ownChange' };

/** Names behind the ids of a policy, for people to read. */
export interface PolicyNames {
  /** Who decides, by round; null where the owners do. */
  readonly rounds: readonly (string | null)[];
  readonly incompatible: readonly string[];
}

export interface PolicyData {
  readonly groupId: string;
  readonly groupName: string;
  /** What the owners chose. */
  readonly policy: JoinPolicy;
  /** What holds. */
  readonly effective: EffectivePolicy;
  readonly names: PolicyNames;
  /** What the person typed for approvers, second stage and incompatible groups. */
  readonly typed: TypedPolicy;
  /** Names of the groups that are picked in the form. */
  readonly pickedGroups: readonly { readonly id: string; readonly name: string }[];
  readonly outcome: 'saved' | 'proposed' | null;
  readonly problem: PolicyRefusal | null;
}

/** The parts of the form in which people and groups are named; nothing is picked when it is opened. */
export interface TypedPolicy {
  readonly approvers: string;
  readonly second: string;
  readonly incompatible: string;
  /** Entra object ids of people chosen beside what is written. */
  readonly pickedApprovers: readonly string[];
  readonly pickedSecond: readonly string[];
  /** Entra object ids of groups chosen beside what is written. */
  readonly pickedApproverGroup: string | null;
  readonly pickedSecondGroup: string | null;
  readonly pickedIncompatible: readonly string[];
}

/** A change of the policy, as the other owners are told of it. */
export interface PolicyChangeData {
  readonly changeId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly byName: string;
  readonly confirmedByName: string | null;
  readonly state: 'proposed' | 'applied' | 'overtaken';
  readonly mayConfirm: boolean;
  readonly policy: JoinPolicy;
  readonly problem: PolicyRefusal | null;
}

/** Who came into an open group on one day. */
export interface JoinDigestData {
  readonly groupId: string;
  readonly groupName: string;
  readonly names: readonly string[];
}

export type PolicyView =
  | { readonly card: 'policy'; readonly data: PolicyData }
  | { readonly card: 'policyChange'; readonly data: PolicyChangeData }
  | { readonly card: 'joinDigest'; readonly data: JoinDigestData }
  | { readonly card: 'policyRefusal'; readonly data: { readonly refusal: PolicyRefusal } };
