import { isOpen, type JoinRequest } from '../../requests/joinRequest.ts';
import type { ApprovalOrigin, DecidedData } from '../../requests/requestViews.ts';
import { emphasised, moment, plain, said, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { aboutRequester } from './approvalCard.ts';
import { explain, fact, frame, lines, marks, refreshedFor } from './presented.ts';
import type { CardFrame, Fact, Line, Mark, Presented, Viewer } from './presented.ts';
import { approvedBy, progressOf } from './requestProgress.ts';
import { durationFor } from './requestStatusCard.ts';

interface DecidedCard extends CardFrame {
  readonly title: string;
  readonly requestId: string;
  readonly origin: ApprovalOrigin;
  readonly headline: Text;
  readonly about: readonly Line[];
  readonly problem: readonly Line[];
  readonly mark: Mark;
  readonly verdict: Text;
  /** What became of it since. */
  readonly since: readonly Line[];
  readonly facts: readonly Fact[];
  readonly fromList: boolean;
  readonly refreshFor: readonly string[];
}

/** An approver's card when nothing is left to decide: who decided, when, with which note, and no button. */
export function presentDecided(decided: DecidedData, wording: Wording, viewer: Viewer): Presented {
  const { request, origin } = decided;
  const { mark, verdict, since } = verdictOn(decided, wording);
  const headline = wording.approval.askedToJoin(request.requester.name, request.groupName);
  const data: DecidedCard = {
    ...frame(wording),
    title: wording.approvals.title,
    requestId: request.id,
    origin,
    headline,
    about: aboutRequester(request),
    problem: explain(decided.problem, wording),
    mark,
    verdict: emphasised(verdict),
    since,
    facts: factsOf(request, wording),
    fromList: origin === 'list',
    refreshFor: isOpen(request) ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(headline) };
}

interface Verdict {
  readonly mark: Mark;
  readonly verdict: Text;
  readonly since: readonly Line[];
}

function verdictOn({ request, viewerId }: DecidedData, wording: Wording): Verdict {
  const say = wording.approval;
  const who = request.requester.name;
  const byViewer = request.decidedBy?.id === viewerId;
  const decider = request.decidedBy?.name ?? '';
  const isAlone = byViewer && request.votes.length <= 1;
  const approved = isAlone ? said(say.approvedByYou) : approvedBy(request, wording);
  const denied = byViewer ? said(say.deniedByYou) : wording.request.deniedBy(decider);
  const failure = request.failure === null ? null : wording.failures[request.failure];
  switch (request.state) {
    case 'delivered':
      return { mark: marks.done, verdict: approved, since: lines(say.isMember(who)) };
    case 'denied':
      return { mark: marks.refused, verdict: denied, since: [] };
    case 'withdrawn':
      return { mark: marks.ended, verdict: say.withdrawn(who), since: [] };
    case 'expired':
      return { mark: marks.ended, verdict: said(say.expired), since: [] };
    case 'deliveryFailed':
      return {
        mark: marks.refused,
        verdict: say.notAdded(who),
        since: lines(failure, request.decidedBy === null ? null : approved),
      };
    case 'waitingForSeat':
      return {
        mark: marks.active,
        verdict: approved,
        since: lines(wording.licensing.waits(who, request.seatPlace ?? 1)),
      };
    case 'pendingApproval':
    case 'delivering':
      return { mark: marks.done, verdict: approved, since: lines(say.beingAdded(who)) };
  }
}

function factsOf(request: JoinRequest, wording: Wording): readonly Fact[] {
  const { labels } = wording;
  const { decidedAt, finishedAt, note } = request;
  const settledAt = decidedAt ?? finishedAt;
  return [
    ...fact(labels.decided, settledAt === null ? null : text`${moment(settledAt)}`),
    ...fact(labels.note, note === null ? null : words(note)),
    ...fact(labels.reason, words(request.justification)),
    ...fact(
      wording.policy.progressLabel,
      request.state === 'pendingApproval' ? progressOf(request, wording) : null,
    ),
    ...fact(labels.duration, durationFor('approver', request, wording)),
    ...fact(labels.asked, text`${moment(request.createdAt)}`),
  ];
}
