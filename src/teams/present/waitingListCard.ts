import type { WaitingListData } from '../../requests/requestViews.ts';
import { plain, strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface WaitingListCard extends CardFrame {
  readonly title: string;
  readonly about: Text;
  readonly isEmpty: boolean;
  readonly none: string;
  readonly moves: Wording['licensing']['moves'];
  readonly items: readonly WaitRow[];
  readonly text: string;
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
}

interface WaitRow {
  readonly requestId: string;
  readonly place: string;
  readonly name: Text;
  readonly tooltip: string;
  readonly about: readonly Line[];
  readonly mayRise: boolean;
  readonly mayFall: boolean;
}

export function presentWaitingList(list: WaitingListData, wording: Wording): Presented {
  const say = wording.licensing;
  const about = say.listAbout(list.text, list.total);
  const data: WaitingListCard = {
    ...frame(wording),
    title: say.listTitle,
    about,
    isEmpty: list.items.length === 0,
    none: say.listNone,
    moves: say.moves,
    items: list.items.map((item) => ({
      requestId: item.requestId,
      place: `${String(item.place)}.`,
      name: text`${strong(item.name)}`,
      tooltip: item.name,
      about: lines(say.listRow(item.groupName, item.productNames, item.since)),
      mayRise: item.place > 1,
      mayFall: !item.isLast,
    })),
    text: list.text,
    page: list.page,
    hasPrevious: list.page > 0,
    previousPage: list.page - 1,
    hasMore: list.more,
    nextPage: list.page + 1,
  };
  return { data, summary: `${say.listTitle}: ${plain(about)}` };
}
