import type { Transaction } from 'kysely';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { keptFactsOf, ruleKept } from './decideKeep.ts';
import { isKeptBy, startKeeping } from './decideKept.ts';
import { isSameRule, type RuleFacts } from './decideRule.ts';
import { askAgain, failRule, finishRule } from './decideRuleWrite.ts';
import type { KeptRule } from './keptRule.ts';
import { lockKept, saveKept } from './keptStore.ts';
import type { RuleChange } from './ruleChange.ts';
import type { RuleContext } from './ruleContext.ts';
import { tellAbout } from './tellKept.ts';

/**
 * What becomes of a change whose owner said yes. The dry run begins: its owner gets the card of the kept group, and the
 * first comparison is in the queue. Where somebody else began the very same meanwhile, its owner only gets the card;
 * where it was another rule, they are asked again.
 */
export async function beginDryRun(
  trx: Transaction<Database>,
  context: Pick<RuleContext, 'enqueue' | 'now'>,
  facts: RuleFacts,
  { change, cursor }: { readonly change: RuleChange; readonly cursor: string },
): Promise<RuleChange> {
  const { groupId, actor } = change;
  const text = change.after?.text ?? '';
  const present = await lockKept(trx, groupId);
  const done = finishRule(change, facts.now);
  if (present !== undefined && isKeptBy(present, text)) {
    await tellAbout(trx, context, present, [actor.id]);
    return done;
  }
  const before = ruleKept(present);
  if (!isSameRule(before, change.before)) return askAgain({ ...change, before });
  const decision = startKeeping(keptFactsOf(facts), present, text, cursor);
  if (!decision.accepted) return failRule(change, 'groupNotWritable', facts.now);
  await begin(trx, context, facts, { change, kept: decision.change });
  return done;
}

async function begin(
  trx: Transaction<Database>,
  context: Pick<RuleContext, 'enqueue' | 'now'>,
  { now: at, actor: { userId } }: RuleFacts,
  { change, kept }: { readonly change: RuleChange; readonly kept: KeptRule },
): Promise<void> {
  const { groupId, ruleVersion, state } = kept;
  const { id: changeId, before, after } = change;
  await saveKept(trx, kept, at);
  await appendAudit(trx, {
    at,
    actor: { kind: 'user', userId },
    action: 'dynamic.startKept',
    subjectKind: 'group',
    subjectId: groupId,
    details: { changeId, ruleVersion, state, before, after },
  });
  await tellAbout(trx, context, kept, [userId]);
  await context.enqueue(trx, 'dynamic.keepGroup', [{ groupId }]);
}
