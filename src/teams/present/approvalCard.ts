import { maxNoteLength, type JoinRequest } from '../../requests/joinRequest.ts';
import type { ApprovalData, ApprovalOrigin, DenyFormData } from '../../requests/requestViews.ts';
import { moment, plain, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { explain, fact, frame, lines, refreshedFor } from './presented.ts';
import type { CardFrame, Fact, Line, Presented, Viewer } from './presented.ts';
import { licenceLines } from './licenceLines.ts';
import { progressOf } from './requestProgress.ts';
import { durationFor } from './requestStatusCard.ts';

interface ApprovalCard extends CardFrame {
  readonly title: string;
  readonly requestId: string;
  readonly origin: ApprovalOrigin;
  readonly headline: Text;
  /** Title and department. */
  readonly about: readonly Line[];
  readonly problem: readonly Line[];
  readonly reason: Text;
  readonly mayApprove: boolean;
  /** True where an approval puts the person on the waiting list. */
  readonly onlyWaits: boolean;
  readonly waitTitle: string;
  readonly mayDeny: boolean;
  /** Said in place of the buttons to somebody whose approval counts already. */
  readonly voted: string;
  readonly facts: readonly Fact[];
  readonly maxLength: number;
  readonly fromList: boolean;
  readonly refreshFor: readonly string[];
}

interface DenyFormCard extends CardFrame {
  readonly title: string;
  readonly requestId: string;
  readonly origin: ApprovalOrigin;
  readonly headline: Text;
  readonly hint: Text;
  readonly problem: readonly Line[];
  readonly note: string;
  readonly maxLength: number;
}

export function presentApproval(approval: ApprovalData, wording: Wording, viewer: Viewer): Presented {
  const { request, origin, viewerId } = approval;
  const hasVoted = request.votes.some(({ id }) => id === viewerId);
  const headline = wording.approval.asksToJoin(request.requester.name, request.groupName);
  const data: ApprovalCard = {
    ...frame(wording),
    title: wording.approval.title,
    requestId: request.id,
    origin,
    headline,
    about: aboutRequester(request),
    problem: explain(approval.problem, wording),
    reason: reasonOf(request),
    mayApprove: !hasVoted,
    onlyWaits: !hasVoted && approval.seats.some(({ mustWait }) => mustWait),
    waitTitle: wording.licensing.approveToWait,
    mayDeny: !hasVoted || approval.viewer?.stage === request.stage,
    voted: hasVoted ? wording.policy.voted : '',
    facts: factsFor(approval, wording),
    maxLength: maxNoteLength,
    fromList: origin === 'list',
    refreshFor: refreshedFor(viewer),
  };
  return { data, summary: plain(headline) };
}

export function presentDenyForm(form: DenyFormData, wording: Wording): Presented {
  const { request, origin } = form;
  const headline = wording.approval.denyTitle(request.requester.name, request.groupName);
  const data: DenyFormCard = {
    ...frame(wording),
    title: wording.approval.title,
    requestId: request.id,
    origin,
    headline,
    hint: wording.approval.denyHint(request.requester.name),
    problem: explain(form.problem, wording),
    note: form.note,
    maxLength: maxNoteLength,
  };
  return { data, summary: plain(headline) };
}

/** A group may do without reasons; the place for one is never empty. */
export function reasonOf({ justification }: JoinRequest): Text {
  return words(justification === '' ? '–' : justification);
}

export function aboutRequester({ cardFacts }: JoinRequest): readonly Line[] {
  const known = [cardFacts.jobTitle, cardFacts.department].filter((one) => one !== null);
  return lines(known.length === 0 ? null : words(known.join(' · ')));
}

function factsFor({ request, seats, viewer, viewerId }: ApprovalData, wording: Wording): readonly Fact[] {
  const { labels, approval, kinds } = wording;
  const { managerName, groupMemberCount, groupDescription } = request.cardFacts;
  const size = groupMemberCount === null ? [] : [wording.members(groupMemberCount)];
  const others = request.approvers.filter(({ id, stage }) => id !== viewerId && stage === request.stage);
  const namesOf = (reach: 'asked' | 'unreachable') =>
    others.filter((other) => other.reach === reach).map(({ name }) => name);
  const asked = namesOf('asked');
  const unreachable = namesOf('unreachable');
  const why = { owner: approval.whyOwner, named: wording.policy.whyNamed, fallback: approval.whyFallback };
  return [
    ...fact(
      labels.group,
      [kinds[request.groupKind], ...size].join(' · '),
      groupDescription === null ? null : words(groupDescription),
    ),
    ...fact(labels.manager, managerName === null ? null : words(managerName)),
    ...fact(wording.licensing.label, ...licenceLines(request, seats, wording)),
    ...fact(labels.duration, durationFor('approver', request, wording)),
    ...fact(wording.policy.progressLabel, progressOf(request, wording)),
    ...fact(labels.asked, text`${moment(request.createdAt)}`),
    ...fact(labels.ends, text`${moment(request.expiresAt, 'date')}`),
    ...fact(
      labels.alsoAsked,
      asked.length === 0 ? approval.nobodyElse : wording.names(asked),
      unreachable.length === 0 ? null : wording.request.notReached(unreachable),
    ),
    ...fact(labels.whyYou, viewer === undefined ? approval.whyOther : why[viewer.why]),
  ];
}
