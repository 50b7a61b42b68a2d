import type { Transaction } from 'kysely';
import type { Actor } from '../decision.ts';
import { DirectoryError } from '../errors.ts';
import { knownGroup } from '../groups/knownGroups.ts';
import { removalToFollow } from '../groups/licensingSettings.ts';
import { appendAudit } from '../store/audit.ts';
import { recordNotice } from '../store/notices.ts';
import { oweCards, wantVersion, type MessagePlace } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { RequestsContext } from './context.ts';
import { finishLeaving, leave, whyNotLeave } from './decideLeave.ts';
import type { Departure } from './departure.ts';
import {
  findDeparture,
  findLeaving,
  insertDeparture,
  lockDeparture,
  updateDeparture,
} from './departureStore.ts';
import { readAskFacts } from './facts.ts';
import type { FailureCode } from './joinRequest.ts';
import type { RequestsView } from './requestViews.ts';
import { refusalView } from './views.ts';

/** Asks before anybody is taken out of anything, or says why leaving is not possible here. */
export async function openLeave(
  context: RequestsContext,
  actor: Actor,
  input: { readonly groupId: string; readonly groupText: string | null },
): Promise<RequestsView> {
  const read = await readAskFacts(context, actor.userId, input.groupId);
  const refusal = whyNotLeave({ ...read, userId: actor.userId, now: context.now() }, input.groupText);
  if (refusal !== undefined) return refusalView(refusal);
  return { card: 'leaveConfirm', data: { groupId: input.groupId, groupName: read.group?.displayName ?? '' } };
}

/** The confirmed wish: recorded here, carried out by its job. */
export async function leaveGroup(
  context: RequestsContext,
  actor: Actor,
  input: {
    readonly groupId: string;
    readonly activityId: string | null;
    readonly place: MessagePlace | undefined;
  },
): Promise<RequestsView> {
  const read = await readAskFacts(context, actor.userId, input.groupId);
  return context.db.transaction().execute(async (trx) => {
    const underWay = await findLeaving(trx, actor.userId, input);
    if (underWay !== undefined) return leaveView(underWay);
    const facts = { ...read, userId: actor.userId, now: context.now() };
    const decision = leave(facts, { departureId: context.newId(), activityId: input.activityId });
    if (!decision.accepted) return refusalView(decision.refusal);
    const departure = decision.change;
    await insertDeparture(trx, departure);
    await audit(trx, departure, 'requests.leave', { kind: 'user', userId: actor.userId }, facts.now);
    const card = { userId: actor.userId, view: 'requests.leaveStatus', subjectId: departure.id, version: 1 };
    const placed = input.place === undefined ? card : { ...card, place: input.place };
    await oweCards(trx, [placed], facts.now);
    await context.enqueue(trx, 'teams.deliver', [{ userId: actor.userId }]);
    await context.enqueue(trx, 'requests.removeMembership', [{ departureId: departure.id }]);
    return leaveView(departure);
  });
}

/** Job: takes the person out of the group, then tells them. Somebody who is out already counts as done. */
export async function removeMembership(
  context: RequestsContext,
  payload: { readonly departureId: string },
): Promise<void> {
  const departure = await findDeparture(context.db, payload.departureId);
  if (departure?.state !== 'leaving') return;
  const failure = await tryToRemove(context, departure);
  await context.db.transaction().execute((trx) => endLeaving(trx, context, departure.id, failure));
}

/** The directory stayed away for hours: the departure ends, and the person is told. */
export async function failLeaving(
  trx: Transaction<Database>,
  context: RequestsContext,
  departureId: string,
  failure: FailureCode,
): Promise<void> {
  await endLeaving(trx, context, departureId, failure);
}

/** The card of one departure, for the person who leaves and for nobody else. */
export async function showLeave(
  context: Pick<RequestsContext, 'db'>,
  userId: string,
  departureId: string,
): Promise<RequestsView> {
  const departure = await findDeparture(context.db, departureId);
  if (departure === undefined) return refusalView({ code: 'requestNotFound' });
  return departure.user.id === userId ? leaveView(departure) : refusalView({ code: 'notYourRequest' });
}

function leaveView(departure: Departure): RequestsView {
  return {
    card: 'leaveStatus',
    data: {
      departureId: departure.id,
      groupName: departure.groupName,
      state: departure.state,
      failure: departure.failure,
      at: departure.finishedAt ?? departure.createdAt,
    },
  };
}

async function endLeaving(
  trx: Transaction<Database>,
  context: RequestsContext,
  departureId: string,
  failure: FailureCode | null,
): Promise<void> {
  const current = await lockDeparture(trx, departureId);
  if (current?.state !== 'leaving') return;
  const now = context.now();
  const finished = finishLeaving(current, failure, now);
  await updateDeparture(trx, finished);
  await audit(
    trx,
    finished,
    failure === null ? 'requests.left' : 'requests.leaveFailed',
    { kind: 'usher' },
    now,
  );
  if (failure !== null) {
    await recordNotice(trx, { code: 'leaveFailed', subjectId: finished.id, details: { failure }, at: now });
  }
  if (failure === null) {
    await context.enqueueMissing(trx, 'requests.followRemoval', [removalToFollow(finished.groupId, now)]);
  }
  await wantVersion(trx, finished.id, ['requests.leaveStatus'], finished.version);
  await context.enqueue(trx, 'teams.deliver', [{ userId: finished.user.id }]);
}

async function tryToRemove(context: RequestsContext, departure: Departure): Promise<FailureCode | null> {
  const found = await context.directory.getGroup(departure.groupId, 'background');
  const group = await knownGroup(context, found);
  const facts = { now: context.now(), userId: departure.user.id, group, membership: 'direct' as const };
  const refusal = whyNotLeave(facts, null);
  if (refusal !== undefined) return refusal.code === 'groupNotFound' ? null : 'groupNotEligible';
  try {
    await context.directory.removeMember(departure.groupId, departure.user.id);
    return null;
  } catch (error) {
    const isFinal = error instanceof DirectoryError && ['forbidden', 'rejected'].includes(error.reason);
    if (isFinal) return 'refusedByDirectory';
    throw error;
  }
}

async function audit(
  trx: Transaction<Database>,
  departure: Departure,
  action: string,
  actor: { readonly kind: 'user'; readonly userId: string } | { readonly kind: 'usher' },
  at: Date,
): Promise<void> {
  await appendAudit(trx, {
    at,
    actor,
    action,
    subjectKind: 'departure',
    subjectId: departure.id,
    details: { groupId: departure.groupId, userId: departure.user.id, failure: departure.failure },
  });
}
