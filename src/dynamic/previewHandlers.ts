import type { Actor } from '../decision.ts';
import { readForReader } from './ruleAnswers.ts';
import type { RuleContext } from './ruleContext.ts';
import { refusalView } from './ruleShown.ts';
import type { RuleView, WhatIfData } from './ruleViews.ts';
import { nothingTyped, tryOnPerson } from './tryOnPerson.ts';

/** The form to try the rule of a preview on one person. */
export async function openWhatIf(context: RuleContext, actor: Actor, changeId: string): Promise<RuleView> {
  return tryRule(context, actor, { changeId, typed: nothingTyped });
}

/** What the rule would say of one person whose property were another. Nothing is written. */
export async function tryRule(
  context: RuleContext,
  actor: Actor,
  { changeId, typed }: { readonly changeId: string; readonly typed: WhatIfData['typed'] },
): Promise<RuleView> {
  const found = await readForReader(context, actor, changeId);
  if ('refusal' in found) return refusalView(found.refusal, null);
  const { groupId, groupName, after, id, kind } = found.change;
  return tryOnPerson(context, { groupId, groupName, text: after?.text ?? '', change: { id, kind } }, typed);
}
