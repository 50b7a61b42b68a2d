import { showKept } from '../dynamic/keptHandlers.ts';
import { showRule } from '../dynamic/ruleHandlers.ts';
import type { Actor } from '../decision.ts';
import type { BotParts, View } from './botParts.ts';

/** The rule that decides about a group, whoever follows it: Entra's, or the one that Usher keeps. */
export async function showRuleOf(
  { rules, kept }: BotParts,
  actor: Actor,
  wish: { readonly groupId: string; readonly groupText: string | null },
): Promise<View> {
  return (await rules.isKept(wish.groupId)) ? showKept(kept, actor, wish) : showRule(rules, actor, wish);
}
