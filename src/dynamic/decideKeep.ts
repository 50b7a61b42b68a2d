import { accept, refuse, type Decision } from '../decision.ts';
import { whyNotKeep, type KeptFacts } from './decideKept.ts';
import { changeOf, moved, type RuleFacts, type RuleWish } from './decideRule.ts';
import type { KeptRule } from './keptRule.ts';
import type { KeptRefusal } from './keptViews.ts';
import type { RuleChange, RuleFailure } from './ruleChange.ts';
import type { RuleRefusal } from './ruleViews.ts';
import { whyGroupNotKept } from './whyNotKept.ts';

/** The facts about a group's rule as a rule that Usher keeps asks for them. */
export function keptFactsOf(facts: RuleFacts): KeptFacts {
  const { now, actor, owners, settings, isAdministrator, writerIds } = facts;
  const group = facts.group?.group;
  const isWriter = writerIds.has(actor.userId);
  return { now, actor, group, owners, settings, isWriter, isAdministrator, trouble: whyGroupNotKept(group) };
}

/** What an owner wants Usher to keep a group by, as a change whose preview is to be worked out. */
export function proposeKeeping(
  facts: RuleFacts,
  kept: KeptRule | undefined,
  wish: Pick<RuleWish, 'changeId' | 'activityId'> & {
    /** Valid, and in the documented spelling. */
    readonly text: string;
  },
): Decision<RuleChange, KeptRefusal> {
  const refusal = whyNotKeep(keptFactsOf(facts), null);
  if (refusal !== undefined) return refuse(refusal);
  const { text, ...ids } = wish;
  const before =
    kept === undefined || kept.state === 'stopped'
      ? null
      : { text: kept.text, isPaused: kept.state === 'paused' };
  return accept(changeOf(facts, { ...ids, kind: 'keep', before, after: { text, isPaused: false } }));
}

/** The owner's yes to the preview they saw. Many moves need a second person when the rule acts, not before. */
export function confirmKeeping(facts: RuleFacts, change: RuleChange): Decision<RuleChange, RuleRefusal> {
  const refusal = whyNotKeep(keptFactsOf(facts), null);
  if (refusal !== undefined) return refuse(asRuleRefusal(refusal));
  if (change.actor.id !== facts.actor.userId) return refuse({ code: 'changeNotFound' });
  if (change.state !== 'draft') return refuse({ code: 'changeOver', groupName: change.groupName });
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
    default:
      return 'groupNotWritable';
  }
}

function asRuleRefusal(refusal: KeptRefusal): RuleRefusal {
  switch (refusal.code) {
    case 'groupNotFound':
    case 'notAnOwner':
    case 'mayNotWrite':
    case 'cannotKeep':
      return refusal;
    default:
      return { code: 'changeNotFound' };
  }
}
