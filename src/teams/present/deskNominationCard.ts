import type { DeskNominationData } from '../../groups/deskViews.ts';
import { isFailure } from '../../groups/membershipChange.ts';
import { plain, said, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { deskFrame, type DeskFrame } from './deskFrame.ts';
import type { Presented } from './presented.ts';

interface DeskNominationCard extends DeskFrame {
  readonly title: string;
  readonly changeId: string;
  readonly question: Text;
  readonly hint: string;
  readonly status: Text;
  readonly mayDecide: boolean;
}

/** Somebody wants to own a group that nobody owns: the question, or how it ended. */
export function presentDeskNomination({ change }: DeskNominationData, wording: Wording): Presented {
  const say = wording.desk;
  const question = say.nominates(change.actor.name, change.groupName);
  const outcome = change.steps[0]?.outcome ?? 'waiting';
  const status = isFailure(outcome)
    ? say.failures[outcome]
    : outcome === 'waiting'
      ? say.nominationApproved
      : say.result.addOwner[outcome];
  const isPending = change.state === 'pending';
  const data: DeskNominationCard = {
    ...deskFrame(wording),
    title: wording.approval.title,
    changeId: change.id,
    question,
    hint: say.nominationHint,
    status: isPending ? [] : said(status),
    mayDecide: isPending,
  };
  return { data, summary: plain(question).slice(0, 250) };
}
