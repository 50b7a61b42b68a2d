import type { Actor } from '../decision.ts';
import { beginRuleChange } from './beginRuleChange.ts';
import { whyNotEdit } from './decideKeep.ts';
import { proposeRule, type RuleFacts } from './decideRule.ts';
import { beginKeeping } from './keepHandlers.ts';
import { findKept } from './keptStore.ts';
import type { KeptView } from './keptViews.ts';
import { applyFix } from './language/diagnostics.ts';
import { parseRule } from './language/parseRule.ts';
import { readRuleFacts } from './readRuleFacts.ts';
import type { RuleKeeper } from './ruleChange.ts';
import { findRuleChange } from './ruleChangeStore.ts';
import type { RuleContext, RulePress } from './ruleContext.ts';
import { rowsToText, type RuleRows } from './ruleForm.ts';
import { editorView, refusalView, type EditorShown } from './ruleShown.ts';
import type { RuleRefusal, RuleView } from './ruleViews.ts';

interface OfGroup {
  readonly groupId: string;
  readonly keeper: RuleKeeper;
}

/** What the form sent: either its rows or its text counts. */
export interface RuleForm extends OfGroup, RuleRows {
  readonly origin: 'rows' | 'text';
  readonly text: string;
}

/** The form, filled with the rule that holds. */
export async function openRuleEditor(context: RuleContext, actor: Actor, form: OfGroup): Promise<RuleView> {
  const kept = form.keeper === 'usher' ? await findKept(context.db, form.groupId) : undefined;
  return open(context, actor, form, (facts) => ({ text: kept?.text ?? facts.group?.rule?.text ?? '' }));
}

/** The form once more, filled with the rule of a preview. */
export async function editRuleChange(
  context: RuleContext,
  actor: Actor,
  changeId: string,
): Promise<RuleView> {
  const change = await findRuleChange(context.db, changeId);
  if (change?.actor.id !== actor.userId) return refusalView({ code: 'changeNotFound' }, null);
  const { groupId, kind, after } = change;
  const form = { groupId, keeper: kind === 'keep' ? 'usher' : 'entra' } as const;
  return open(context, actor, form, () => ({ text: after?.text ?? '' }));
}

/** The form was sent: a preview is worked out, or the form comes back with what is wrong and where. */
export async function draftRule(
  context: RuleContext,
  press: RulePress,
  form: RuleForm,
): Promise<RuleView | KeptView | undefined> {
  const { groupId, keeper } = form;
  const facts = await readRuleFacts(context, press.actor, groupId);
  const text = form.origin === 'rows' ? rowsToText(form) : form.text;
  const back = (problem: RuleRefusal): RuleView =>
    editorView(facts.group?.group, keeper, { text, rows: form, problem });
  const refusal = whyNotEdit(facts, keeper);
  if (refusal !== undefined) return refusalView(refusal, groupId);
  if (text.trim() === '') return back({ code: 'ruleEmpty' });
  if (keeper === 'usher') return beginKeeping(context, press, facts, { text, instead: back });
  return beginRuleChange(context, press, {
    groupId,
    propose: (ids) => proposeRule(facts, { ...ids, kind: 'setRule', text }),
    instead: back,
  });
}

/** The form with all its rows; what is filled in already stays. */
export async function showMoreRows(
  context: RuleContext,
  actor: Actor,
  form: Omit<RuleForm, 'origin'>,
): Promise<RuleView> {
  return open(context, actor, form, () => ({ text: form.text, rows: form, isLong: true }));
}

/** One of the repairs that were offered for the text in the form; nothing is saved. */
export async function fixRuleText(
  context: RuleContext,
  actor: Actor,
  form: OfGroup & { readonly text: string; readonly at: number },
): Promise<RuleView> {
  const { diagnostics } = parseRule(form.text, { kind: 'user' });
  const fix = diagnostics[form.at]?.fix ?? null;
  const text = fix === null ? form.text : applyFix(form.text, fix);
  const isValid = parseRule(text, { kind: 'user' }).rule !== null;
  return open(context, actor, form, () => ({ text, problem: isValid ? null : { code: 'ruleInvalid' } }));
}

async function open(
  context: RuleContext,
  actor: Actor,
  { groupId, keeper }: OfGroup,
  show: (facts: RuleFacts) => EditorShown,
): Promise<RuleView> {
  const facts = await readRuleFacts(context, actor, groupId);
  const refusal = whyNotEdit(facts, keeper);
  return refusal === undefined
    ? editorView(facts.group?.group, keeper, show(facts))
    : refusalView(refusal, groupId);
}
