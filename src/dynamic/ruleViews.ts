import type { MembershipRule } from '../directory/ruleTypes.ts';
import type { IneligibleReason } from '../groups/eligibility.ts';
import type { KeptTrouble } from './keptRule.ts';
import type { DirectoryObject } from './language/readProperty.ts';
import type { RuleChange, RuleKeeper, RuleNames } from './ruleChange.ts';
import type { RuleRows } from './ruleForm.ts';
import type { WhyView } from './whyViews.ts';

/** Why not, around the rule of a group. */
export type RuleRefusal =
  | { readonly code: 'groupNotFound'; readonly text: string | null }
  | { readonly code: 'notAnOwner'; readonly groupName: string }
  | { readonly code: 'mayNotWrite'; readonly groupName: string }
  | { readonly code: 'ruleFixed'; readonly groupName: string; readonly reason: IneligibleReason }
  | { readonly code: 'keptByUsher'; readonly groupName: string }
  | { readonly code: 'notDynamic'; readonly groupName: string }
  | { readonly code: 'ruleUnchanged'; readonly groupName: string }
  | { readonly code: 'ruleInvalid' }
  | { readonly code: 'ruleEmpty' }
  | { readonly code: 'deviceRule' }
  | { readonly code: 'memberOfRetired' }
  | { readonly code: 'noPreview' }
  | { readonly code: 'noSecond'; readonly groupName: string }
  | { readonly code: 'cannotKeep'; readonly groupName: string; readonly reason: KeptTrouble }
  | { readonly code: 'changeUnderWay'; readonly groupName: string }
  | { readonly code: 'changeNotFound' }
  | { readonly code: 'changeOver'; readonly groupName: string }
  | { readonly code: 'ownRuleChange' }
  | { readonly code: 'nothingToRestore'; readonly groupName: string }
  | { readonly code: 'personNotFound'; readonly text: string }
  | { readonly code: 'mayNotAsk'; readonly personName: string };

/** How the members compare with the rule. */
export interface RuleCount {
  readonly at: Date;
  readonly peopleAsOf: Date | null;
  readonly matches: number;
  readonly members: number;
  readonly missing: number;
  readonly surplus: number;
  readonly undecided: number;
  /** The first who are in and should not be, or the other way round. */
  readonly differing: readonly DifferingPerson[];
}

export interface DifferingPerson {
  readonly name: string;
  readonly shouldBeIn: boolean;
  /** Since when Usher sees it. */
  readonly since: Date;
}

/** Why the members cannot be compared with the rule. */
export type NoCount = 'peopleNotRead' | 'notEvaluable' | 'aboutDevices' | 'tooMany' | 'invalid';

export interface RuleData {
  readonly groupId: string;
  readonly groupName: string;
  readonly rule: MembershipRule | null;
  /** The last change through Usher that was carried out. */
  readonly last: RuleChange | null;
  /** False when the rule is not what Usher last wrote: somebody changed it elsewhere. */
  readonly isOurs: boolean;
  readonly count: RuleCount | NoCount | null;
  /** A change that waits for somebody's yes, or is being written. */
  readonly openChangeId: string | null;
  /** Why the rule is not changed here by this reader; null when it is. */
  readonly fixed: RuleRefusal | null;
  /** The change whose rule from before can be brought back; null when there is none. */
  readonly restoreId: string | null;
  readonly names: RuleNames;
}

export interface RuleEditorData {
  readonly groupId: string;
  readonly groupName: string;
  readonly keeper: RuleKeeper;
  readonly text: string;
  readonly rows: RuleRows;
  /** Whether all rows are shown, also the empty ones. */
  readonly isLong: boolean;
  readonly problem: RuleRefusal | null;
}

/** A change as one of its readers sees it. */
export interface RuleChangeData {
  readonly change: RuleChange;
  readonly role: 'owner' | 'second';
  readonly needsSecond: boolean;
  readonly mayRestore: boolean;
  readonly problem: RuleRefusal | null;
}

/** Trying the rule of a change on one person whose property is another. */
export interface WhatIfData {
  readonly change: Pick<RuleChange, 'id' | 'kind' | 'groupName' | 'after'>;
  readonly typed: { readonly person: string; readonly property: string; readonly value: string };
  readonly problem: RuleRefusal | null;
  readonly names: RuleNames;
  readonly tried: {
    readonly personName: string;
    /** What the rule reads of them, as it is and as it would be. */
    readonly before: DirectoryObject;
    readonly after: DirectoryObject;
    readonly at: Date;
  } | null;
}

export interface RuleRefusalData {
  readonly refusal: RuleRefusal;
  readonly groupId: string | null;
}

export type RuleView =
  | { readonly card: 'rule'; readonly data: RuleData }
  | { readonly card: 'ruleEditor'; readonly data: RuleEditorData }
  | { readonly card: 'ruleChange'; readonly data: RuleChangeData }
  | { readonly card: 'ruleWhatIf'; readonly data: WhatIfData }
  | { readonly card: 'ruleRefusal'; readonly data: RuleRefusalData }
  | WhyView;
