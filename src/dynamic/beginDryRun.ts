import type { Transaction } from 'kysely';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { keptFactsOf } from './decideKeep.ts';
import { startKeeping } from './decideKept.ts';
import type { RuleFacts } from './decideRule.ts';
import { lockKept, saveKept } from './keptStore.ts';
import type { RuleContext } from './ruleContext.ts';
import { tellAbout } from './tellKept.ts';

/**
 * The dry run of a rule that was agreed to: its owner gets the card of the kept group, and the first comparison is in
 * the queue. Nothing begins anew when the group is kept by this very rule already.
 */
export async function beginDryRun(
  trx: Transaction<Database>,
  context: Pick<RuleContext, 'enqueue' | 'now'>,
  facts: RuleFacts,
  { text, cursor }: { readonly text: string; readonly cursor: string },
): Promise<void> {
  const groupId = facts.group?.group.id ?? '';
  const decision = startKeeping(keptFactsOf(facts), await lockKept(trx, groupId), text, cursor);
  if (!decision.accepted) return;
  const kept = decision.change;
  await saveKept(trx, kept, facts.now);
  await appendAudit(trx, {
    at: facts.now,
    actor: { kind: 'user', userId: facts.actor.userId },
    action: 'dynamic.startKept',
    subjectKind: 'group',
    subjectId: groupId,
    details: { ruleVersion: kept.ruleVersion, state: kept.state },
  });
  await tellAbout(trx, context, kept, [facts.actor.userId]);
  await context.enqueue(trx, 'dynamic.keepGroup', [{ groupId }]);
}
