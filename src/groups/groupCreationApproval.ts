import type { Actor, Decision } from '../decision.ts';
import { commitCreation } from './commitCreation.ts';
import type { CreationContext } from './creationContext.ts';
import { readCreationApprovers } from './creationFacts.ts';
import { approveCreation, denyCreation, type CreationApprovalFacts } from './decideCreationApproval.ts';
import type { CreationRefusal, GroupCreation } from './groupCreation.ts';
import { creationRefusal } from './groupCreationHandlers.ts';
import { lockCreation } from './groupCreationStore.ts';
import type { GroupCreationView } from './groupCreationViews.ts';

interface DecisionInput {
  readonly creationId: string;
  readonly note: string;
}

export function agreeToCreation(
  context: CreationContext,
  actor: Actor,
  input: DecisionInput,
): Promise<GroupCreationView> {
  return settle(context, actor, input, approveCreation, 'groups.approveCreate');
}

export function refuseCreation(
  context: CreationContext,
  actor: Actor,
  input: DecisionInput,
): Promise<GroupCreationView> {
  return settle(context, actor, input, denyCreation, 'groups.denyCreate');
}

type Decide = (
  creation: GroupCreation,
  facts: CreationApprovalFacts,
  note: string,
) => Decision<GroupCreation, CreationRefusal>;

/** Who may decide is read from the settings and the directory now; a second press is shown who was first. */
async function settle(
  context: CreationContext,
  actor: Actor,
  { creationId, note }: DecisionInput,
  decide: Decide,
  action: string,
): Promise<GroupCreationView> {
  const approvers = await readCreationApprovers(context);
  return context.db.transaction().execute(async (trx) => {
    const current = await lockCreation(trx, creationId);
    if (current === undefined || current.state === 'draft')
      return creationRefusal({ code: 'creationNotFound' });
    const facts = { now: context.now(), userId: actor.userId, approvers };
    const decision = decide(current, facts, note);
    if (!decision.accepted && !isAboutNote(decision.refusal)) return creationRefusal(decision.refusal);
    if (current.state !== 'pendingApproval') return approvalView(current, null);
    if (!decision.accepted) return approvalView(current, decision.refusal);
    await commitCreation(trx, context, decision.change, {
      action,
      by: { kind: 'user', userId: actor.userId },
    });
    return approvalView(decision.change, null);
  });
}

function approvalView(creation: GroupCreation, problem: CreationRefusal | null): GroupCreationView {
  return { card: 'groupApproval', data: { creation, problem } };
}

/** Only these leave the question standing; every other no takes the buttons away. */
function isAboutNote({ code }: CreationRefusal): boolean {
  return code === 'creationNoteMissing' || code === 'creationNoteTooLong';
}
