import type { JoinMode, Quorum } from '../../groups/policy.ts';
import type {
  JoinDigestData,
  PolicyChangeData,
  PolicyData,
  PolicyRefusal,
  TypedPolicy,
} from '../../groups/policyViews.ts';
import { durationChoices } from '../../requests/joinRequest.ts';
import { plain, strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { roundsOf, whatHolds } from './policyLines.ts';
import {
  frame,
  lines,
  refreshedFor,
  type CardFrame,
  type Line,
  type Presented,
  type Viewer,
} from './presented.ts';

interface Choice {
  readonly title: string;
  readonly value: string;
}

type PickedPart = 'approvers' | 'second' | 'approverGroup' | 'secondGroup' | 'incompatible';

interface PolicyCard extends CardFrame {
  readonly title: string;
  readonly groupId: string;
  readonly groupName: Text;
  readonly say: Wording['policy']['labels'];
  readonly placeholders: Wording['policy']['placeholders'];
  readonly save: string;
  readonly outcome: readonly Line[];
  readonly problem: readonly Line[];
  readonly holds: readonly Line[];
  readonly why: readonly Line[];
  readonly modes: readonly Choice[];
  readonly mode: JoinMode;
  readonly reasonRequired: string;
  readonly longestChoices: readonly Choice[];
  readonly longest: string;
  readonly usualChoices: readonly Choice[];
  readonly usual: string;
  readonly quorums: readonly Choice[];
  readonly quorum: string;
  readonly typed: TypedPolicy;
  readonly picked: Readonly<Record<PickedPart, string>>;
  /** What is picked of groups, as the picker knows no other names until somebody types. */
  readonly pickedGroups: Readonly<
    Record<'approverGroup' | 'secondGroup' | 'incompatible', readonly Choice[]>
  >;
}

const modesInOrder: readonly JoinMode[] = ['open', 'approval', 'closed'];
const fewestApprovals = [1, 2, 3];

/** What holds in a group and why, and the form that changes it; it starts with what holds. */
export function presentPolicy(view: PolicyData, wording: Wording): Presented {
  const { effective, groupName, policy } = view;
  const say = wording.policy;
  const { quorum } = effective.stages[0];
  const data: PolicyCard = {
    ...frame(wording),
    title: say.title,
    groupId: view.groupId,
    groupName: text`${strong(groupName)}`,
    say: say.labels,
    placeholders: say.placeholders,
    save: say.save,
    outcome: lines(view.outcome === null ? null : say[view.outcome]),
    problem: explainPolicy(view.problem, wording),
    holds: whatHolds(effective, view.names.rounds, view.names.incompatible, wording),
    why: lines(
      ...effective.limits.map(({ part, className }) => say.limit(part, className)),
      effective.confirmLoosening ? say.labels.twoOwners : null,
    ),
    modes: modesInOrder.map((mode) => ({ title: say.modes[mode], value: mode })),
    mode: effective.mode,
    reasonRequired: String(effective.reasonRequired),
    longestChoices: daysOffered(effective.longestDays, wording),
    longest: String(effective.longestDays ?? 0),
    usualChoices: daysOffered(effective.defaultDays, wording),
    usual: String(effective.defaultDays ?? 0),
    quorums: quorumsOffered(quorum, wording),
    quorum: quorumValue(quorum),
    typed: view.typed,
    ...picksOf(view),
  };
  return { data, summary: `${say.title}: ${groupName}, ${say.modes[policy.mode]}` };
}

export function presentPolicyChange(change: PolicyChangeData, wording: Wording, viewer: Viewer): Presented {
  const say = wording.policy;
  const isProposed = change.state === 'proposed';
  const headline = (isProposed ? say.asksToChange : say.changed)(change.byName, change.groupName);
  const data: CardFrame & Readonly<Record<string, unknown>> = {
    ...frame(wording),
    title: say.title,
    changeId: change.changeId,
    groupId: change.groupId,
    headline,
    problem: explainPolicy(change.problem, wording),
    holds: whatHolds({ ...change.policy, stages: roundsOf(change.policy) }, [], [], wording),
    state: lines(
      isProposed ? say.secondOwner : null,
      change.state === 'overtaken' ? say.overtaken : null,
      change.confirmedByName === null ? null : say.confirmedBy(change.confirmedByName),
    ),
    mayConfirm: change.mayConfirm,
    confirm: say.confirm,
    show: say.show,
    refreshFor: isProposed ? refreshedFor(viewer) : [],
  };
  return { data, summary: plain(headline) };
}

export function presentJoinDigest(digest: JoinDigestData, wording: Wording): Presented {
  const headline = wording.policy.joinedTitle(digest.groupName);
  const data: CardFrame & Readonly<Record<string, unknown>> = {
    ...frame(wording),
    title: wording.policy.title,
    groupId: digest.groupId,
    headline,
    names: lines(wording.names(digest.names)),
    show: wording.policy.show,
  };
  return { data, summary: plain(headline) };
}

export function presentPolicyRefusal(
  { refusal }: { readonly refusal: PolicyRefusal },
  wording: Wording,
): Presented {
  const explanation = explainPolicy(refusal, wording);
  const data: CardFrame & Readonly<Record<string, unknown>> = {
    ...frame(wording),
    title: wording.policy.title,
    explanation,
  };
  return { data, summary: explanation.map(({ runs }) => plain(runs)).join(' ') };
}

/** Why not; what a ceiling stands behind is said with the class. */
function explainPolicy(refusal: PolicyRefusal | null, wording: Wording): readonly Line[] {
  if (refusal === null) return [];
  const sentence = wording.policy.refusals[refusal.code] as (refusal: PolicyRefusal) => Text;
  const limits = refusal.code === 'beyondCeiling' ? refusal.limits : [];
  return lines(
    sentence(refusal),
    refusal.code === 'notWritable' ? wording.ineligible[refusal.reason] : null,
    ...limits.map(({ part, className }) => wording.policy.limit(part, className)),
  );
}

function daysOffered(chosen: number | null, wording: Wording): readonly Choice[] {
  const days = new Set<number>([...durationChoices, ...(chosen === null ? [] : [chosen])]);
  return [
    { title: wording.policy.noLimit, value: '0' },
    ...[...days].sort((a, b) => a - b).map((n) => ({ title: wording.days(n), value: String(n) })),
  ];
}

function picksOf({ typed, pickedGroups }: PolicyData): Pick<PolicyCard, 'picked' | 'pickedGroups'> {
  const choices = (...ids: readonly (string | null)[]): readonly Choice[] =>
    pickedGroups.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ title: name, value: id }));
  const groups = {
    approverGroup: choices(typed.pickedApproverGroup),
    secondGroup: choices(typed.pickedSecondGroup),
    incompatible: choices(...typed.pickedIncompatible),
  };
  const valueOf = (some: readonly Choice[]): string => some.map(({ value }) => value).join(',');
  return {
    picked: {
      approvers: typed.pickedApprovers.join(','),
      second: typed.pickedSecond.join(','),
      approverGroup: valueOf(groups.approverGroup),
      secondGroup: valueOf(groups.secondGroup),
      incompatible: valueOf(groups.incompatible),
    },
    pickedGroups: groups,
  };
}

function quorumsOffered(chosen: Quorum, wording: Wording): readonly Choice[] {
  const counts = [...new Set([...fewestApprovals, chosen.atLeast])].sort((a, b) => a - b);
  return [
    ...counts.map((count) => ({ title: wording.policy.approvals(count), value: String(count) })),
    { title: wording.policy.everybody, value: 'all' },
  ];
}

function quorumValue({ all, atLeast }: Quorum): string {
  return all ? 'all' : String(atLeast);
}
