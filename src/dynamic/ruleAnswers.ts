import type { Transaction } from 'kysely';
import type { Actor, Decision } from '../decision.ts';
import type { CardCopy } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { beginRuleChange } from './beginRuleChange.ts';
import { auditRule, continueRuleChange } from './commitRule.ts';
import { confirmKeeping } from './decideKeep.ts';
import {
  agreeToRule,
  confirmRule,
  dropRule,
  proposeRule,
  ruleToRestore,
  secondsFor,
  whyNotSee,
  type RuleFacts,
} from './decideRule.ts';
import { readRuleFacts } from './readRuleFacts.ts';
import { kindsOfText, type RuleChange } from './ruleChange.ts';
import {
  findLastRuleChange,
  findOpenRuleChange,
  findRuleChange,
  lockRuleChange,
  updateRuleChange,
} from './ruleChangeStore.ts';
import type { RuleContext, RulePress } from './ruleContext.ts';
import { changeView, refusalView } from './ruleShown.ts';
import type { RuleRefusal, RuleView } from './ruleViews.ts';

interface OfChange {
  readonly changeId: string;
  /** The version of the card that was pressed: only what was seen is agreed to. */
  readonly version: number;
}

interface Answer {
  readonly action: string;
  readonly decide: (facts: RuleFacts, change: RuleChange) => Decision<RuleChange, RuleRefusal>;
}

/** The owner's yes to the very preview on the card. */
export async function confirmRuleChange(
  context: RuleContext,
  actor: Actor,
  press: OfChange,
): Promise<RuleView> {
  const administratorIds = await context.listAdministratorIds();
  return answer(
    context,
    actor,
    press,
    {
      action: 'dynamic.confirmRule',
      decide: (facts, change) => (change.kind === 'keep' ? confirmKeeping : confirmRule)(facts, change),
    },
    (facts, change) => (change.state === 'pending' ? secondsFor(facts, change, administratorIds) : []),
  );
}

/** A second person's yes. */
export async function agreeToRuleChange(
  context: RuleContext,
  actor: Actor,
  press: OfChange,
): Promise<RuleView> {
  return answer(context, actor, press, { action: 'dynamic.agreeToRule', decide: agreeToRule });
}

/** A second person's no, or the owner's own. */
export async function dropRuleChange(context: RuleContext, actor: Actor, press: OfChange): Promise<RuleView> {
  return answer(context, actor, press, { action: 'dynamic.dropRule', decide: dropRule });
}

/** The card of a change; what a refresh asks for. */
export async function showRuleChange(
  context: RuleContext,
  actor: Actor,
  changeId: string,
): Promise<RuleView> {
  const found = await readForReader(context, actor, changeId);
  return 'refusal' in found
    ? refusalView(found.refusal, null)
    : changeView(found.change, actor.userId, context.settings());
}

/** The rule from before the last change of it, also one that was ended or changed elsewhere, through a preview of its own. */
export async function restoreRule(
  context: RuleContext,
  press: RulePress,
  changeId: string,
): Promise<RuleView | undefined> {
  const known = await findRuleChange(context.db, changeId);
  if (known === undefined) return refusalView({ code: 'changeNotFound' }, null);
  const facts = await readRuleFacts(context, press.actor, known.groupId);
  const refused = (refusal: RuleRefusal): RuleView => refusalView(refusal, known.groupId);
  const last = await findLastRuleChange(context.db, known.groupId, kindsOfText);
  const text = last?.id === changeId ? ruleToRestore(last, facts.group?.rule ?? null) : null;
  if (text === null) return refused({ code: 'nothingToRestore', groupName: known.groupName });
  return beginRuleChange(context, press, {
    groupId: known.groupId,
    propose: (ids) => proposeRule(facts, { ...ids, kind: 'setRule', text }),
    instead: refused,
  });
}

/** A change with the right of the reader: its owner, or who may agree to it. */
export async function readForReader(
  context: RuleContext,
  actor: Pick<Actor, 'userId' | 'name'>,
  changeId: string,
): Promise<{ readonly change: RuleChange } | { readonly refusal: RuleRefusal }> {
  const change = await findRuleChange(context.db, changeId);
  if (change === undefined) return { refusal: { code: 'changeNotFound' } };
  const facts = await readRuleFacts(context, actor, change.groupId);
  // The card of a group that is gone stays with who asked.
  const refusal = facts.group === undefined ? undefined : whyNotSee(facts, null);
  if (facts.group === undefined && change.actor.id !== actor.userId)
    return { refusal: { code: 'changeNotFound' } };
  return refusal === undefined ? { change } : { refusal };
}

/** How each card that a change owes is made from what the store says now; undefined when it is no longer owed. */
export async function loadRuleCard(
  context: Pick<RuleContext, 'db' | 'settings'>,
  { subject_id, user_id, activity_id, view }: CardCopy,
): Promise<{ view: RuleView; version: number; isFinal: boolean } | undefined> {
  const change = await findRuleChange(context.db, subject_id);
  if (change === undefined) return undefined;
  // Somebody answered before this card could be sent: nothing is left to ask.
  if (view === 'dynamic.ruleConfirmation' && activity_id === null && change.state !== 'pending')
    return undefined;
  const isFinal = ['done', 'failed', 'dropped', 'expired'].includes(change.state);
  return { view: changeView(change, user_id, context.settings()), version: change.version, isFinal };
}

async function answer(
  context: RuleContext,
  actor: Actor,
  { changeId, version }: OfChange,
  { action, decide }: Answer,
  ask: (facts: RuleFacts, change: RuleChange) => readonly string[] = () => [],
): Promise<RuleView> {
  const known = await findRuleChange(context.db, changeId);
  if (known === undefined) return refusalView({ code: 'changeNotFound' }, null);
  const facts = await readRuleFacts(context, actor, known.groupId);
  const settings = context.settings();
  return context.db.transaction().execute(async (trx) => {
    const change = await lockRuleChange(trx, changeId);
    if (change === undefined) return refusalView({ code: 'changeNotFound' }, null);
    const decision = decide(facts, change);
    if (!decision.accepted) return refusedView(facts, change, decision.refusal);
    // A newer preview took the place of the one on the card: it is shown, and nothing is agreed to.
    if (change.version !== version && action !== 'dynamic.dropRule')
      return changeView(change, actor.userId, settings);
    const next = decision.change;
    const askIds = ask(facts, next);
    const problem = await whyNotNow(trx, next, askIds);
    if (problem !== undefined) return changeView(change, actor.userId, settings, problem);
    await updateRuleChange(trx, next);
    await auditRule(trx, next, { action, by: { kind: 'user', userId: actor.userId }, at: facts.now });
    await continueRuleChange(trx, context, next, askIds);
    return changeView(next, actor.userId, settings);
  });

  function refusedView(read: RuleFacts, change: RuleChange, refusal: RuleRefusal): RuleView {
    const isReader = change.actor.id === actor.userId || whyNotSee(read, null) === undefined;
    return isReader ? changeView(change, actor.userId, settings, refusal) : refusalView(refusal, null);
  }
}

async function whyNotNow(
  trx: Transaction<Database>,
  next: RuleChange,
  askIds: readonly string[],
): Promise<RuleRefusal | undefined> {
  const { groupName, groupId } = next;
  if (next.state === 'pending' && askIds.length === 0) return { code: 'noSecond', groupName };
  if (next.state !== 'writing') return undefined;
  const writing = await findOpenRuleChange(trx, groupId, ['writing']);
  return writing === undefined ? undefined : { code: 'changeUnderWay', groupName };
}
