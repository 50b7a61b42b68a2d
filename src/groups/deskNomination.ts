import type { Transaction } from 'kysely';
import type { Actor } from '../decision.ts';
import { appendAudit } from '../store/audit.ts';
import { oweCards, wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import { answerNomination, approversFor, nominate, type NominationFacts } from './decideNomination.ts';
import { changeView, readDeskFacts, type ChangeOutcome, type DeskPress } from './deskChanges.ts';
import type { DeskContext } from './deskContext.ts';
import type { DeskRefusal, DeskView } from './deskViews.ts';
import type { MembershipChange } from './membershipChange.ts';
import {
  findChange,
  findSameChange,
  insertChange,
  lockChange,
  updateChange,
} from './membershipChangeStore.ts';

/** A member offers to own a group that nobody owns; the fallback approvers are asked. */
export async function nominateSelf(
  context: DeskContext,
  press: DeskPress,
  groupId: string,
): Promise<ChangeOutcome> {
  const { actor, activityId, place } = press;
  const facts = await readNominationFacts(context, actor, groupId);
  return context.db.transaction().execute(async (trx) => {
    const earlier = await findSameChange(trx, actor.userId, { activityId, undoOf: null });
    if (earlier !== undefined) return { view: changeView(earlier, context.now()) };
    const decision = nominate(facts, { changeId: context.newId(), activityId });
    if (!decision.accepted) return { refusal: decision.refusal };
    const { change } = decision;
    await insertChange(trx, change);
    await audit(trx, context, change, actor.userId, 'groups.nominate');
    const card = { subjectId: change.id, version: change.version };
    const own = { ...card, userId: actor.userId, view: 'groups.change' };
    const asked = approversFor(facts).map(({ id }) => ({ ...card, userId: id, view: 'groups.nomination' }));
    await oweCards(trx, [place === undefined ? own : { ...own, place }, ...asked], context.now());
    await tell(trx, context, [actor.userId, ...asked.map(({ userId }) => userId)]);
    return { view: place && changeView(change, context.now()) };
  });
}

/** The answer of somebody who stands in. A second one is told that it is settled. */
export async function decideNomination(
  context: DeskContext,
  press: DeskPress,
  wish: { readonly changeId: string; readonly isApproved: boolean },
): Promise<DeskView> {
  const { actor } = press;
  const known = await findChange(context.db, wish.changeId);
  const approvers = await context.listFallbackApprovers('interactive');
  const refused = (refusal: DeskRefusal): DeskView => ({
    card: 'deskRefusal',
    data: { refusal, groupId: null },
  });
  if (known?.kind !== 'nominate') return refused({ code: 'changeNotFound' });
  const read = await readDeskFacts(context, actor, known.groupId);
  return context.db.transaction().execute(async (trx) => {
    const current = (await lockChange(trx, known.id)) ?? known;
    const decision = answerNomination({ ...read, approvers }, current, wish.isApproved);
    if (!decision.accepted) return refused(decision.refusal);
    if (current.state !== 'pending') return nominationView(current);
    const { change } = decision;
    await updateChange(trx, change);
    const action = wish.isApproved ? 'groups.approveNomination' : 'groups.denyNomination';
    await audit(trx, context, change, actor.userId, action);
    await tell(
      trx,
      context,
      await wantVersion(trx, change.id, ['groups.change', 'groups.nomination'], change.version),
    );
    if (change.state === 'writing')
      await context.enqueue(trx, 'groups.writeChange', [{ groupId: change.groupId, changeId: change.id }]);
    return nominationView(change);
  });
}

export function nominationView(change: MembershipChange): DeskView {
  return { card: 'deskNomination', data: { change } };
}

async function readNominationFacts(
  context: DeskContext,
  actor: Actor,
  groupId: string,
): Promise<NominationFacts> {
  const [read, nominee, isMember, approvers] = await Promise.all([
    readDeskFacts(context, actor, groupId),
    context.directory.getUser(actor.userId, 'interactive'),
    context.directory.isDirectMember(groupId, actor.userId, 'interactive'),
    context.listFallbackApprovers('interactive'),
  ]);
  const name = nominee?.displayName ?? actor.name;
  return { ...read, actor: { userId: actor.userId, name }, nominee, isMember, approvers };
}

async function tell(
  trx: Transaction<Database>,
  context: DeskContext,
  userIds: readonly string[],
): Promise<void> {
  const people = [...new Set(userIds)].map((userId) => ({ userId }));
  await context.enqueue(trx, 'teams.deliver', people);
}

async function audit(
  trx: Transaction<Database>,
  context: DeskContext,
  change: MembershipChange,
  userId: string,
  action: string,
): Promise<void> {
  await appendAudit(trx, {
    at: context.now(),
    actor: { kind: 'user', userId },
    action,
    subjectKind: 'membershipChange',
    subjectId: change.id,
    details: { groupId: change.groupId, userId: change.actor.id },
  });
}
