import type { Actor } from '../decision.ts';
import { beginRuleChange } from './beginRuleChange.ts';
import { countRule } from './countRule.ts';
import {
  isSameRule,
  proposeRule,
  ruleToRestore,
  whyNotSee,
  whyNotWrite,
  type RuleFacts,
} from './decideRule.ts';
import { openKeptForm } from './keepHandlers.ts';
import type { KeptView } from './keptViews.ts';
import { applyFix } from './language/diagnostics.ts';
import { parseRule } from './language/parseRule.ts';
import { readRuleFacts } from './readRuleFacts.ts';
import { kindsOfText } from './ruleChange.ts';
import { findLastRuleChange, findOpenRuleChange, findRuleChange } from './ruleChangeStore.ts';
import type { RuleContext, RulePress } from './ruleContext.ts';
import { rowsToText, ruleToRows, type RuleRows } from './ruleForm.ts';
import { refusalView } from './ruleShown.ts';
import type { RuleEditorData, RuleRefusal, RuleView } from './ruleViews.ts';

interface OfGroup {
  readonly groupId: string;
  readonly groupText: string | null;
}

/** What the form sent: either its rows or its text counts. */
export interface RuleForm extends RuleRows {
  readonly groupId: string;
  readonly origin: 'rows' | 'text';
  readonly text: string;
}

const noRows: RuleRows = { join: 'and', rows: [] };

/** The rule of a group: what it says, whether it works, who changed it, and how the members compare with it. */
export async function showRule(context: RuleContext, actor: Actor, wish: OfGroup): Promise<RuleView> {
  const facts = await readRuleFacts(context, actor, wish.groupId);
  const refusal = whyNotSee(facts, wish.groupText);
  const { group } = facts;
  if (group === undefined || refusal !== undefined)
    return refusalView(
      refusal ?? { code: 'groupNotFound', text: wish.groupText },
      refusal?.code === 'notAnOwner' ? wish.groupId : null,
    );
  const [last, lastOfText, open] = await Promise.all([
    findLastRuleChange(context.db, wish.groupId),
    findLastRuleChange(context.db, wish.groupId, kindsOfText),
    findOpenRuleChange(context.db, wish.groupId, ['draft', 'pending', 'writing']),
  ]);
  const isOurs = last !== undefined && isSameRule(last.after, group.rule);
  const count = await countRule(context, group, isOurs ? last.finishedAt : null);
  const fixed = whyNotWrite(facts) ?? null;
  const isKnown = lastOfText !== undefined && ruleToRestore(lastOfText, group.rule) !== null;
  return {
    card: 'rule',
    data: {
      groupId: group.group.id,
      groupName: group.group.displayName,
      rule: group.rule,
      last: last ?? null,
      isOurs,
      count,
      openChangeId: open?.id ?? null,
      fixed,
      restoreId: fixed === null && isKnown ? lastOfText.id : null,
    },
  };
}

/** The form, filled with the rule that holds. */
export async function openRuleEditor(context: RuleContext, actor: Actor, groupId: string): Promise<RuleView> {
  return openWith(context, actor, groupId, undefined);
}

/** The form once more, filled with the rule of a preview. */
export async function editRuleChange(
  context: RuleContext,
  actor: Actor,
  changeId: string,
): Promise<RuleView | KeptView> {
  const change = await findRuleChange(context.db, changeId);
  if (change?.actor.id !== actor.userId) return refusalView({ code: 'changeNotFound' }, null);
  if (change.kind === 'keep') return openKeptForm(context, actor, change.groupId, change.after?.text ?? '');
  return openWith(context, actor, change.groupId, change.after?.text);
}

/** The form was sent: a preview is worked out, or the form comes back with what is wrong and where. */
export async function draftRule(
  context: RuleContext,
  press: RulePress,
  form: RuleForm,
): Promise<RuleView | undefined> {
  const facts = await readRuleFacts(context, press.actor, form.groupId);
  const text = form.origin === 'rows' ? rowsToText(form) : form.text;
  const back = (problem: RuleRefusal): RuleView => editorView(facts, { text, rows: form, problem });
  const refusal = whyNotWrite(facts);
  if (refusal !== undefined) return refusalView(refusal, form.groupId);
  if (text.trim() === '') return back({ code: 'ruleEmpty' });
  return beginRuleChange<RuleRefusal, RuleView>(context, press, {
    groupId: form.groupId,
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
  const facts = await readRuleFacts(context, actor, form.groupId);
  const refusal = whyNotWrite(facts);
  if (refusal !== undefined) return refusalView(refusal, form.groupId);
  const view = { groupId: form.groupId, groupName: facts.group?.group.displayName ?? '' };
  const rows = { join: form.join, rows: form.rows };
  const isDynamic = facts.group?.rule !== null;
  return {
    card: 'ruleEditor',
    data: { ...view, isDynamic, text: form.text, rows, isLong: true, problem: null },
  };
}

/** One of the repairs that were offered for the text in the form; nothing is saved. */
export async function fixRuleText(
  context: RuleContext,
  actor: Actor,
  form: { readonly groupId: string; readonly text: string; readonly at: number },
): Promise<RuleView> {
  const facts = await readRuleFacts(context, actor, form.groupId);
  const refusal = whyNotWrite(facts);
  if (refusal !== undefined) return refusalView(refusal, form.groupId);
  const { diagnostics } = parseRule(form.text, { kind: 'user' });
  const fix = diagnostics[form.at]?.fix ?? null;
  const text = fix === null ? form.text : applyFix(form.text, fix);
  const isValid = parseRule(text, { kind: 'user' }).rule !== null;
  return editorView(facts, { text, rows: null, problem: isValid ? null : { code: 'ruleInvalid' } });
}

/** Pausing, letting it work again, and ending the rule. */
export async function changeRuleState(
  context: RuleContext,
  press: RulePress,
  { groupId, kind }: { readonly groupId: string; readonly kind: 'pause' | 'resume' | 'makeAssigned' },
): Promise<RuleView | undefined> {
  const facts = await readRuleFacts(context, press.actor, groupId);
  return beginRuleChange<RuleRefusal, RuleView>(context, press, {
    groupId,
    propose: (ids) => proposeRule(facts, { ...ids, kind, text: null }),
    instead: (refusal) => refusalView(refusal, groupId),
  });
}

async function openWith(
  context: RuleContext,
  actor: Actor,
  groupId: string,
  text: string | undefined,
): Promise<RuleView> {
  const facts = await readRuleFacts(context, actor, groupId);
  const refusal = whyNotWrite(facts);
  if (refusal !== undefined) return refusalView(refusal, groupId);
  return editorView(facts, { text: text ?? facts.group?.rule?.text ?? '', rows: null, problem: null });
}

function editorView(
  { group }: RuleFacts,
  shown: {
    readonly text: string;
    readonly rows: RuleRows | null;
    readonly problem: RuleEditorData['problem'];
  },
): RuleView {
  const { rule } = parseRule(shown.text, { kind: 'user' });
  const rows = (rule === null ? undefined : ruleToRows(rule)) ?? shown.rows ?? noRows;
  return {
    card: 'ruleEditor',
    data: {
      groupId: group?.group.id ?? '',
      groupName: group?.group.displayName ?? '',
      isDynamic: group?.rule !== null,
      text: shown.text,
      rows: { join: rows.join, rows: rows.rows },
      isLong: false,
      problem: shown.problem,
    },
  };
}
