import type { MyGroup, MyGroupsData } from '../../groups/groupViews.ts';
import { strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, type CardFrame, type Presented } from './presented.ts';

interface MyGroupsCard extends CardFrame {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly none: string;
  readonly sections: readonly MyGroupsSection[];
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
}

interface MyGroupsSection {
  readonly title: string;
  readonly hint: string;
  readonly items: readonly MyGroupRow[];
}

interface MyGroupRow {
  readonly groupId: string;
  readonly name: Text;
  readonly tooltip: string;
  readonly about: string;
  readonly mayLeave: boolean;
}

export function presentMyGroups(mine: MyGroupsData, wording: Wording): Presented {
  const say = wording.groups;
  const data: MyGroupsCard = {
    ...frame(wording),
    title: say.mineTitle,
    isEmpty: mine.direct.length + mine.nested.length === 0,
    none: say.none,
    sections: [
      section(say.direct, '', mine.direct, wording),
      section(say.nested, say.nestedHint, mine.nested, wording),
    ].flat(),
    hasPrevious: mine.page > 0,
    previousPage: mine.page - 1,
    hasMore: mine.more,
    nextPage: mine.page + 1,
  };
  return { data, summary: say.mineTitle };
}

function section(
  title: string,
  hint: string,
  groups: readonly MyGroup[],
  wording: Wording,
): readonly MyGroupsSection[] {
  if (groups.length === 0) return [];
  const items = groups.map((group) => ({
    groupId: group.groupId,
    name: text`${strong(group.name)}`,
    tooltip: group.name,
    about: [
      wording.kinds[group.kind],
      ...(hint === '' && !group.mayLeave ? [wording.groups.managedElsewhere] : []),
    ].join(' · '),
    mayLeave: group.mayLeave,
  }));
  return [{ title, hint, items }];
}
