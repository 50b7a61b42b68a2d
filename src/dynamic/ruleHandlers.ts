import type { Actor } from '../decision.ts';
import { beginRuleChange } from './beginRuleChange.ts';
import { countRule } from './countRule.ts';
import { isSameRule, proposeRule, ruleToRestore, whyNotSee, whyNotWrite } from './decideRule.ts';
import { readRuleFacts } from './readRuleFacts.ts';
import { kindsOfText } from './ruleChange.ts';
import { findLastRuleChange, findOpenRuleChange } from './ruleChangeStore.ts';
import type { RuleContext, RulePress } from './ruleContext.ts';
import { readRuleNames } from './ruleNames.ts';
import { refusalView } from './ruleShown.ts';
import type { RuleView } from './ruleViews.ts';

interface OfGroup {
  readonly groupId: string;
  readonly groupText: string | null;
}

/** The rule of a group: what it says, whether it works, who changed it, and how the members compare with it. */
export async function showRule(context: RuleContext, actor: Actor, wish: OfGroup): Promise<RuleView> {
  const facts = await readRuleFacts(context, actor, wish.groupId);
  const refusal = whyNotSee(facts, wish.groupText);
  const { group } = facts;
  if (group === undefined || refusal !== undefined)
    return refusalView(
      refusal ?? { code: 'groupNotFound', text: wish.groupText },
      refusal?.code === 'notAnOwner' ? wish.groupId : null,
    );
  const [last, lastOfText, open] = await Promise.all([
    findLastRuleChange(context.db, wish.groupId),
    findLastRuleChange(context.db, wish.groupId, kindsOfText),
    findOpenRuleChange(context.db, wish.groupId, ['draft', 'pending', 'writing']),
  ]);
  const isOurs = last !== undefined && isSameRule(last.after, group.rule);
  const count = await countRule(context, group, isOurs ? last.finishedAt : null);
  const fixed = whyNotWrite(facts) ?? null;
  const isKnown = lastOfText !== undefined && ruleToRestore(lastOfText, group.rule) !== null;
  return {
    card: 'rule',
    data: {
      groupId: group.group.id,
      groupName: group.group.displayName,
      rule: group.rule,
      last: last ?? null,
      isOurs,
      count,
      openChangeId: open?.id ?? null,
      fixed,
      restoreId: fixed === null && isKnown ? lastOfText.id : null,
      names: await readRuleNames(context, group.rule),
    },
  };
}

/** Pausing, letting it work again, and ending the rule. */
export async function changeRuleState(
  context: RuleContext,
  press: RulePress,
  { groupId, kind }: { readonly groupId: string; readonly kind: 'pause' | 'resume' | 'makeAssigned' },
): Promise<RuleView | undefined> {
  const facts = await readRuleFacts(context, press.actor, groupId);
  return beginRuleChange(context, press, {
    groupId,
    propose: (ids) => proposeRule(facts, { ...ids, kind, text: null }),
    instead: (refusal) => refusalView(refusal, groupId),
  });
}
