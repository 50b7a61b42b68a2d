import type { Transaction } from 'kysely';
import type { Actor } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import { oweCards, wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { classesOf, effectivePolicy } from './ceiling.ts';
import {
  changePolicy,
  confirmPolicy,
  whyNotManage,
  type PolicyChange,
  type PolicyDecision,
  type PolicyFacts,
} from './decidePolicy.ts';
import type { JoinPolicy, PolicySettings } from './policy.ts';
import {
  findPolicyChange,
  insertPolicyChange,
  overtakeProposed,
  updatePolicyChange,
} from './policyChangeStore.ts';
import { readPolicyForm, typedFrom, type PolicyForm } from './policyForm.ts';
import { namesOfPicked } from './policyGroups.ts';
import { readPolicySettings } from './policySettings.ts';
import { findPolicy, lockPolicy, savePolicy } from './policyStore.ts';
import type { PolicyData, PolicyView } from './policyViews.ts';
import { changeView, refusalView } from './policyChangeView.ts';
import type { PolicyContext } from './policyContext.ts';
import { readNames } from './policyNames.ts';

interface Wish {
  readonly groupId: string;
  readonly groupText: string | null;
}

/** How people join this group and why, with the form to change it. */
export async function showPolicy(context: PolicyContext, actor: Actor, wish: Wish): Promise<PolicyView> {
  const facts = await readFacts(context, actor, wish.groupId);
  const refusal = whyNotManage(facts, wish.groupText);
  return refusal === undefined ? policyView(context, facts, {}) : refusalView(refusal);
}

/** `policy <group> open` or `policy <group>: 2 approvals; at most 90 days`: some parts, the others as they are. */
export async function setParts(
  context: PolicyContext,
  actor: Actor,
  wish: Wish & { readonly settings: PolicySettings; readonly unread: string | null },
): Promise<PolicyView> {
  const facts = await readFacts(context, actor, wish.groupId);
  const refusal = whyNotManage(facts, wish.groupText);
  if (refusal !== undefined) return refusalView(refusal);
  const { unread } = wish;
  // Half of what was meant is worse than nothing: nothing is saved before all of it is understood.
  if (unread !== null)
    return policyView(context, facts, { problem: { code: 'settingUnknown', text: unread } });
  const reader = { directory: context.directory, userId: actor.userId, current: facts.current };
  const read = await readPolicySettings(reader, wish.settings);
  if ('refusal' in read) return policyView(context, facts, { problem: read.refusal });
  return change(context, facts, read.apply);
}

/** The form was sent. */
export async function setPolicy(
  context: PolicyContext,
  actor: Actor,
  form: PolicyForm & { readonly groupId: string },
): Promise<PolicyView> {
  const facts = await readFacts(context, actor, form.groupId);
  const refusal = whyNotManage(facts, null);
  if (refusal !== undefined) return refusalView(refusal);
  const read = await readPolicyForm(
    { directory: context.directory, userId: actor.userId, current: facts.current },
    form,
  );
  if ('refusal' in read) return policyView(context, facts, { problem: read.refusal, typed: form });
  return change(context, facts, () => read.policy, form);
}

/** A second owner agrees to a looser policy. */
export async function confirmChange(
  context: PolicyContext,
  actor: Actor,
  changeId: string,
): Promise<PolicyView> {
  const known = await findPolicyChange(context.db, changeId);
  if (known === undefined) return refusalView({ code: 'changeOver', groupName: '' });
  const facts = await readFacts(context, actor, known.groupId);
  return context.db.transaction().execute(async (trx) => {
    const current = await lockPolicy(trx, known.groupId);
    const waiting = (await findPolicyChange(trx, changeId)) ?? known;
    const decision = confirmPolicy({ ...facts, current }, waiting);
    if (!decision.accepted) {
      const isStranger = decision.refusal.code === 'notAnOwner' || decision.refusal.code === 'groupNotFound';
      return isStranger ? refusalView(decision.refusal) : changeView(waiting, actor.userId, decision.refusal);
    }
    const applied = decision.change;
    await updatePolicyChange(trx, applied);
    await savePolicy(trx, applied.groupId, applied.policy, facts.now);
    await note(trx, applied, 'policy.confirm', actor.userId, facts.now);
    const told = await wantVersion(trx, applied.id, ['policy.change'], applied.version);
    const owed = {
      userId: applied.by.id,
      view: 'policy.change',
      subjectId: applied.id,
      version: applied.version,
    };
    if (!told.includes(applied.by.id)) await oweCards(trx, [owed], facts.now);
    await tell(trx, context, [...new Set([...told, applied.by.id])]);
    return changeView(applied, actor.userId, null);
  });
}

/** The card of a change for one of the group's owners; what a refresh asks for. */
export async function showChange(
  context: PolicyContext,
  actor: Actor,
  changeId: string,
): Promise<PolicyView> {
  const change = await findPolicyChange(context.db, changeId);
  if (change === undefined) return refusalView({ code: 'changeOver', groupName: '' });
  const refusal = whyNotManage(await readFacts(context, actor, change.groupId), null);
  return refusal === undefined ? changeView(change, actor.userId, null) : refusalView(refusal);
}

async function change(
  context: PolicyContext,
  facts: PolicyFacts,
  wanted: (current: JoinPolicy) => JoinPolicy,
  typed?: PolicyForm,
): Promise<PolicyView> {
  const groupId = facts.group?.id ?? '';
  const outcome = await context.db.transaction().execute(async (trx) => {
    const current = await lockPolicy(trx, groupId);
    const decision = changePolicy({ ...facts, current }, wanted(current), context.newId());
    if (decision.accepted) await commit(trx, context, decision.change, facts);
    return decision;
  });
  if (!outcome.accepted)
    return policyView(context, facts, { problem: outcome.refusal, ...(typed && { typed }) });
  const { policy, state } = outcome.change.change;
  const isApplied = state === 'applied';
  const now = isApplied ? { ...facts, current: policy } : facts;
  return policyView(context, now, { outcome: isApplied ? 'saved' : 'proposed' });
}

async function commit(
  trx: Transaction<Database>,
  context: PolicyContext,
  { change, tellIds }: PolicyDecision,
  { now, actor }: PolicyFacts,
): Promise<void> {
  const overtaken = await overtakeProposed(trx, change.groupId);
  const stale = await Promise.all(
    overtaken.map((old) => wantVersion(trx, old.id, ['policy.change'], old.version)),
  );
  await insertPolicyChange(trx, change);
  if (change.state === 'applied') await savePolicy(trx, change.groupId, change.policy, now);
  await note(trx, change, change.state === 'applied' ? 'policy.change' : 'policy.propose', actor.userId, now);
  const cards = tellIds.map((userId) => ({
    userId,
    view: 'policy.change',
    subjectId: change.id,
    version: 1,
  }));
  await oweCards(trx, cards, now);
  await tell(trx, context, [...new Set([...tellIds, ...stale.flat()])]);
}

async function tell(
  trx: Transaction<Database>,
  context: PolicyContext,
  userIds: readonly string[],
): Promise<void> {
  await context.enqueue(
    trx,
    'teams.deliver',
    userIds.map((userId) => ({ userId })),
  );
}

async function note(
  trx: Transaction<Database>,
  change: PolicyChange,
  action: string,
  userId: string,
  at: Date,
): Promise<void> {
  await appendAudit(trx, {
    at,
    actor: { kind: 'user', userId },
    action,
    subjectKind: 'group',
    subjectId: change.groupId,
    details: { changeId: change.id, policy: change.policy, before: change.before },
  });
}

async function readFacts(context: PolicyContext, actor: Actor, groupId: string): Promise<PolicyFacts> {
  const { group, owners } = await context.directory.readDecisionFacts(groupId, [], 'interactive');
  const current = await findPolicy(context.db, groupId);
  const classes = group === undefined ? [] : classesOf(group, context.rules().classes);
  return { now: context.now(), actor, group, owners, current, classes };
}

async function policyView(
  context: PolicyContext,
  { actor, group, current, classes }: PolicyFacts,
  extra: Partial<Pick<PolicyData, 'outcome' | 'problem' | 'typed'>>,
): Promise<PolicyView> {
  const effective = effectivePolicy(current, classes);
  const typed = extra.typed ?? (await typedFrom(context.directory, current));
  const [names, pickedGroups] = await Promise.all([
    readNames(context.directory, effective),
    namesOfPicked({ directory: context.directory, userId: actor.userId, current }, typed),
  ]);
  return {
    card: 'policy',
    data: {
      groupId: group?.id ?? '',
      groupName: group?.displayName ?? '',
      policy: current,
      effective,
      names,
      typed,
      pickedGroups,
      outcome: extra.outcome ?? null,
      problem: extra.problem ?? null,
    },
  };
}
