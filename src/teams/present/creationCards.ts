import {
  mostOwnedGroups,
  type CreationRefusal,
  type GroupCreation,
  type NamedPerson,
} from '../../groups/groupCreation.ts';
import type {
  CreationRefusalData,
  GroupApprovalData,
  GroupConfirmData,
  GroupCreationData,
  GroupFormData,
} from '../../groups/groupCreationViews.ts';
import { joinModes } from '../../groups/policy.ts';
import type { CreationAction, CreationLabel } from '../wording/creation/creationWording.ts';
import { emphasised, moment, plain, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { fact, frame, lines, marks, refreshedFor } from './presented.ts';
import type { CardFrame, Fact, Line, Mark, Presented, Viewer } from './presented.ts';

interface CreationFrame extends CardFrame {
  readonly title: string;
  readonly creationActions: Readonly<Record<CreationAction, string>>;
  readonly creationLabels: Readonly<Record<CreationLabel, string>>;
}

type FormField =
  'kind' | 'name' | 'purpose' | 'owners' | 'members' | 'pickedOwners' | 'pickedMembers' | 'joinMode';

interface FormCard extends CreationFrame {
  readonly limits: readonly Line[];
  readonly problems: readonly Line[];
  readonly kinds: readonly { readonly title: string; readonly value: string }[];
  readonly form: Readonly<Record<FormField, string>>;
  readonly joinLabel: string;
  readonly joinModes: readonly { readonly title: string; readonly value: string }[];
}

interface ConfirmCard extends CreationFrame {
  readonly creationId: string;
  readonly question: Text;
  readonly warnings: readonly Line[];
  readonly facts: readonly Fact[];
  readonly hints: readonly Line[];
}

interface StatusCard extends CreationFrame {
  readonly creationId: string;
  readonly mark: Mark;
  readonly sentence: Text;
  readonly details: readonly Line[];
  readonly refreshFor: readonly string[];
}

interface OwnStatusCard extends StatusCard {
  readonly groupId: string;
  /** The group is there to be looked after. */
  readonly isThere: boolean;
  readonly mayWithdraw: boolean;
}

interface ApprovalCard extends StatusCard {
  readonly problems: readonly Line[];
  readonly facts: readonly Fact[];
  readonly mayDecide: boolean;
}

const markOf = {
  draft: marks.upcoming,
  pendingApproval: marks.active,
  creating: marks.active,
  created: marks.done,
  failed: marks.refused,
  denied: marks.refused,
  expired: marks.ended,
  withdrawn: marks.ended,
} as const satisfies Record<GroupCreation['state'], Mark>;

export function presentGroupForm(form: GroupFormData, wording: Wording): Presented {
  const say = wording.creation.form;
  const data: FormCard = {
    ...creationFrame(wording, say.title),
    limits: lines(
      say.limit(form.owned, mostOwnedGroups),
      form.pattern === null ? null : say.pattern(form.pattern),
      say.length(form.maxLength),
      form.needsApproval ? say.needsApproval : null,
    ),
    problems: lines(...form.problems.map((problem) => sentenceFor(problem, wording))),
    kinds: (['security', 'microsoft365'] as const).map((value) => ({ title: wording.kinds[value], value })),
    form: {
      kind: form.kind,
      name: form.name,
      purpose: form.purpose,
      owners: form.owners,
      members: form.members,
      pickedOwners: form.pickedOwners.join(','),
      pickedMembers: form.pickedMembers.join(','),
      joinMode: form.joinMode,
    },
    joinLabel: wording.policy.labels.mode,
    joinModes: joinModes.map((value) => ({ title: wording.policy.modes[value], value })),
  };
  return { data, summary: say.title };
}

export function presentGroupConfirm(confirm: GroupConfirmData, wording: Wording): Presented {
  const { creation, alike } = confirm;
  const say = wording.creation.confirm;
  const question = say.question(creation.name);
  const data: ConfirmCard = {
    ...creationFrame(wording, say.title),
    creationId: creation.id,
    question,
    warnings: lines(alike.length === 0 ? null : say.alike(alike)),
    facts: factsOf(creation, wording),
    hints: lines(
      say.youOwn,
      creation.kind === 'microsoft365' ? say.ownersAreMembers : null,
      confirm.needsApproval ? wording.creation.form.needsApproval : null,
    ),
  };
  return { data, summary: plain(question) };
}

/** The creator's own card. */
export function presentGroupCreation(
  { creation }: GroupCreationData,
  wording: Wording,
  viewer: Viewer,
): Presented {
  const sentence = stateOf(creation, wording);
  const data: OwnStatusCard = {
    ...creationFrame(wording, wording.creation.status.title),
    creationId: creation.id,
    mark: markOf[creation.state],
    sentence: emphasised(sentence),
    details: detailsOf(creation, wording),
    groupId: creation.groupId ?? '',
    isThere: creation.state === 'created',
    mayWithdraw: creation.state === 'pendingApproval',
    refreshFor: creation.finishedAt === null ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(sentence) };
}

/** The question to those who may agree, and what became of it. */
export function presentGroupApproval(
  { creation, problem }: GroupApprovalData,
  wording: Wording,
  viewer: Viewer,
): Presented {
  const say = wording.creation.approval;
  const isOpen = creation.state === 'pendingApproval';
  const question = say.asks(creation.creator.name, creation.name);
  const data: ApprovalCard = {
    ...creationFrame(wording, say.title),
    creationId: creation.id,
    mark: markOf[creation.state],
    sentence: isOpen ? question : emphasised(stateOf(creation, wording)),
    details: isOpen ? lines(say.whyYou) : detailsOf(creation, wording),
    problems: lines(problem === null ? null : sentenceFor(problem, wording)),
    facts: factsOf(creation, wording),
    mayDecide: isOpen,
    refreshFor: isOpen ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(question) };
}

export function presentCreationRefusal({ refusal }: CreationRefusalData, wording: Wording): Presented {
  const sentence = sentenceFor(refusal, wording);
  const explanation = lines(sentence);
  const data = { ...creationFrame(wording, wording.creation.status.title), explanation };
  return { data, summary: plain(sentence) };
}

function creationFrame(wording: Wording, title: string): CreationFrame {
  const { actions, labels } = wording.creation;
  return { ...frame(wording), title, creationActions: actions, creationLabels: labels };
}

function stateOf(creation: GroupCreation, wording: Wording): Text {
  const say = wording.creation.status;
  return creation.state === 'draft'
    ? wording.creation.confirm.question(creation.name)
    : say[creation.state](creation.name);
}

function detailsOf(creation: GroupCreation, wording: Wording): readonly Line[] {
  const say = wording.creation.status;
  const { state, decidedBy, failure, notAdded, note } = creation;
  const decision = state === 'denied' ? say.deniedBy : say.approvedBy;
  return lines(
    state === 'pendingApproval' ? say.waitingFor(namesOf(creation.approvers)) : null,
    decidedBy === null ? null : decision(decidedBy.name),
    note === null ? null : words(note),
    state === 'created' ? say.createdHint : null,
    state === 'expired' ? say.expiredHint : null,
    notAdded.length === 0 ? null : say.notAdded(namesOf(notAdded)),
    failure === null ? null : wording.creation.failures[failure],
    text`${moment(creation.finishedAt ?? creation.createdAt)}`,
  );
}

function factsOf(creation: GroupCreation, wording: Wording): readonly Fact[] {
  const { labels } = wording.creation;
  const listed = (people: readonly NamedPerson[]): Text | null =>
    people.length === 0 ? null : wording.names(namesOf(people));
  return [
    ...fact(labels.kind, wording.kinds[creation.kind]),
    ...fact(labels.purpose, words(creation.purpose)),
    ...fact(labels.owners, listed(creation.owners)),
    ...fact(labels.members, listed(creation.members)),
    ...fact(wording.policy.labels.mode, wording.policy.modes[creation.joinMode]),
  ];
}

function namesOf(people: readonly NamedPerson[]): readonly string[] {
  return people.map(({ name }) => name);
}

/** The compiler cannot see that the code picks the sentence for its own refusal; the type of the table can. */
function sentenceFor(refusal: CreationRefusal, wording: Wording): Text {
  const sentence = wording.creation.refusals[refusal.code] as (refusal: CreationRefusal) => Text;
  return sentence(refusal);
}
