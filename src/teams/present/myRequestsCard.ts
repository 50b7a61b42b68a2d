import type { JoinRequest } from '../../requests/joinRequest.ts';
import type { MyRequestsData } from '../../requests/requestViews.ts';
import { moment, said, strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { productsOf } from './licenceLines.ts';
import { mayWithdraw } from './requestStatusCard.ts';
import { frame, lines, marks, type CardFrame, type Line, type Mark, type Presented } from './presented.ts';

interface MyRequestsCard extends CardFrame {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly none: string;
  readonly openTitle: string;
  readonly open: readonly MyRequestRow[];
  readonly recentTitle: string;
  readonly recent: readonly MyRequestRow[];
}

interface MyRequestRow {
  readonly requestId: string;
  readonly groupName: Text;
  readonly mark: Mark;
  readonly state: Text;
  /** The day of its last change; nothing while it waits, which says since when. */
  readonly at: readonly Line[];
  readonly mayWithdraw: boolean;
}

export function presentMyRequests(mine: MyRequestsData, wording: Wording): Presented {
  const say = wording.mine;
  const data: MyRequestsCard = {
    ...frame(wording),
    title: say.title,
    isEmpty: mine.open.length + mine.recent.length === 0,
    none: say.none,
    openTitle: say.open,
    open: mine.open.map((request) => row(request, wording)),
    recentTitle: say.recent,
    recent: mine.recent.map((request) => row(request, wording)),
  };
  return { data, summary: say.title };
}

function row(request: JoinRequest, wording: Wording): MyRequestRow {
  const changedAt = request.finishedAt ?? request.decidedAt;
  return {
    requestId: request.id,
    groupName: text`${strong(request.groupName)}`,
    ...howItStands(request, wording),
    at: lines(changedAt === null ? null : text`${moment(changedAt, 'date')}`),
    mayWithdraw: mayWithdraw(request),
  };
}

function howItStands(request: JoinRequest, wording: Wording): Pick<MyRequestRow, 'mark' | 'state'> {
  const say = wording.request;
  switch (request.state) {
    case 'pendingApproval':
      return { mark: marks.active, state: waiting(request, wording) };
    case 'waitingForSeat':
      return {
        mark: marks.active,
        state: wording.licensing.waitingForSeat(productsOf(request), request.seatPlace ?? 1),
      };
    case 'delivering':
      return { mark: marks.active, state: said(wording.groups.delivering) };
    case 'delivered':
      return { mark: marks.done, state: said(wording.groups.member) };
    case 'deliveryFailed':
      return { mark: marks.refused, state: said(say.notAdded) };
    case 'denied':
      return { mark: marks.refused, state: say.deniedBy(request.decidedBy?.name ?? '') };
    case 'withdrawn':
      return { mark: marks.ended, state: said(say.withdrawn) };
    case 'expired':
      return { mark: marks.ended, state: said(say.expired) };
  }
}

function waiting(request: JoinRequest, wording: Wording): Text {
  const asked = request.approvers
    .filter(({ reach, stage }) => reach === 'asked' && stage === request.stage)
    .map(({ name }) => name);
  return asked.length === 0
    ? said(wording.request.searching)
    : wording.groups.waiting(asked, request.createdAt);
}
