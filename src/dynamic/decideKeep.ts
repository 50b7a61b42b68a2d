import { accept, refuse, type Decision } from '../decision.ts';
import type { MembershipRule } from '../directory/ruleTypes.ts';
import { whyNotKeep, type KeptFacts } from './decideKept.ts';
import { changeOf, moved, whyNotWrite, whyNoYes, type RuleFacts, type RuleWish } from './decideRule.ts';
import type { KeptRule } from './keptRule.ts';
import type { RuleChange, RuleFailure, RuleKeeper } from './ruleChange.ts';
import type { RuleRefusal } from './ruleViews.ts';
import { whyGroupNotKept } from './whyNotKept.ts';

/** The facts about a group's rule as a rule that Usher keeps asks for them. */
export function keptFactsOf(facts: RuleFacts): KeptFacts {
  const { now, actor, owners, settings, isAdministrator, writerIds } = facts;
  const group = facts.group?.group;
  const isWriter = writerIds.has(actor.userId);
  return { now, actor, group, owners, settings, isWriter, isAdministrator, trouble: whyGroupNotKept(group) };
}

/** Why this person writes no rule for the group that this one is to work through. */
export function whyNotEdit(facts: RuleFacts, keeper: RuleKeeper): RuleRefusal | undefined {
  return keeper === 'usher' ? whyNotKeep(keptFactsOf(facts), null) : whyNotWrite(facts);
}

/** What an owner wants Usher to keep a group by, as a change whose preview is to be worked out. */
export function proposeKeeping(
  facts: RuleFacts,
  kept: KeptRule | undefined,
  wish: Pick<RuleWish, 'changeId' | 'activityId'> & {
    /** Valid, and in the documented spelling. */
    readonly text: string;
  },
): Decision<RuleChange, RuleRefusal> {
  const refusal = whyNotEdit(facts, 'usher');
  if (refusal !== undefined) return refuse(refusal);
  const { text, ...ids } = wish;
  return accept(
    changeOf(facts, { ...ids, kind: 'keep', before: ruleKept(kept), after: { text, isPaused: false } }),
  );
}

/** The rule by which Usher keeps a group now; null when it does not. */
export function ruleKept(kept: KeptRule | undefined): MembershipRule | null {
  if (kept === undefined || kept.state === 'stopped') return null;
  return { text: kept.text, isPaused: kept.state === 'paused' };
}

/** The owner's yes to the preview they saw. Many moves need a second person when the rule acts, not before. */
export function confirmKeeping(facts: RuleFacts, change: RuleChange): Decision<RuleChange, RuleRefusal> {
  const refusal = whyNotEdit(facts, 'usher') ?? whyNoYes(facts, change);
  if (refusal !== undefined) return refuse(refusal);
  return accept(moved(change, 'writing'));
}

/** Why a rule that was agreed to cannot begin any more; undefined while it can. */
export function whyNotBegin(facts: RuleFacts): RuleFailure | undefined {
  const refusal = whyNotKeep(keptFactsOf(facts), null);
  switch (refusal?.code) {
    case undefined:
      return undefined;
    case 'groupNotFound':
      return 'groupGone';
    case 'notAnOwner':
    case 'mayNotWrite':
      return refusal.code;
    case 'cannotKeep':
      return 'groupNotWritable';
  }
}
