import type { LeaveConfirmData, LeaveStatusData } from '../../requests/requestViews.ts';
import { emphasised, moment, plain, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, marks, refreshedFor } from './presented.ts';
import type { CardFrame, Line, Mark, Presented, Viewer } from './presented.ts';

interface LeaveConfirmCard extends CardFrame {
  readonly title: string;
  readonly groupId: string;
  readonly question: Text;
  readonly hint: string;
}

interface LeaveStatusCard extends CardFrame {
  readonly title: string;
  readonly departureId: string;
  readonly mark: Mark;
  readonly sentence: Text;
  readonly details: readonly Line[];
  readonly refreshFor: readonly string[];
}

const markOf = { leaving: marks.active, left: marks.done, failed: marks.refused } as const;

export function presentLeaveConfirm(leave: LeaveConfirmData, wording: Wording): Presented {
  const question = wording.leaving.confirm(leave.groupName);
  const data: LeaveConfirmCard = {
    ...frame(wording),
    title: wording.leaving.title,
    groupId: leave.groupId,
    question,
    hint: wording.leaving.hint,
  };
  return { data, summary: plain(question) };
}

export function presentLeaveStatus(leave: LeaveStatusData, wording: Wording, viewer: Viewer): Presented {
  const sentence = wording.leaving[leave.state](leave.groupName);
  const data: LeaveStatusCard = {
    ...frame(wording),
    title: wording.leaving.title,
    departureId: leave.departureId,
    mark: markOf[leave.state],
    sentence: emphasised(sentence),
    details: lines(
      leave.failure === null ? null : wording.failures[leave.failure],
      text`${moment(leave.at)}`,
    ),
    refreshFor: leave.state === 'leaving' ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(sentence) };
}
