import type { JoinRequest } from '../../requests/joinRequest.ts';
import { isOpen } from '../../requests/joinRequest.ts';
import type { RequestStatusData } from '../../requests/requestViews.ts';
import { plain, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { explain, fact, frame, refreshedFor } from './presented.ts';
import type { CardFrame, Fact, Line, Presented, Viewer } from './presented.ts';
import { stepsOf, type Step } from './requestSteps.ts';

interface RequestStatusCard extends CardFrame {
  readonly title: string;
  readonly requestId: string;
  readonly groupId: string;
  readonly groupName: Text;
  readonly problem: readonly Line[];
  readonly steps: readonly Step[];
  readonly facts: readonly Fact[];
  readonly mayWithdraw: boolean;
  readonly mayAskAgain: boolean;
  readonly refreshFor: readonly string[];
}

/** The requester's own card: the way of the request step by step, the present one in bold. */
export function presentRequestStatus(
  { request, problem }: RequestStatusData,
  wording: Wording,
  viewer: Viewer,
): Presented {
  const data: RequestStatusCard = {
    ...frame(wording),
    title: wording.request.title,
    requestId: request.id,
    groupId: request.groupId,
    groupName: text`${strong(request.groupName)}`,
    problem: explain(problem, wording),
    steps: stepsOf(request, wording),
    facts: [
      ...fact(wording.labels.reason, words(request.justification)),
      ...fact(wording.labels.duration, durationFor('requester', request, wording)),
    ],
    mayWithdraw: mayWithdraw(request),
    mayAskAgain: mayAskAgain(request),
    refreshFor: isOpen(request) ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(wording.outcome[request.state](request.groupName)) };
}

/** Until the person is on the way into the group. */
export function mayWithdraw({ state }: Pick<JoinRequest, 'state'>): boolean {
  return state === 'pendingApproval' || state === 'waitingForSeat';
}

export function durationFor(
  reader: 'requester' | 'approver',
  request: JoinRequest,
  wording: Wording,
): string {
  if (request.durationDays !== null) return wording.days(request.durationDays);
  return reader === 'requester' ? wording.labels.untilILeave : wording.labels.untilTheyLeave;
}

/** Where a second try can end differently without anybody else acting first. */
export function mayAskAgain({ state, failure }: JoinRequest): boolean {
  return (
    state === 'withdrawn' ||
    state === 'expired' ||
    failure === 'directoryUnavailable' ||
    failure === 'noSeatInTime'
  );
}
