import type { GroupItem, GroupListData } from '../../groups/groupViews.ts';
import { plain, said, strong, text, words, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import {
  frame,
  lines,
  marks,
  shortened,
  type CardFrame,
  type Line,
  type Mark,
  type Presented,
} from './presented.ts';

interface GroupListCard extends CardFrame {
  readonly title: Text;
  readonly hint: string;
  readonly pick: string;
  readonly pickPlaceholder: string;
  readonly items: readonly GroupRow[];
  readonly searchAgain: boolean;
  readonly why: string;
  readonly text: string;
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
}

interface GroupRow {
  readonly groupId: string;
  readonly name: Text;
  readonly tooltip: string;
  /** Kind, size and owners. */
  readonly about: readonly Line[];
  readonly description: readonly Line[];
  /** How the person stands, or how joining works. */
  readonly standing: Text;
  readonly mark: Mark;
  readonly mayJoin: boolean;
  /** A rule decides, and says what it makes of the person. */
  readonly hasRule: boolean;
  readonly hasRequest: boolean;
  readonly requestId: string;
}

/** Characters; Teams takes 80 KB of card at most, and ten groups with all they may say of themselves would not fit. */
const longestDescription = 300;

export function presentGroupList(list: GroupListData, wording: Wording): Presented {
  const found = list.items.length > 0;
  const title = found ? wording.groups[list.purpose](list.text) : wording.groups.noneFound(list.text);
  const data: GroupListCard = {
    ...frame(wording),
    title,
    hint: wording.groups.noneFoundHint,
    pick: wording.search.pick,
    pickPlaceholder: wording.search.pickPlaceholder,
    items: list.items.map((item) => groupRow(item, wording)),
    searchAgain: !found,
    why: wording.rules.titles.why,
    text: list.text,
    hasPrevious: list.page > 0,
    previousPage: list.page - 1,
    hasMore: list.more,
    nextPage: list.page + 1,
  };
  return { data, summary: plain(title) };
}

function groupRow(item: GroupItem, wording: Wording): GroupRow {
  const { standing } = item;
  const size = item.memberCount === null ? [] : [wording.members(item.memberCount)];
  return {
    groupId: item.groupId,
    name: text`${strong(item.name)}`,
    // Many buttons of one name: the tooltip tells them apart, also to a screen reader.
    tooltip: item.name,
    about: lines(
      [wording.kinds[item.kind], ...size].join(' · '),
      item.ownerNames.length > 0 ? wording.groups.owners(item.ownerNames) : null,
    ),
    description: lines(
      item.description === null ? null : words(shortened(item.description, longestDescription)),
    ),
    ...howItStands(item, wording),
    mayJoin: standing.kind === 'none' && item.ineligible === undefined && item.mode !== 'closed',
    hasRule: item.ineligible === 'dynamic' || item.ineligible === 'keptByRule',
    hasRequest: 'requestId' in standing,
    requestId: 'requestId' in standing ? standing.requestId : '',
  };
}

function howItStands(item: GroupItem, wording: Wording): Pick<GroupRow, 'standing' | 'mark'> {
  const { standing } = item;
  const say = wording.groups;
  if (standing.kind === 'member') return { standing: said(say.member), mark: marks.done };
  if (standing.kind === 'waiting')
    return { standing: say.waiting(standing.approverNames, standing.since), mark: marks.active };
  if (standing.kind === 'waitingForSeat')
    return { standing: wording.licensing.onTheList(standing.place), mark: marks.active };
  if (standing.kind === 'delivering') return { standing: said(say.delivering), mark: marks.active };
  if (item.ineligible !== undefined)
    return { standing: said(wording.ineligible[item.ineligible]), mark: marks.ended };
  if (item.mode !== 'approval')
    return { standing: said(wording.policy.joining[item.mode]), mark: marks.upcoming };
  const decide = item.ownerNames.length > 0 ? say.ownersDecide : say.standInsDecide;
  return { standing: said(decide), mark: marks.upcoming };
}
