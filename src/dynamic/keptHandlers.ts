import type { Transaction } from 'kysely';
import type { Actor, Decision } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import {
  confirmMoves,
  settleDrift,
  takeStep,
  whyNotDirect,
  whyNotKeep,
  whyNotLook,
  type KeptFacts,
} from './decideKept.ts';
import type { KeptContext } from './keptContext.ts';
import { readFacts } from './keptFacts.ts';
import { forgetStandings, listStanding, saveStandings } from './keptPeopleStore.ts';
import type { KeptRule, KeptStep } from './keptRule.ts';
import { findKept, lockKept, saveKept } from './keptStore.ts';
import type { KeptRefusal, KeptView } from './keptViews.ts';
import { editorView } from './ruleShown.ts';
import type { RuleView } from './ruleViews.ts';
import { keptView, refusalView } from './showKept.ts';
import { tellAbout } from './tellKept.ts';

const mostSettled = 1_000;
/** In the audit; rules of Entra's are paused as well. */
const actionOf: Readonly<Record<KeptStep, string>> = {
  actNow: 'dynamic.actNow',
  pause: 'dynamic.pauseKept',
  resume: 'dynamic.resumeKept',
  stop: 'dynamic.stopKept',
};

interface Wish {
  readonly groupId: string;
  readonly groupText: string | null;
}

/** `keep <group>`: how the rule stands, or the form for one where there is none. */
export async function showKept(context: KeptContext, actor: Actor, wish: Wish): Promise<RuleView | KeptView> {
  const facts = await readFacts(context, actor, wish.groupId);
  const refusal = whyNotLook(facts, wish.groupText);
  if (refusal !== undefined) return refusalView(refusal);
  const kept = await findKept(context.db, wish.groupId);
  if (kept !== undefined && kept.state !== 'stopped') return keptView(context, facts, kept);
  const closed = whyNotKeep(facts, wish.groupText);
  return closed === undefined
    ? editorView(facts.group, 'usher', { text: kept?.text ?? '' })
    : refusalView(closed);
}

/** Act now, pause, resume, stop. */
export async function stepKept(
  context: KeptContext,
  actor: Actor,
  wish: Wish & { readonly step: KeptStep },
): Promise<KeptView> {
  const facts = await readFacts(context, actor, wish.groupId);
  const refusal = whyNotDirect(facts, wish.groupText);
  if (refusal !== undefined) return refusalView(refusal);
  return change(context, facts, actionOf[wish.step], (before) =>
    before === undefined ? notKept(facts) : takeStep(facts, before, wish.step),
  );
}

/** A second person agrees to many moves at once. */
export async function confirmKept(context: KeptContext, actor: Actor, groupId: string): Promise<KeptView> {
  const facts = await readFacts(context, actor, groupId);
  const refusal = whyNotLook(facts, null);
  if (refusal !== undefined) return refusalView(refusal);
  return change(context, facts, 'dynamic.confirmMoves', (before) =>
    before === undefined ? notKept(facts) : confirmMoves(facts, before),
  );
}

/** What becomes of people whom somebody else put in or out; of those who were chosen, only who still is drift. */
export async function settleKept(
  context: KeptContext,
  actor: Actor,
  wish: {
    readonly groupId: string;
    readonly userIds: readonly string[];
    readonly settlement: 'adopt' | 'putRight';
  },
): Promise<KeptView> {
  const facts = await readFacts(context, actor, wish.groupId);
  const refusal = whyNotDirect(facts, null);
  if (refusal !== undefined) return refusalView(refusal);
  const chosen = new Set(wish.userIds);
  return change(context, facts, `dynamic.${wish.settlement}`, async (before, trx) => {
    if (before === undefined) return notKept(facts);
    const drift = await listStanding(trx, before.groupId, ['stranger', 'missing'], mostSettled);
    const people = drift.filter(({ userId }) => chosen.has(userId));
    const decision = settleDrift(facts, before, people, wish.settlement);
    if (!decision.accepted) return decision;
    const at = facts.now;
    await saveStandings(trx, before.groupId, decision.change, { ruleVersion: before.ruleVersion, at });
    const after = { ...before, revision: before.revision + 1 };
    return { accepted: true, change: after, details: { userIds: [...decision.change.keys()] } };
  });
}

type Change = Decision<KeptRule, KeptRefusal> & { readonly details?: Readonly<Record<string, unknown>> };

/** Locks the rule, decides, and commits state, audit, cards and the job that follows. */
async function change(
  context: KeptContext,
  facts: KeptFacts,
  action: string,
  decide: (before: KeptRule | undefined, trx: Transaction<Database>) => Change | Promise<Change>,
): Promise<KeptView> {
  const groupId = facts.group?.id ?? '';
  const outcome = await context.db.transaction().execute(async (trx) => {
    const before = await lockKept(trx, groupId);
    const decision = await decide(before, trx);
    if (!decision.accepted) return { before, refusal: decision.refusal };
    const after = decision.change;
    await saveKept(trx, after, facts.now);
    if (after.state === 'stopped') await forgetStandings(trx, groupId);
    await appendAudit(trx, {
      at: facts.now,
      actor: { kind: 'user', userId: facts.actor.userId },
      action,
      subjectKind: 'group',
      subjectId: groupId,
      details: { ruleVersion: after.ruleVersion, state: after.state, ...decision.details },
    });
    await tellAbout(trx, context, after);
    await context.enqueue(trx, 'dynamic.keepGroup', [{ groupId }]);
    return { after };
  });
  if (outcome.after !== undefined) return keptView(context, facts, outcome.after);
  if (outcome.before === undefined) return refusalView(outcome.refusal);
  return keptView(context, facts, outcome.before, outcome.refusal);
}

function notKept(facts: KeptFacts): Decision<never, KeptRefusal> {
  return {
    accepted: false,
    refusal: { code: 'notKept', groupName: facts.group?.displayName ?? '' },
  };
}
