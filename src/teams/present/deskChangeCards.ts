import type { DeskAskData, DeskChangeData, DeskNoticeData } from '../../groups/deskViews.ts';
import {
  isFailure,
  type ChangeStep,
  type FactsChange,
  type MembershipChange,
} from '../../groups/membershipChange.ts';
import { emphasised, plain, said, strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { deskFrame, type DeskFrame } from './deskFrame.ts';
import {
  lines,
  marks,
  refreshedFor,
  type Line,
  type Mark,
  type Presented,
  type Viewer,
} from './presented.ts';

interface DeskAskCard extends DeskFrame {
  readonly title: string;
  readonly changeId: string;
  readonly groupId: string;
  readonly question: Text;
  readonly details: readonly Line[];
  readonly hint: string;
  readonly style: 'destructive' | 'positive';
  readonly choices: readonly DoubtField[];
}

interface DoubtField {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly title: string; readonly value: string }[];
}

interface DeskChangeCard extends DeskFrame {
  readonly title: string;
  readonly changeId: string;
  readonly groupId: string;
  readonly mark: Mark;
  readonly sentence: Text;
  readonly results: readonly { readonly mark: Mark; readonly runs: Text }[];
  readonly more: readonly Line[];
  readonly mayUndo: boolean;
  readonly isDone: boolean;
  readonly refreshFor: readonly string[];
}

interface DeskNoticeCard extends DeskFrame {
  readonly title: string;
  readonly mark: Mark;
  readonly sentence: Text;
}

/** More results than these make a card nobody reads; failures come first. */
const mostResults = 25;
const mostDoubts = 15;

export function presentDeskAsk({ change, alike, guests }: DeskAskData, wording: Wording): Presented {
  const say = wording.desk;
  const people = change.steps.filter(
    ({ userId }) => userId !== change.actor.id || change.kind !== 'handOver',
  );
  const names = people.map(({ name }) => name);
  const doubtful = change.doubts.filter(({ candidates }) => candidates.length > 0);
  const open = doubtful.slice(0, mostDoubts);
  const later = doubtful.slice(mostDoubts).map((doubt) => doubt.text);
  const unknown = change.doubts
    .filter(({ candidates }) => candidates.length === 0)
    .map((doubt) => doubt.text);
  const asked = names.length > 0 || change.kind === 'changeFacts';
  const question = asked
    ? say.ask[change.kind](change.groupName, names)
    : text`${say.changeTitle[change.kind]}: ${strong(change.groupName)}`;
  const isHarmless = change.kind === 'addMembers' || change.kind === 'addOwners';
  const data: DeskAskCard = {
    ...deskFrame(wording),
    title: say.changeTitle[change.kind],
    changeId: change.id,
    groupId: change.groupId,
    question,
    details: [
      ...factLines(change.facts, wording),
      ...lines(alike.length === 0 ? null : wording.creation.confirm.alike(alike)),
      ...lines(
        guests.length === 0 ? null : wording.licensing.guestsWarned(guests),
        unknown.length === 0 ? null : say.notFound(unknown),
        later.length === 0 ? null : say.askLater(later),
      ),
    ],
    hint: say.askHint[change.kind],
    style: isHarmless || change.kind === 'changeFacts' ? 'positive' : 'destructive',
    choices: open.map(({ text: typed, candidates }, index) => ({
      id: `choice${String(index)}`,
      label: say.doubt(typed),
      options: [
        ...candidates.map(({ id, name, title }) => ({
          title: title === null ? name : `${name} – ${title}`,
          value: id,
        })),
        { title: say.leaveOut, value: 'none' },
      ],
    })),
  };
  return { data, summary: plain(question).slice(0, 250) };
}

export function presentDeskChange(
  { change, mayUndo }: DeskChangeData,
  wording: Wording,
  viewer: Viewer,
): Presented {
  const say = wording.desk;
  const sentence = sentenceOf(change, wording);
  const sorted = [...change.steps].sort(
    (a, b) => Number(isFailure(b.outcome)) - Number(isFailure(a.outcome)),
  );
  const left = sorted.length - mostResults;
  const data: DeskChangeCard = {
    ...deskFrame(wording),
    title: say.changeTitle[change.kind],
    changeId: change.id,
    groupId: change.groupId,
    mark: markOf(change),
    sentence: emphasised(sentence),
    results: sorted.slice(0, mostResults).map((step) => resultOf(step, wording)),
    more: lines(left > 0 ? say.moreResults(left) : null, mayUndo ? say.undoHint : null),
    mayUndo,
    isDone: change.state === 'done',
    refreshFor: change.state === 'done' ? [] : refreshedFor(viewer),
  };
  return { data, summary: plain(sentence).slice(0, 250) };
}

export function presentDeskNotice(notice: DeskNoticeData, wording: Wording): Presented {
  const say = wording.desk;
  const isBack = notice.kind === 'restoreMembers';
  const sentence = (isBack ? say.restored : say.notice[notice.deed])(notice.byName, notice.groupName);
  const isGain = notice.deed === 'addMember' || notice.deed === 'addOwner';
  const mark = isGain ? marks.done : marks.ended;
  const data: DeskNoticeCard = { ...deskFrame(wording), title: say.noticeTitle, mark, sentence };
  return { data, summary: plain(sentence).slice(0, 250) };
}

function factLines(facts: FactsChange | null, wording: Wording): readonly Line[] {
  const { labels, becomes, emptied } = wording.desk;
  if (facts === null) return [];
  const { displayName, description, visibility } = facts;
  return lines(
    displayName === undefined ? null : becomes(labels.name, displayName),
    description === undefined ? null : becomes(labels.description, description ?? emptied),
    visibility === undefined
      ? null
      : becomes(labels.visibility, visibility === 'Public' ? labels.public : labels.private),
  );
}

function sentenceOf({ state, kind, steps, groupName }: MembershipChange, wording: Wording): Text {
  const say = wording.desk;
  const settled = steps.filter(({ outcome }) => outcome !== 'waiting').length;
  if (state === 'pending') return say.nominated(groupName);
  if (state !== 'done') return say.underWay(settled, steps.length, groupName);
  const done = steps.filter(({ outcome }) => outcome === 'done').length;
  const isWhole = kind !== 'handOver' || steps.every(({ outcome }) => !isFailure(outcome));
  return done === 0 || !isWhole ? say.nothingChanged(groupName) : say.changed(done, groupName)[kind];
}

function markOf({ state, steps }: MembershipChange): Mark {
  if (state !== 'done') return marks.active;
  return steps.some(({ outcome }) => isFailure(outcome)) ? marks.refused : marks.done;
}

function resultOf({ deed, name, outcome }: ChangeStep, wording: Wording): { mark: Mark; runs: Text } {
  const say = wording.desk;
  if (outcome === 'waiting') return { mark: marks.upcoming, runs: text`${strong(name)}` };
  const failed = isFailure(outcome);
  const result = said(failed ? say.failures[outcome] : say.result[deed][outcome]);
  const mark = failed ? marks.refused : outcome === 'done' ? marks.done : marks.ended;
  return { mark, runs: text`${strong(name)}: ${result}` };
}
