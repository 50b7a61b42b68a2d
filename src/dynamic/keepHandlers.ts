import type { Actor } from '../decision.ts';
import { keptFactsOf, proposeKeeping } from './decideKeep.ts';
import { isKeptBy, whyNotKeep } from './decideKept.ts';
import { readKeptText } from './decideRuleText.ts';
import type { RuleFacts } from './decideRule.ts';
import { findKept, findTextBefore } from './keptStore.ts';
import type { KeptRefusal, KeptView } from './keptViews.ts';
import { readRuleFacts } from './readRuleFacts.ts';
import { beginRuleChange } from './beginRuleChange.ts';
import type { RuleContext, RulePress } from './ruleContext.ts';
import type { RuleView } from './ruleViews.ts';
import { formView, keptView, refusalView } from './showKept.ts';

interface OfGroup {
  readonly groupId: string;
  readonly groupText: string | null;
}

/**
 * `keep <group> by <rule>` and the form's button: whom the rule would move is worked out, or the form comes back with
 * what is wrong. Undefined when the card of the preview comes as a message of its own.
 */
export async function beginKeeping(
  context: RuleContext,
  press: RulePress,
  { groupId, groupText, text }: OfGroup & { readonly text: string },
): Promise<RuleView | KeptView | undefined> {
  const facts = await readRuleFacts(context, press.actor, groupId);
  const refusal = whyNotKeep(keptFactsOf(facts), groupText);
  return refusal === undefined ? begin(context, press, facts, text) : refusalView(refusal);
}

/** The rule from before the present one, through a preview of its own. */
export async function restoreKept(
  context: RuleContext,
  press: RulePress,
  groupId: string,
): Promise<RuleView | KeptView | undefined> {
  const facts = await readRuleFacts(context, press.actor, groupId);
  const keptFacts = keptFactsOf(facts);
  const refusal = whyNotKeep(keptFacts, null);
  if (refusal !== undefined) return refusalView(refusal);
  const kept = await findKept(context.db, groupId);
  if (kept === undefined) return formView(keptFacts, '', null);
  const text = await findTextBefore(context.db, kept);
  if (text !== undefined) return begin(context, press, facts, text);
  return keptView(context, keptFacts, kept, { code: 'notKept', groupName: kept.groupName });
}

/** The form, filled with the rule that is kept. */
export async function changeKept(context: RuleContext, actor: Actor, groupId: string): Promise<KeptView> {
  const kept = await findKept(context.db, groupId);
  return openKeptForm(context, actor, groupId, kept?.text ?? '');
}

/** The form, filled with this rule. */
export async function openKeptForm(
  context: RuleContext,
  actor: Actor,
  groupId: string,
  text: string,
): Promise<KeptView> {
  const facts = keptFactsOf(await readRuleFacts(context, actor, groupId));
  const refusal = whyNotKeep(facts, null);
  return refusal === undefined ? formView(facts, text, null) : refusalView(refusal);
}

async function begin(
  context: RuleContext,
  press: RulePress,
  facts: RuleFacts,
  typed: string,
): Promise<RuleView | KeptView | undefined> {
  const keptFacts = keptFactsOf(facts);
  const read = readKeptText(typed);
  if ('refusal' in read) return formView(keptFacts, typed, read.refusal);
  const groupId = facts.group?.group.id ?? '';
  const kept = await findKept(context.db, groupId);
  if (kept !== undefined && isKeptBy(kept, read.text))
    return keptView(context, keptFacts, kept, { code: 'keptAlready', groupName: kept.groupName });
  return beginRuleChange<KeptRefusal, KeptView>(context, press, {
    groupId,
    propose: (ids) => proposeKeeping(facts, kept, { ...ids, text: read.text }),
    instead: (refusal) => formView(keptFacts, typed, refusal),
  });
}
