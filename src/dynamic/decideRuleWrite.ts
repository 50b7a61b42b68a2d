import type { MembershipRule, RuleGroup } from '../directory/ruleTypes.ts';
import type { DirectoryUser } from '../directory/types.ts';
import { isSameRule, moved, owns, whyFixed } from './decideRule.ts';
import type { RuleChange, RuleFailure, RulePreview } from './ruleChange.ts';

/**
 * Whether a change may be written now: `done` when the group is as wanted already, `otherwise` when somebody changed
 * the rule since the owner looked.
 */
export function judgeWrite(
  { group, owners }: { readonly group: RuleGroup | undefined; readonly owners: readonly DirectoryUser[] },
  change: RuleChange,
): 'write' | 'done' | 'otherwise' | RuleFailure {
  if (group === undefined) return 'groupGone';
  if (isSameRule(group.rule, change.after)) return 'done';
  if (whyFixed(group) !== undefined) return 'groupNotWritable';
  if (!owns(owners, change.actor.id)) return 'notAnOwner';
  return isSameRule(group.rule, change.before) ? 'write' : 'otherwise';
}

/**
 * The change upon the rule as it is now, which may not be the one it was asked about. Undefined when there is no rule
 * any more to pause or to let work.
 */
export function upon(before: MembershipRule | null, change: RuleChange): RuleChange | undefined {
  switch (change.kind) {
    case 'pause':
    case 'resume':
      if (before === null) return undefined;
      return { ...change, before, after: { ...before, isPaused: change.kind === 'pause' } };
    case 'makeAssigned':
      return { ...change, before };
    case 'keep':
      return change;
    case 'setRule':
    case 'makeDynamic': {
      const after = change.after && { ...change.after, isPaused: before?.isPaused ?? false };
      return { ...change, kind: before === null ? 'makeDynamic' : 'setRule', before, after };
    }
  }
}

/** The preview is there: its owner is asked. */
export function showPreview(
  change: RuleChange,
  { preview, fingerprint }: { readonly preview: RulePreview; readonly fingerprint: string },
): RuleChange {
  return { ...moved(change, 'draft'), preview, fingerprint };
}

/** People or the rule are not what they were when somebody said yes: nothing is written before they look again. */
export function askAgain(change: RuleChange): RuleChange {
  return { ...moved(change, 'computing'), confirmedBy: null, askedAt: null, isAgain: true };
}

export function finishRule(change: RuleChange, now: Date): RuleChange {
  return { ...moved(change, 'done'), finishedAt: now };
}

export function failRule(change: RuleChange, failure: RuleFailure, now: Date): RuleChange {
  return { ...moved(change, 'failed'), failure, finishedAt: now };
}
