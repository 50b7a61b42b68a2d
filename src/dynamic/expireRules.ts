import { listUnanswered } from '../store/unanswered.ts';
import { auditRule, continueRuleChange } from './commitRule.ts';
import { expireRule } from './decideRule.ts';
import { lockRuleChange, updateRuleChange } from './ruleChangeStore.ts';
import type { RuleContext } from './ruleContext.ts';

const batch = 100;
const dayMs = 24 * 60 * 60 * 1000;

/** Job: nobody agreed in time, so the change ends and its owner is told. */
export async function expireRules(context: RuleContext): Promise<void> {
  const now = context.now();
  const askedBefore = new Date(now.getTime() - context.expiryDays * dayMs);
  for (const id of await listUnanswered(context.db, 'rule_changes', askedBefore, batch))
    await context.db.transaction().execute(async (trx) => {
      const current = await lockRuleChange(trx, id);
      const expired = current && expireRule(current, askedBefore, now);
      if (expired === undefined) return;
      await updateRuleChange(trx, expired);
      await auditRule(trx, expired, { action: 'dynamic.expireRule', by: { kind: 'usher' }, at: now });
      await continueRuleChange(trx, context, expired);
    });
}
