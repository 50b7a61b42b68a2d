import type { DeskFactsData, DeskGroupData, DeskListData, DeskRefusalData } from '../../groups/deskViews.ts';
import { plain, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { deskFrame, explainDesk, explainFixed, type DeskFrame } from './deskFrame.ts';
import { fact, lines, marks, type Fact, type Line, type Mark, type Presented } from './presented.ts';

interface DeskListCard extends DeskFrame {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly none: string;
  readonly items: readonly DeskRow[];
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
}

interface DeskRow {
  readonly groupId: string;
  readonly name: Text;
  readonly tooltip: string;
  readonly about: string;
  readonly mark: Mark;
  readonly waiting: string;
}

interface DeskGroupCard extends DeskFrame {
  readonly joinTitle: string;
  readonly ruleTitle: string;
  readonly deleteTitle: string;
  readonly groupId: string;
  readonly title: string;
  readonly name: Text;
  readonly description: readonly Line[];
  readonly facts: readonly Fact[];
  readonly explanation: readonly Line[];
}

interface DeskFactsCard extends DeskFrame {
  readonly groupId: string;
  readonly title: string;
  readonly about: Text;
  readonly problem: readonly Line[];
  readonly explanation: readonly Line[];
  readonly isOpen: boolean;
  readonly name: string;
  readonly description: string;
  readonly hasVisibility: boolean;
  readonly visibility: string;
  readonly visibilities: readonly { readonly title: string; readonly value: string }[];
  readonly hint: string;
  readonly limits: readonly Line[];
}

interface DeskRefusalCard extends DeskFrame {
  readonly explanation: readonly Line[];
  readonly groupId: string;
  readonly hasGroup: boolean;
  /** Nobody owns the group, so the reader could. */
  readonly mayNominate: boolean;
}

export function presentDeskList(list: DeskListData, wording: Wording): Presented {
  const say = wording.desk;
  const data: DeskListCard = {
    ...deskFrame(wording),
    title: say.listTitle,
    isEmpty: list.items.length === 0,
    none: say.noneOwned,
    items: list.items.map(({ groupId, name, kind, memberCount, waiting }) => ({
      groupId,
      name: text`${strong(name)}`,
      tooltip: name,
      about: [wording.kinds[kind], ...(memberCount === null ? [] : [wording.members(memberCount)])].join(
        ' · ',
      ),
      mark: waiting > 0 ? marks.active : marks.done,
      waiting: waiting > 0 ? say.waiting(waiting) : say.nothingWaits,
    })),
    hasPrevious: list.page > 0,
    previousPage: list.page - 1,
    hasMore: list.more,
    nextPage: list.page + 1,
  };
  return { data, summary: say.listTitle };
}

export function presentDeskGroup(group: DeskGroupData, wording: Wording): Presented {
  const say = wording.desk;
  const { memberCount, visibility, description } = group;
  const seen =
    visibility === 'Public' ? say.labels.public : visibility === 'Private' ? say.labels.private : null;
  const data: DeskGroupCard = {
    ...deskFrame(wording),
    joinTitle: wording.policy.title,
    ruleTitle: wording.rules.titles.rule,
    deleteTitle: wording.deletion.delete,
    groupId: group.groupId,
    title: say.titles.manage,
    name: text`${strong(group.name)}`,
    description: lines(description === null || description === '' ? say.noDescription : words(description)),
    facts: [
      ...fact(say.labels.kind, wording.kinds[group.kind]),
      ...fact(say.labels.size, memberCount === null ? null : wording.members(memberCount)),
      ...fact(say.labels.visibility, seen),
      ...fact(
        wording.licensing.label,
        group.products.length === 0 ? null : wording.licensing.gives(group.products),
      ),
      ...fact(wording.labels.owners, group.ownerNames.length === 0 ? null : wording.names(group.ownerNames)),
      ...fact(say.labels.waiting, group.waiting > 0 ? say.waiting(group.waiting) : say.nothingWaits),
    ],
    explanation: [
      ...explainFixed(say.membersFixed, group.membersFixed, wording),
      ...(group.groupFixed === undefined ? [] : lines(say.groupFixed)),
    ],
  };
  return { data, summary: plain(text`${say.titles.manage}: ${group.name}`).slice(0, 250) };
}

export function presentDeskFacts(facts: DeskFactsData, wording: Wording): Presented {
  const say = wording.desk;
  const about = say.factsOf(facts.groupName);
  const data: DeskFactsCard = {
    ...deskFrame(wording),
    groupId: facts.groupId,
    title: say.titles.facts,
    about,
    problem: explainDesk(facts.problem, wording),
    explanation: explainFixed(say.groupFixed, facts.fixed, wording),
    isOpen: facts.fixed === undefined,
    name: facts.name,
    description: facts.description,
    hasVisibility: facts.visibility !== null,
    visibility: facts.visibility ?? '',
    visibilities: [
      { title: say.labels.private, value: 'Private' },
      { title: say.labels.public, value: 'Public' },
    ],
    hint: facts.visibility === null ? say.factsTyped : `${say.visibilityHint} ${say.factsTyped}`,
    limits: lines(
      facts.pattern === null ? null : wording.creation.form.pattern(facts.pattern),
      wording.creation.form.length(facts.maxLength),
    ),
  };
  return { data, summary: plain(about).slice(0, 250) };
}

export function presentDeskRefusal({ refusal, groupId }: DeskRefusalData, wording: Wording): Presented {
  const explanation = explainDesk(refusal, wording);
  const data: DeskRefusalCard = {
    ...deskFrame(wording),
    explanation,
    groupId: groupId ?? '',
    hasGroup: groupId !== null && refusal.code !== 'ownerless',
    mayNominate: groupId !== null && refusal.code === 'ownerless',
  };
  return {
    data,
    summary: explanation
      .map(({ runs }) => plain(runs))
      .join(' ')
      .slice(0, 250),
  };
}
