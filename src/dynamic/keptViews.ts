import type { KeptRule, KeptTrouble, Standing } from './keptRule.ts';
import type { Rule } from './language/tree.ts';
import type { RuleNames } from './ruleChange.ts';

/** Why a rule cannot be kept, or not by this person. */
export type KeepRefusal =
  | { readonly code: 'groupNotFound'; readonly text: string | null }
  | { readonly code: 'notAnOwner'; readonly groupName: string }
  | { readonly code: 'mayNotWrite'; readonly groupName: string }
  | { readonly code: 'cannotKeep'; readonly groupName: string; readonly reason: KeptTrouble };

/** Every "no" about a rule that Usher keeps, with the facts its sentence needs. */
export type KeptRefusal =
  | KeepRefusal
  | { readonly code: 'notKept'; readonly groupName: string }
  | { readonly code: 'keptAlready'; readonly groupName: string }
  | { readonly code: 'ownMoves' }
  | { readonly code: 'movesOver'; readonly groupName: string }
  | { readonly code: 'nobodyChosen' }
  | { readonly code: 'noExceptions'; readonly groupName: string };

export interface KeptPersonNamed {
  readonly userId: string;
  readonly name: string;
  readonly standing: Standing;
}

export interface KeptData {
  readonly kept: KeptRule;
  readonly rule: Rule | null;
  readonly names: RuleNames;
  readonly counts: Readonly<Partial<Record<Standing, number>>>;
  /** The first of those who would come and go, of a dry run. */
  readonly moving: readonly KeptPersonNamed[];
  /** The first of those whom somebody else put in or out against the rule. */
  readonly drift: readonly KeptPersonNamed[];
  /** Whether this viewer owns the group with the right, and whether they may agree to many moves. */
  readonly mayDirect: boolean;
  readonly mayConfirm: boolean;
  /** Whether there is a rule from before to bring back. */
  readonly hasBefore: boolean;
  /** Whether people may stay although the rule does not want them. */
  readonly mayAdopt: boolean;
  readonly problem: KeptRefusal | null;
}

export type KeptView =
  | { readonly card: 'kept'; readonly data: KeptData }
  | { readonly card: 'keptRefusal'; readonly data: { readonly refusal: KeptRefusal } };
