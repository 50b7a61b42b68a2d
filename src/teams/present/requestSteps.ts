import type { Approver, JoinRequest } from '../../requests/joinRequest.ts';
import { emphasised, moment, said, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { lines, marks, type Line, type Mark } from './presented.ts';
import { licenceOutcome, productsOf } from './licenceLines.ts';
import { approvedBy, progressOf } from './requestProgress.ts';

/** One line of the request's way, with what is worth knowing beneath it. */
export interface Step {
  readonly mark: Mark;
  readonly runs: Text;
  readonly details: readonly Line[];
  readonly isAhead: boolean;
}

/** Asked, decided, added: what lies behind, the present step in bold, and what is still ahead. */
export function stepsOf(request: JoinRequest, wording: Wording): readonly Step[] {
  const say = wording.request;
  const asked = step(marks.done, say.youAsked(request.createdAt));
  const approved = step(marks.done, approvedBy(request, wording), decisionDetails(request, wording));
  switch (request.state) {
    case 'pendingApproval':
      return [asked, waitingStep(request, wording), ahead(said(say.willBeAdded))];
    case 'waitingForSeat':
      return [asked, approved, seatStep(request, wording), ahead(said(say.willBeAdded))];
    case 'delivering':
      return [asked, approved, present(marks.active, said(say.beingAdded))];
    case 'delivered':
      return [asked, approved, present(marks.done, say.member(request.verifiedAt), unseen(request, wording))];
    case 'deliveryFailed':
      return [asked, ...(request.decidedAt === null ? [] : [approved]), failedStep(request, wording)];
    case 'denied':
      return [
        asked,
        present(
          marks.refused,
          say.deniedBy(request.decidedBy?.name ?? ''),
          decisionDetails(request, wording),
        ),
      ];
    case 'withdrawn':
      return [asked, present(marks.ended, said(say.withdrawn))];
    case 'expired':
      return [asked, present(marks.ended, said(say.expired), lines(say.expiredHint))];
  }
}

function waitingStep(request: JoinRequest, wording: Wording): Step {
  const say = wording.request;
  const inRound = request.approvers.filter(({ stage }) => stage === request.stage);
  const asked = inRound.filter(({ reach }) => reach === 'asked');
  const unreachable = inRound.filter(({ reach }) => reach === 'unreachable').map(({ name }) => name);
  const notReached = unreachable.length > 0 ? say.notReached(unreachable) : null;
  const endsAt = say.endsAt(request.expiresAt);
  if (asked.length === 0) return present(marks.active, said(say.searching), lines(notReached, endsAt));
  const areOwners = asked.every(({ why }) => why === 'owner');
  const waiting = areOwners ? say.waitingForOwners(asked.length) : say.waitingForStandIns(asked.length);
  return present(
    marks.active,
    said(waiting),
    lines(wereAsked(request, asked, wording), progressOf(request, wording), notReached, endsAt),
  );
}

function seatStep(request: JoinRequest, wording: Wording): Step {
  const say = wording.licensing;
  return present(
    marks.active,
    say.waitingForSeat(productsOf(request), request.seatPlace ?? 1),
    lines(say.waitingHint, say.waitingUntil(request.expiresAt)),
  );
}

function wereAsked(request: JoinRequest, asked: readonly Approver[], wording: Wording): Text {
  const people = asked.map(({ name }) => name);
  const needed = request.stages[request.stage]?.needed ?? 1;
  return needed > 1 ? wording.policy.wereAskedForAll(people, needed) : wording.request.wereAsked(people);
}

function failedStep(request: JoinRequest, wording: Wording): Step {
  const why = request.failure === null ? null : wording.failures[request.failure];
  return present(marks.refused, said(wording.request.notAdded), lines(why));
}

/** When it was decided, and the decider's own words. */
function decisionDetails(request: JoinRequest, wording: Wording): readonly Line[] {
  const { decidedBy, decidedAt, note } = request;
  const quoted =
    note === null || decidedBy === null ? [] : [wording.request.noteFrom(decidedBy.name), words(note)];
  return lines(
    decidedAt === null ? null : text`${moment(decidedAt)}`,
    ...quoted,
    request.state === 'denied' ? wording.request.deniedHint : null,
  );
}

function unseen(request: JoinRequest, wording: Wording): readonly Line[] {
  return lines(request.verifiedAt === null ? wording.request.memberUnseen : licenceOutcome(request, wording));
}

function step(mark: Mark, runs: Text, details: readonly Line[] = []): Step {
  return { mark, runs, details, isAhead: false };
}

function present(mark: Mark, runs: Text, details: readonly Line[] = []): Step {
  return step(mark, emphasised(runs), details);
}

function ahead(runs: Text): Step {
  return { ...step(marks.upcoming, runs), isAhead: true };
}
