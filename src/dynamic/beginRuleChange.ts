import type { Decision } from '../decision.ts';
import { auditRule, startRuleChange } from './commitRule.ts';
import type { RuleWish } from './decideRule.ts';
import type { RuleChange } from './ruleChange.ts';
import {
  findOpenRuleChange,
  findSameRuleChange,
  insertRuleChange,
  overtakeRuleChanges,
} from './ruleChangeStore.ts';
import type { RuleContext, RulePress } from './ruleContext.ts';
import { changeView, refreshAll } from './ruleShown.ts';
import type { RuleRefusal, RuleView } from './ruleViews.ts';

interface Beginning {
  readonly groupId: string;
  readonly propose: (ids: Pick<RuleWish, 'changeId' | 'activityId'>) => Decision<RuleChange, RuleRefusal>;
  /** What is shown when nothing begins. */
  readonly instead: (refusal: RuleRefusal) => RuleView;
}

/** Begins a change, once for each press. Undefined when its card comes as a message of its own. */
export async function beginRuleChange(
  context: RuleContext,
  { actor, activityId, place }: RulePress,
  { groupId, propose, instead }: Beginning,
): Promise<RuleView | undefined> {
  const settings = context.settings();
  return context.db.transaction().execute(async (trx) => {
    const earlier = await findSameRuleChange(trx, groupId, { actorId: actor.userId, activityId });
    if (earlier !== undefined) return place && changeView(earlier, actor.userId, settings);
    const decision = propose({ changeId: context.newId(), activityId });
    if (!decision.accepted) return instead(decision.refusal);
    const { change } = decision;
    const writing = await findOpenRuleChange(trx, groupId, ['writing']);
    if (writing !== undefined) return instead({ code: 'changeUnderWay', groupName: change.groupName });
    const overtaken = await overtakeRuleChanges(trx, groupId, actor.userId);
    await refreshAll(trx, context, overtaken);
    await insertRuleChange(trx, change);
    const by = { kind: 'user', userId: actor.userId } as const;
    await auditRule(trx, change, { action: `dynamic.${change.kind}`, by, at: change.createdAt });
    await startRuleChange(trx, context, change, place);
    return place && changeView(change, actor.userId, settings);
  });
}
