import type { JoinRequest } from '../../requests/joinRequest.ts';
import type { OutcomeData } from '../../requests/requestViews.ts';
import { emphasised, plain, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, marks, type CardFrame, type Line, type Mark, type Presented } from './presented.ts';
import { licenceOutcome } from './licenceLines.ts';
import { approvedBy } from './requestProgress.ts';
import { mayAskAgain } from './requestStatusCard.ts';

interface OutcomeCard extends CardFrame {
  readonly title: string;
  readonly groupId: string;
  readonly mark: Mark;
  readonly sentence: Text;
  readonly details: readonly Line[];
  readonly noteFrom: readonly Line[];
  readonly note: readonly Line[];
  readonly mayAskAgain: boolean;
}

const markOf = {
  pendingApproval: marks.active,
  waitingForSeat: marks.active,
  delivering: marks.active,
  delivered: marks.done,
  deliveryFailed: marks.refused,
  denied: marks.refused,
  withdrawn: marks.ended,
  expired: marks.ended,
} as const satisfies Record<JoinRequest['state'], Mark>;

/** The one new message at the end; what the person was waiting for, so that they need not look it up. */
export function presentOutcome({ request }: OutcomeData, wording: Wording): Presented {
  const sentence = wording.outcome[request.state](request.groupName);
  const { decidedBy, note } = request;
  const noted = decidedBy !== null && note !== null;
  const data: OutcomeCard = {
    ...frame(wording),
    title: wording.request.title,
    groupId: request.groupId,
    mark: markOf[request.state],
    sentence: emphasised(sentence),
    details: detailsOf(request, wording),
    noteFrom: lines(noted ? wording.request.noteFrom(decidedBy.name) : null),
    note: lines(noted ? words(note) : null),
    mayAskAgain: mayAskAgain(request),
  };
  return { data, summary: plain(sentence) };
}

function detailsOf(request: JoinRequest, wording: Wording): readonly Line[] {
  const say = wording.request;
  const { state, decidedBy, failure, verifiedAt } = request;
  if (state === 'denied')
    return lines(decidedBy === null ? null : say.deniedBy(decidedBy.name), say.deniedHint);
  if (state === 'expired') return lines(say.expiredHint);
  if (state === 'deliveryFailed') return lines(failure === null ? null : wording.failures[failure]);
  if (state !== 'delivered') return [];
  return lines(
    approvedBy(request, wording),
    verifiedAt === null ? say.memberUnseen : licenceOutcome(request, wording),
  );
}
