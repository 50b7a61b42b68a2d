import type { RuleView } from '../dynamic/ruleViews.ts';
import { showWhy } from '../dynamic/whyHandlers.ts';
import type { Actor } from '../decision.ts';
import type { BotParts, View } from './botParts.ts';

/** Who wanted to join a group whose members a rule decides reads what the rule says about them, instead of a mere no. */
export async function orWhy<V extends View>(
  { rules }: BotParts,
  actor: Actor,
  groupId: string,
  view: V | undefined,
): Promise<V | RuleView | undefined> {
  const answer: View | undefined = view;
  if (answer?.card !== 'refusal') return view;
  const { refusal } = answer.data;
  if (refusal.code !== 'groupNotEligible') return view;
  if (refusal.reason !== 'dynamic' && refusal.reason !== 'keptByRule') return view;
  return showWhy(rules, actor, { groupId, groupText: null, userId: null, wantedToJoin: true });
}
