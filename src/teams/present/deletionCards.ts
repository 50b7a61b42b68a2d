import {
  restorableDays,
  type DeletionRefusal,
  type DeletionRefusalData,
  type GroupDeleteData,
  type GroupDeletion,
  type GroupDeletionData,
} from '../../groups/groupDeletion.ts';
import type { LicenceImpact } from '../../groups/licenceImpact.ts';
import { emphasised, moment, plain, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { effectsOf, losersOf } from './licenceEffectLines.ts';
import { frame, lines, marks, refreshedFor } from './presented.ts';
import type { CardFrame, Line, Mark, Presented, Viewer } from './presented.ts';

interface DeletionFrame extends CardFrame {
  readonly title: string;
  readonly deletion: Pick<Wording['deletion'], 'delete' | 'restore' | 'tryAgain' | 'nameLabel' | 'nameError'>;
}

interface DeleteCard extends DeletionFrame {
  readonly groupId: string;
  readonly question: Text;
  readonly hint: string;
  readonly problem: readonly Line[];
}

interface DeletionRefusalCard extends DeletionFrame {
  readonly explanation: readonly Line[];
  readonly cost: readonly Line[];
}

interface DeletionCard extends DeletionFrame {
  readonly deletionId: string;
  readonly groupId: string;
  readonly mark: Mark;
  readonly sentence: Text;
  readonly details: readonly Line[];
  readonly mayRestore: boolean;
  readonly mayTryAgain: boolean;
  readonly refreshFor: readonly string[];
}

const markOf = {
  deleting: marks.active,
  deleted: marks.done,
  deleteFailed: marks.refused,
  restoring: marks.active,
  restored: marks.done,
  restoreFailed: marks.refused,
} as const satisfies Record<GroupDeletion['state'], Mark>;

export function presentGroupDelete(ask: GroupDeleteData, wording: Wording): Presented {
  const say = wording.deletion;
  const question = say.question(ask.groupName);
  const data: DeleteCard = {
    ...deletionFrame(wording),
    groupId: ask.groupId,
    question,
    hint: ask.restorable ? say.canReturn(restorableDays) : say.forGood,
    problem: ask.problem === null ? [] : explanationOf(ask.problem, wording),
  };
  return { data, summary: plain(question) };
}

export function presentGroupDeletion(
  { deletion, mayRestore }: GroupDeletionData,
  wording: Wording,
  viewer: Viewer,
): Presented {
  const sentence = wording.deletion.states[deletion.state](deletion.groupName);
  const data: DeletionCard = {
    ...deletionFrame(wording),
    deletionId: deletion.id,
    groupId: deletion.groupId,
    mark: markOf[deletion.state],
    sentence: emphasised(sentence),
    details: detailsOf(deletion, mayRestore, wording),
    mayRestore,
    mayTryAgain: deletion.state === 'deleteFailed',
    refreshFor: deletion.finishedAt === null || mayRestore ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(sentence) };
}

export function presentDeletionRefusal(
  { refusal, impact }: DeletionRefusalData,
  wording: Wording,
): Presented {
  const explanation = explanationOf(refusal, wording);
  const summary = explanation.map(({ runs }) => plain(runs)).join(' ');
  const data: DeletionRefusalCard = {
    ...deletionFrame(wording),
    explanation,
    cost: impact === undefined || impact === null ? [] : costOf(impact, wording),
  };
  return { data, summary };
}

/** Who would lose which product if the licences came off the group. */
function costOf(impact: LicenceImpact, wording: Wording): readonly Line[] {
  const say = wording.licences.change;
  const { products, losing } = impact;
  return [
    ...lines(wording.deletion.withoutLicences, ...effectsOf({ products, losing }, say)),
    ...losersOf(impact, say),
  ];
}

function deletionFrame(wording: Wording): DeletionFrame {
  const { title, delete: deleteTitle, restore, tryAgain, nameLabel, nameError } = wording.deletion;
  return {
    ...frame(wording),
    title,
    deletion: { delete: deleteTitle, restore, tryAgain, nameLabel, nameError },
  };
}

function detailsOf(deletion: GroupDeletion, mayRestore: boolean, wording: Wording): readonly Line[] {
  const say = wording.deletion;
  const { failure, finishedAt, createdAt, deletedBy } = deletion;
  const end = new Date((finishedAt ?? createdAt).getTime() + restorableDays * 24 * 60 * 60 * 1000);
  return lines(
    failure === null ? null : say.failures[failure],
    deletion.state === 'deleted' ? say.by(deletedBy.name) : null,
    text`${moment(finishedAt ?? createdAt)}`,
    mayRestore ? say.until(end) : null,
  );
}

function explanationOf(refusal: DeletionRefusal, wording: Wording): readonly Line[] {
  // The compiler cannot see that the code picks the sentence for its own refusal; the type of the table can.
  const sentence = wording.deletion.refusals[refusal.code] as (refusal: DeletionRefusal) => Text;
  return lines(sentence(refusal), 'reason' in refusal ? wording.ineligible[refusal.reason] : null);
}
