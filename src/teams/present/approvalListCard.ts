import type { JoinRequest } from '../../requests/joinRequest.ts';
import type { ApprovalListData } from '../../requests/requestViews.ts';
import { moment, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { aboutRequester, reasonOf } from './approvalCard.ts';
import { explain, frame, lines, refreshedFor } from './presented.ts';
import type { CardFrame, Line, Presented, Viewer } from './presented.ts';
import { durationFor } from './requestStatusCard.ts';

interface ApprovalListCard extends CardFrame {
  readonly title: string;
  readonly lead: string;
  readonly justDecided: readonly Line[];
  readonly problem: readonly Line[];
  readonly items: readonly ApprovalRow[];
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
  readonly refreshFor: readonly string[];
}

interface ApprovalRow {
  readonly requestId: string;
  readonly headline: Text;
  readonly about: readonly Line[];
  readonly reason: Text;
  /** When it was asked and for how long. */
  readonly terms: Text;
}

export function presentApprovalList(list: ApprovalListData, wording: Wording, viewer: Viewer): Presented {
  const lead = list.total === 0 ? wording.approvals.none : wording.home.waitingForYou(list.total);
  const data: ApprovalListCard = {
    ...frame(wording),
    title: list.isDigest ? wording.approvals.digestTitle : wording.approvals.title,
    lead,
    justDecided: lines(list.justDecided === null ? null : decisionOn(list.justDecided, wording)),
    problem: explain(list.problem, wording),
    items: list.items.map(({ request }) => approvalRow(request, wording)),
    page: list.page,
    hasPrevious: list.page > 0,
    previousPage: list.page - 1,
    hasMore: list.more,
    nextPage: list.page + 1,
    refreshFor: list.total === 0 ? [] : refreshedFor(viewer),
  };
  return { data, summary: lead };
}

function decisionOn(request: JoinRequest, wording: Wording): Text {
  const say = request.state === 'denied' ? wording.approvals.denied : wording.approvals.approved;
  return say(request.requester.name, request.groupName);
}

function approvalRow(request: JoinRequest, wording: Wording): ApprovalRow {
  const { asked, duration } = wording.labels;
  return {
    requestId: request.id,
    headline: wording.approval.asksToJoin(request.requester.name, request.groupName),
    about: aboutRequester(request),
    reason: reasonOf(request),
    terms: text`${asked}: ${moment(request.createdAt)} · ${duration}: ${durationFor('approver', request, wording)}`,
  };
}
