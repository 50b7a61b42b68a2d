import type { LimitedPart } from '../../../groups/ceiling.ts';
import type { JoinMode } from '../../../groups/policy.ts';
import type { PolicyRefusal } from '../../../groups/policyViews.ts';
import type { Text } from '../text.ts';

/** What Usher says about how groups are joined. */
export interface PolicyWording {
  /** Words a command about joining begins with, in lower case, and those that name a way of joining. */
  readonly commands: readonly string[];
  readonly modeWords: Readonly<Record<JoinMode, readonly string[]>>;
  /** Words that name a part of a policy in a typed command, in lower case. */
  readonly settingWords: Readonly<Record<PolicySettingWord, readonly string[]>>;
  /** How far a request is: "1 of 2 approvals; then Data Office". */
  readonly progress: (given: number, needed: number, next: readonly string[]) => Text;
  readonly progressLabel: string;
  /** What a round decided by the owners is called, where others come before it. */
  readonly theOwners: string;
  readonly wereAskedForAll: (names: readonly string[], needed: number) => Text;
  readonly approvedByAll: (names: readonly string[]) => Text;
  readonly nobodyHadTo: string;
  readonly openHint: string;
  /** How a group in a list is joined, when not by approval. */
  readonly joining: Readonly<Record<Exclude<JoinMode, 'approval'>, string>>;
  readonly optionalReason: string;
  readonly whyNamed: string;
  readonly voted: string;
  readonly title: string;
  readonly modes: Readonly<Record<JoinMode, string>>;
  readonly labels: Readonly<Record<PolicyLabel, string>>;
  readonly placeholders: Readonly<
    Record<'approvers' | 'second' | 'incompatible' | 'pick' | 'pickGroup', string>
  >;
  readonly noLimit: string;
  readonly everybody: string;
  readonly approvals: (count: number) => string;
  readonly holds: Readonly<Record<JoinMode, string>>;
  readonly round: (who: string | null, needed: string) => Text;
  readonly limit: (part: LimitedPart, className: string) => Text;
  readonly save: string;
  readonly confirm: string;
  readonly show: string;
  readonly saved: string;
  readonly proposed: string;
  readonly changed: (who: string, group: string) => Text;
  readonly asksToChange: (who: string, group: string) => Text;
  readonly confirmedBy: (who: string) => Text;
  readonly overtaken: string;
  readonly secondOwner: string;
  readonly joinedTitle: (group: string) => Text;
  readonly refusals: PolicyRefusalWording;
}

export type PolicySettingWord =
  | 'reasonRequired'
  | 'reasonOptional'
  | 'longest'
  | 'usual'
  | 'days'
  | 'approvals'
  | 'all'
  | 'approvers'
  | 'second'
  | 'apart'
  | 'nothing'
  | 'and';

export type PolicyLabel =
  | 'mode'
  | 'reasonRequired'
  | 'longest'
  | 'usual'
  | 'approvers'
  | 'pickApprovers'
  | 'pickSecond'
  | 'pickApproverGroup'
  | 'pickSecondGroup'
  | 'pickIncompatible'
  | 'quorum'
  | 'second'
  | 'incompatible'
  | 'holds'
  | 'twoOwners'
  | 'why';

export type PolicyRefusalWording = {
  readonly [Code in PolicyRefusal['code']]: (refusal: Extract<PolicyRefusal, { code: Code }>) => Text;
};
