import type { Actor } from '../decision.ts';
import { whyNotDecide, whyTooLate } from './decide.ts';
import type { RequestsContext } from './context.ts';
import { readApprovalFacts } from './facts.ts';
import type { ApprovalListData, ApprovalOrigin, RequestsView } from './requestViews.ts';
import { countSeats } from './seats.ts';
import { countFor, listRequestsOf, listWaitingFor } from './listStore.ts';
import { findRequest } from './store.ts';
import {
  answerToApprover,
  approvalList,
  approvalsPerPage,
  approverView,
  denyForm,
  refusalView,
  statusView,
} from './views.ts';

const recentRequests = 20;
const openRequestsShown = 50;

/** The requester's card; nobody else sees it. Reads the store only: it is what a refresh asks for. */
export async function showStatus(
  context: Pick<RequestsContext, 'db'>,
  userId: string,
  requestId: string,
): Promise<RequestsView> {
  const request = await findRequest(context.db, requestId);
  if (request === undefined) return refusalView({ code: 'requestNotFound' });
  return request.requester.id === userId
    ? statusView(request, null)
    : refusalView({ code: 'notYourRequest' });
}

/** The approver's card for somebody who was asked. Reads the store only: it is what a refresh asks for. */
export async function showReview(
  context: Pick<RequestsContext, 'db' | 'rules'>,
  userId: string,
  requestId: string,
  origin: ApprovalOrigin,
): Promise<RequestsView> {
  const request = await findRequest(context.db, requestId);
  if (request === undefined) return refusalView({ code: 'requestNotFound' });
  const wasAsked = request.approvers.some((approver) => approver.id === userId);
  if (!wasAsked) return refusalView({ code: 'notAnApprover', groupName: request.groupName });
  return approverView(request, userId, origin, null, await countSeats(context, request));
}

/** The form for the note of a denial, with what was typed already, or the reason why there is nothing to deny. */
export async function openDenyForm(
  context: RequestsContext,
  actor: Actor,
  input: { readonly requestId: string; readonly origin: ApprovalOrigin; readonly note: string },
): Promise<RequestsView> {
  const { requestId, origin, note } = input;
  const request = await findRequest(context.db, requestId);
  if (request === undefined) return refusalView({ code: 'requestNotFound' });
  const tooLate = whyTooLate(request, actor.userId);
  const seats = await countSeats(context, request);
  if (tooLate !== undefined) return answerToApprover(request, actor.userId, origin, tooLate, seats);
  const read = await readApprovalFacts(context, request, 'interactive');
  const refusal = whyNotDecide({ ...read, request, actor, now: context.now() });
  if (refusal !== undefined) return answerToApprover(request, actor.userId, origin, refusal, seats);
  return denyForm(request, origin, note, null);
}

export async function showMyRequests(
  context: Pick<RequestsContext, 'db'>,
  userId: string,
): Promise<RequestsView> {
  const open = await listRequestsOf(context.db, userId, 'open', openRequestsShown);
  const recent = await listRequestsOf(context.db, userId, 'ended', recentRequests);
  return { card: 'myRequests', data: { open, recent } };
}

/** Everything that waits for one person, oldest first. */
export async function showApprovals(
  context: Pick<RequestsContext, 'db'>,
  userId: string,
  options: Pick<ApprovalListData, 'page' | 'isDigest' | 'justDecided' | 'problem'>,
): Promise<RequestsView> {
  const { waiting } = await countFor(context.db, userId);
  const lastPage = Math.max(0, Math.ceil(waiting / approvalsPerPage) - 1);
  const page = Math.min(options.page, lastPage);
  const items = await listWaitingFor(context.db, userId, {
    skip: page * approvalsPerPage,
    limit: approvalsPerPage,
  });
  return approvalList(items, waiting, page, options);
}
