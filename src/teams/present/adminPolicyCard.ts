import type { AdminPolicyData, GroupPolicyFound } from '../../admin/adminViews.ts';
import type { ClassContribution, DemandedPart } from '../../groups/contributions.ts';
import { defaultPolicy, stageKey, type Stage } from '../../groups/policy.ts';
import { strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { explainAdmin } from './adminCards.ts';
import { howMany, roundsOf, whatHolds } from './policyLines.ts';
import { frame, lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface AdminPolicyCard extends CardFrame {
  readonly title: string;
  readonly hint: string;
  readonly pick: string;
  readonly pickPlaceholder: string;
  readonly orType: string;
  readonly show: string;
  readonly overview: string;
  readonly problem: readonly Line[];
  readonly candidates: readonly { readonly groupId: string; readonly name: Text; readonly tooltip: string }[];
  readonly groupName: Text;
  readonly remark: readonly Line[];
  readonly sections: readonly { readonly headline: Text; readonly about: readonly Line[] }[];
}

/** What holds for a group and what made it so, with the question about the next group below. */
export function presentAdminPolicy(view: AdminPolicyData, wording: Wording): Presented {
  const { found, candidates, problem } = view;
  const say = wording.admin.policyOf;
  const data: AdminPolicyCard = {
    ...frame(wording),
    title: say.title,
    hint: say.hint,
    pick: wording.search.pick,
    pickPlaceholder: wording.search.pickPlaceholder,
    orType: wording.search.orType,
    show: say.show,
    overview: wording.admin.titles.overview,
    problem: lines(
      problem === null ? null : explainAdmin(problem, wording),
      candidates.length === 0 ? null : say.choose,
    ),
    candidates: candidates.map(({ groupId, groupName }) => ({
      groupId,
      name: text`${strong(groupName)}`,
      tooltip: groupName,
    })),
    groupName: found === null ? [] : text`${strong(found.groupName)}`,
    remark: lines(found?.ineligible === undefined ? null : wording.ineligible[found.ineligible]),
    sections: found === null ? [] : sectionsOf(found, wording),
  };
  return { data, summary: say.title };
}

function sectionsOf(found: GroupPolicyFound, wording: Wording): AdminPolicyCard['sections'] {
  const { chosen, effective, names, classes } = found;
  const say = wording.admin.policyOf;
  const policy = chosen ?? defaultPolicy;
  const own = { ...policy, stages: roundsOf(policy) };
  const ownRounds = own.stages.map((stage) => nameOfStage(stage, found));
  const ownIncompatible = namesOfGroups(policy.incompatibleGroupIds, found);
  return [
    {
      headline: text`${strong(wording.policy.labels.holds)}`,
      about: whatHolds(effective, names.rounds, names.incompatible, wording),
    },
    {
      headline: text`${strong(say.chosen)}`,
      about: [
        ...(chosen === null ? lines(say.nothingChosen) : []),
        ...whatHolds(own, ownRounds, ownIncompatible, wording),
      ],
    },
    ...classes.map((one) => ({
      headline: say.classTitle(one.className),
      about: one.parts.length === 0 ? lines(say.noDemand) : demandsOf(one, found, wording),
    })),
    ...(classes.length === 0 ? [{ headline: [], about: lines(say.noClass) }] : []),
  ];
}

function demandsOf(one: ClassContribution, found: GroupPolicyFound, wording: Wording): readonly Line[] {
  const { verdicts } = wording.admin.policyOf;
  return lines(
    ...one.parts.map(
      ({ part, verdict }) => text`${demand(part, one, found, wording)} – ${verdicts[verdict]}`,
    ),
  );
}

function demand(
  part: DemandedPart,
  { ceiling }: ClassContribution,
  found: GroupPolicyFound,
  wording: Wording,
): Text {
  const say = wording.admin.policyOf;
  const { labels, modes } = wording.policy;
  switch (part) {
    case 'mode':
      return say.mostOpen(modes[ceiling.mode]);
    case 'reason':
      return text`${labels.reasonRequired}`;
    case 'duration':
      return text`${labels.longest}: ${wording.days(ceiling.longestDays ?? 0)}`;
    case 'quorum':
      return text`${labels.quorum}: ${howMany(ceiling.quorum, wording)}`;
    case 'stages':
      return text`${labels.second}: ${wording.names(ceiling.stages.map((stage) => nameOfStage(stage, found) ?? ''))}`;
    case 'incompatible':
      return text`${labels.incompatible}: ${wording.names(namesOfGroups(ceiling.incompatibleGroupIds, found))}`;
    case 'confirmation':
      return text`${labels.twoOwners}`;
  }
}

/** Every round that anybody asks for is among those that hold, and its people have a name there. */
function nameOfStage(stage: Stage, { effective, names }: GroupPolicyFound): string | null {
  const at = effective.stages.findIndex((other) => stageKey(other) === stageKey(stage));
  return names.rounds[at < 0 ? 0 : at] ?? null;
}

function namesOfGroups(ids: readonly string[], { effective, names }: GroupPolicyFound): readonly string[] {
  return ids.map((id) => names.incompatible[effective.incompatibleGroupIds.indexOf(id)] ?? id);
}
