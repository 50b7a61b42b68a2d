import type { Actor } from '../decision.ts';
import type { KeptFacts } from './decideKept.ts';
import type { KeptContext } from './keptContext.ts';
import { whyGroupNotKept } from './whyNotKept.ts';

/** Reads now what every step about a kept rule depends on. */
export async function readFacts(
  context: KeptContext,
  actor: Pick<Actor, 'userId' | 'name'>,
  groupId: string,
): Promise<KeptFacts> {
  const settings = context.rules().membershipRules;
  const { whoMayWrite } = settings;
  const [{ group, owners }, writerOf, isAdministrator] = await Promise.all([
    context.directory.readDecisionFacts(groupId, [], 'interactive'),
    typeof whoMayWrite === 'string'
      ? new Set<string>()
      : context.directory.checkMembership(actor.userId, [whoMayWrite.membersOf], 'interactive'),
    context.isAdministrator(actor.userId),
  ]);
  return {
    now: context.now(),
    actor,
    group,
    owners,
    settings,
    isWriter: writerOf.size > 0,
    isAdministrator,
    trouble: whyGroupNotKept(group),
  };
}
