import { beginRuleChange } from './beginRuleChange.ts';
import { keptFactsOf, proposeKeeping, whyNotEdit } from './decideKeep.ts';
import { isKeptBy, whyNotKeep } from './decideKept.ts';
import type { RuleFacts } from './decideRule.ts';
import { readRuleText } from './decideRuleText.ts';
import { findKept, findTextBefore } from './keptStore.ts';
import type { KeptView } from './keptViews.ts';
import { readRuleFacts } from './readRuleFacts.ts';
import type { RuleContext, RulePress } from './ruleContext.ts';
import { editorView, refusalView } from './ruleShown.ts';
import type { RuleRefusal, RuleView } from './ruleViews.ts';
import { keptView } from './showKept.ts';

/**
 * `keep <group> by <rule>`: whom the rule would move is worked out, or the form comes back with what is wrong and where.
 * Undefined when the card of the preview comes as a message of its own.
 */
export async function keepBy(
  context: RuleContext,
  press: RulePress,
  wish: { readonly groupId: string; readonly groupText: string | null; readonly text: string },
): Promise<RuleView | KeptView | undefined> {
  const { groupId, groupText, text } = wish;
  const facts = await readRuleFacts(context, press.actor, groupId);
  const refusal = whyNotKeep(keptFactsOf(facts), groupText);
  if (refusal !== undefined) return refusalView(refusal, groupId);
  return beginKeeping(context, press, facts, { text, instead: formWith(facts, text) });
}

/** The rule from before the present one, through a preview of its own. */
export async function restoreKept(
  context: RuleContext,
  press: RulePress,
  groupId: string,
): Promise<RuleView | KeptView | undefined> {
  const facts = await readRuleFacts(context, press.actor, groupId);
  const refusal = whyNotEdit(facts, 'usher');
  if (refusal !== undefined) return refusalView(refusal, groupId);
  const kept = await findKept(context.db, groupId);
  const text = kept && (await findTextBefore(context.db, kept));
  if (text !== undefined)
    return beginKeeping(context, press, facts, { text, instead: formWith(facts, text) });
  const groupName = facts.group?.group.displayName ?? '';
  return refusalView({ code: 'nothingToRestore', groupName }, groupId);
}

/** What was typed or filled in becomes a change whose preview is worked out; the same rule again shows how it stands. */
export async function beginKeeping(
  context: RuleContext,
  press: RulePress,
  facts: RuleFacts,
  { text, instead }: { readonly text: string; readonly instead: (refusal: RuleRefusal) => RuleView },
): Promise<RuleView | KeptView | undefined> {
  const read = readRuleText(text);
  if ('refusal' in read) return instead(read.refusal);
  const groupId = facts.group?.group.id ?? '';
  const kept = await findKept(context.db, groupId);
  if (kept !== undefined && isKeptBy(kept, read.text))
    return keptView(context, keptFactsOf(facts), kept, { code: 'keptAlready', groupName: kept.groupName });
  return beginRuleChange(context, press, {
    groupId,
    propose: (ids) => proposeKeeping(facts, kept, { ...ids, text: read.text }),
    instead,
  });
}

function formWith({ group }: RuleFacts, text: string): (problem: RuleRefusal) => RuleView {
  return (problem) => editorView(group?.group, 'usher', { text, problem });
}
