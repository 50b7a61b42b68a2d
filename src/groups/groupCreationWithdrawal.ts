import type { Actor } from '../decision.ts';
import { commitCreation } from './commitCreation.ts';
import type { CreationContext } from './creationContext.ts';
import { chooseWish, withdrawWish } from './decideWithdrawal.ts';
import { creationRefusal } from './groupCreationHandlers.ts';
import { listWaitingOf, lockCreation } from './groupCreationStore.ts';
import type { GroupCreationView } from './groupCreationViews.ts';

/** The creator takes a wish back while it waits; later they are shown what became of it. */
export async function withdrawCreation(
  context: CreationContext,
  actor: Actor,
  creationId: string,
): Promise<GroupCreationView> {
  return context.db.transaction().execute(async (trx) => {
    const current = await lockCreation(trx, creationId);
    if (current === undefined) return creationRefusal({ code: 'creationNotFound' });
    const decision = withdrawWish(current, { now: context.now(), userId: actor.userId });
    if (decision.accepted) {
      const by = { kind: 'user', userId: actor.userId } as const;
      await commitCreation(trx, context, decision.change, { action: 'groups.withdrawCreate', by });
      return { card: 'groupCreation', data: { creation: decision.change } };
    }
    return decision.refusal.code === 'noWishWaits'
      ? { card: 'groupCreation', data: { creation: current } }
      : creationRefusal(decision.refusal);
  });
}

/** `withdraw group <name>`; without a name the only one that waits. */
export async function withdrawNamed(
  context: CreationContext,
  actor: Actor,
  name: string,
): Promise<GroupCreationView> {
  const chosen = chooseWish(await listWaitingOf(context.db, actor.userId), name);
  return chosen.accepted
    ? withdrawCreation(context, actor, chosen.change.id)
    : creationRefusal(chosen.refusal);
}
