import type { Actor, Decision } from '../decision.ts';
import { recordNotice } from '../store/notices.ts';
import type { MessagePlace } from '../store/outbox.ts';
import { commit } from './commit.ts';
import type { RequestsContext } from './context.ts';
import {
  approve,
  deny,
  whyTooLate,
  withdraw,
  type ApprovalFacts,
  type ApproveInput,
  type NoteInput,
} from './decide.ts';
import { submit, usualDays, usualPolicy, whyNotAsk, whyNotSend, type SubmitInput } from './decideSubmit.ts';
import { isSamePress } from './decideRedelivery.ts';
import { readApprovalFacts, readApproverFacts, readAskFacts } from './facts.ts';
import type { JoinRequest } from './joinRequest.ts';
import type { RequestChange } from './requestChange.ts';
import type { ApprovalOrigin, RequestRefusal, RequestsView } from './requestViews.ts';
import { countSeats, weighSeats } from './seats.ts';
import { showApprovals } from './show.ts';
import { readRounds } from '../groups/rounds.ts';
import { findEarlierRequest, findOpenRequest, findRequest, lockPair, lockRequest } from './store.ts';
import {
  answerToApprover,
  answerToRequester,
  denyForm,
  refusalView,
  requestForm,
  statusView,
} from './views.ts';

export interface SubmitCommand extends Omit<SubmitInput, 'requestId'> {
  readonly groupId: string;
  /** The form's own message when the person sent a form: it becomes the status card. */
  readonly place: MessagePlace | undefined;
}

/**
 * Somebody asks for a group. Answers the status card when it came from a form; a typed request is answered by the
 * card that its job sends, so nothing is returned for it.
 */
export async function submitRequest(
  context: RequestsContext,
  actor: Actor,
  command: SubmitCommand,
): Promise<RequestsView | undefined> {
  const ask = await readAskFacts(context, actor.userId, command.groupId);
  const problem =
    whyNotAsk({ ...ask, openRequest: undefined }, command.groupText) ?? whyNotSend(command, ask.join);
  if (problem !== undefined) return answerToRequester(problem, ask, command, undefined);
  const rounds = await readRounds(context.directory, ask.join?.stages ?? [], 'interactive');
  const round = { requesterId: actor.userId, owners: ask.owners, named: rounds[0]?.named };
  const approvers = await readApproverFacts(context, round, 'interactive');
  return context.db.transaction().execute(async (trx) => {
    await lockPair(trx, actor.userId, command.groupId);
    const openRequest = await findEarlierRequest(trx, { ...command, requesterId: actor.userId });
    // Teams delivers again what it thinks was lost, with the same id or a new one: it was answered already.
    if (openRequest !== undefined && isSamePress(openRequest, command, context.now())) {
      return command.place === undefined ? undefined : statusView(openRequest, null);
    }
    const weighed = { requestId: context.newId(), requesterId: actor.userId };
    const seat = await weighSeats(trx, context, ask.licences, weighed);
    const facts = { ...ask, approvers, rounds, openRequest, seat, now: context.now() };
    const decision = submit(facts, { ...command, requestId: weighed.requestId });
    if (decision.accepted) {
      await commit(trx, context, decision.change, command.place ?? 'toBeSent');
      return command.place === undefined ? undefined : statusView(decision.change.request, null);
    }
    await noteRefusal(trx, decision.refusal, command.groupId, facts.now);
    return answerToRequester(decision.refusal, ask, command, openRequest);
  });
}

/** The form, or the reason why asking would be in vain. */
export async function openRequestForm(
  context: RequestsContext,
  actor: Actor,
  input: {
    readonly groupId: string;
    readonly groupText: string | null;
    readonly durationDays: number | null;
  },
): Promise<RequestsView> {
  const [ask, openRequest] = await Promise.all([
    readAskFacts(context, actor.userId, input.groupId),
    findOpenRequest(context.db, actor.userId, input.groupId),
  ]);
  const problem = whyNotAsk({ ...ask, openRequest }, input.groupText);
  if (problem !== undefined || ask.group === undefined) {
    const refusal: RequestRefusal = problem ?? { code: 'groupNotFound', text: input.groupText };
    return answerToRequester(refusal, ask, { ...input, justification: '' }, openRequest);
  }
  const durationDays = input.durationDays ?? usualDays(ask.join ?? usualPolicy);
  return requestForm(ask.group, ask, { justification: '', durationDays }, null);
}

export interface DecisionCommand {
  readonly requestId: string;
  readonly origin: ApprovalOrigin;
}

export async function approveRequest(
  context: RequestsContext,
  actor: Actor,
  command: DecisionCommand & ApproveInput,
): Promise<RequestsView> {
  const { request, refusal } = await decideOn(context, actor, command, (facts) => approve(facts, command));
  return answerDecision(context, actor, command, request, refusal);
}

export async function denyRequest(
  context: RequestsContext,
  actor: Actor,
  command: DecisionCommand & NoteInput,
): Promise<RequestsView> {
  const { request, refusal } = await decideOn(context, actor, command, (facts) => deny(facts, command));
  const isAboutNote = refusal?.code === 'noteMissing' || refusal?.code === 'noteTooLong';
  if (request !== undefined && isAboutNote) return denyForm(request, command.origin, command.note, refusal);
  return answerDecision(context, actor, command, request, refusal);
}

export async function withdrawRequest(
  context: RequestsContext,
  actor: Actor,
  requestId: string,
): Promise<RequestsView> {
  return context.db.transaction().execute(async (trx) => {
    const request = await lockRequest(trx, requestId);
    if (request === undefined) return refusalView({ code: 'requestNotFound' });
    const decision = withdraw({ request, actor, now: context.now() });
    if (!decision.accepted && decision.refusal.code === 'notYourRequest')
      return refusalView(decision.refusal);
    if (!decision.accepted) return statusView(request, decision.refusal);
    await commit(trx, context, decision.change);
    return statusView(decision.change.request, null);
  });
}

interface Outcome {
  readonly request: JoinRequest | undefined;
  readonly refusal: RequestRefusal | null;
}

async function decideOn(
  context: RequestsContext,
  actor: Actor,
  command: DecisionCommand,
  decide: (facts: ApprovalFacts) => Decision<RequestChange, RequestRefusal>,
): Promise<Outcome> {
  const known = await findRequest(context.db, command.requestId);
  if (known === undefined) return { request: undefined, refusal: { code: 'requestNotFound' } };
  // A late press is answered from the store alone: it must tell the truth while the directory is down, too.
  const tooLate = whyTooLate(known, actor.userId);
  if (tooLate !== undefined) return { request: known, refusal: tooLate };
  const read = await readApprovalFacts(context, known, 'interactive');
  return context.db.transaction().execute(async (trx) => {
    // Seats first: who gives some away locks requests afterwards.
    const weighed = { requestId: known.id, requesterId: known.requester.id };
    const seat = await weighSeats(trx, context, read.licences, weighed);
    const request = (await lockRequest(trx, command.requestId)) ?? known;
    const decision = decide({ ...read, request, seat, actor, now: context.now() });
    if (!decision.accepted) return { request, refusal: decision.refusal };
    await commit(trx, context, decision.change);
    return { request: decision.change.request, refusal: null };
  });
}

/** Leads back to where the press came from: the list goes on with the next request. */
async function answerDecision(
  context: RequestsContext,
  actor: Actor,
  command: DecisionCommand,
  request: JoinRequest | undefined,
  refusal: RequestRefusal | null,
): Promise<RequestsView> {
  if (request === undefined) return refusalView({ code: 'requestNotFound' });
  // Who comes too late is told who decided, when and why; the card leads back to the list by itself.
  // Where no seat is free the card of the request itself offers the waiting list.
  const needsCard = refusal?.code === 'requestClosed' || refusal?.code === 'noSeat';
  if (command.origin === 'list' && !needsCard) {
    const justDecided = refusal === null ? request : null;
    return showApprovals(context, actor.userId, { page: 0, isDigest: false, justDecided, problem: refusal });
  }
  const seats = await countSeats(context, request);
  return answerToApprover(request, actor.userId, command.origin, refusal, seats);
}

async function noteRefusal(
  trx: Parameters<typeof recordNotice>[0],
  refusal: RequestRefusal,
  groupId: string,
  at: Date,
): Promise<void> {
  if (refusal.code !== 'noApprover') return;
  await recordNotice(trx, { code: 'noApprover', subjectId: groupId, details: {}, at });
}
