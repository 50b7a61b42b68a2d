import type { IneligibleReason } from '../groups/eligibility.ts';

/** A rule that Usher itself keeps an assigned group by. */
export interface KeptRule {
  readonly groupId: string;
  readonly groupName: string;
  readonly text: string;
  /** Grows with every change of the rule; each addition and removal is audited with it. */
  readonly ruleVersion: number;
  readonly state: KeptState;
  readonly author: { readonly id: string; readonly name: string };
  /** Grows with everything a card shows. */
  readonly revision: number;
  readonly startedAt: Date;
  readonly reportAt: Date | null;
  readonly actAt: Date | null;
  readonly baselineAt: Date | null;
  readonly checkedAt: Date | null;
  readonly turnAt: Date | null;
  readonly cursor: string;
  readonly hold: Moves | null;
  readonly allowance: Moves | null;
  readonly trouble: KeptTrouble | null;
}

/** A dry run only notes whom it would move; a paused rule looks at nobody; a stopped one is history. */
export type KeptState = 'dryRun' | 'acting' | 'paused' | 'stopped';

/** Why a rule rests although nobody paused it. */
export type KeptTrouble = 'groupGone' | 'ruleUnreadable' | 'licensed' | IneligibleReason;

/** What an owner may do about a rule that is there. */
export type KeptStep = 'actNow' | 'pause' | 'resume' | 'stop';

export interface Moves {
  readonly joins: number;
  readonly leaves: number;
}

/**
 * Where somebody stands. `adding` and `removing` are written down before the directory is asked, so that whoever
 * comes after a crash knows what was meant.
 */
export type Standing =
  | 'adding'
  | 'in'
  | 'removing'
  /** Taken out; reads of the directory may lag behind it. */
  | 'out'
  | 'wouldAdd'
  | 'wouldRemove'
  /** Does not match and stays: let in by an owner here, by an approved request, or adopted. */
  | 'exceptionIn'
  /** Matches and stays out: left, or was taken out by an owner here. */
  | 'exceptionOut'
  /** In against the rule, and not by Usher: an owner says what becomes of it. */
  | 'stranger'
  /** Out against the rule, and not by Usher. */
  | 'missing';

export interface KeptPerson {
  readonly userId: string;
  readonly standing: Standing;
  readonly ruleVersion: number;
  readonly changedAt: Date;
}

export const dryRunMs = 7 * 24 * 60 * 60 * 1000;
/** The owners read the report this long before the rule begins to act. */
export const reportBeforeMs = 24 * 60 * 60 * 1000;
/** So long the directory may go on showing what was before a write. */
export const settlingMs = 10 * 60 * 1000;
/** Without any change known, group and rule are compared this often, for what was done elsewhere. */
export const compareEveryMs = 60 * 60 * 1000;
