import type { OwnerNewsData, OwnerNewsPreviewData } from '../../admin/readinessViews.ts';
import type { ReadinessWording } from '../wording/readiness/readinessWording.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface PreviewCard extends CardFrame {
  readonly title: string;
  readonly hint: string;
  readonly lead: string;
  readonly sent: string;
  readonly whom: readonly Line[];
  readonly text: string;
  readonly chosen: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly mayTell: boolean;
  readonly titles: ReadinessWording['titles'];
  readonly words: ReadinessWording['labels'];
}

interface NewsCard extends CardFrame {
  readonly title: string;
  readonly lead: readonly Line[];
  readonly can: readonly Line[];
  readonly titles: ReadinessWording['titles'];
}

export function presentOwnerNewsPreview(preview: OwnerNewsPreviewData, wording: Wording): Presented {
  const say = wording.readiness;
  const { choice, groups, totalGroups, reached, unseen, unreachable, sent } = preview;
  const people = reached.length + unseen.length;
  const data: PreviewCard = {
    ...frame(wording),
    title: say.newsTitle,
    hint: say.newsHint,
    lead: totalGroups === 0 ? say.newsNone : say.newsReach(totalGroups, people),
    sent: sent === null ? '' : say.newsSent(sent),
    whom: lines(
      reached.length === 0 ? null : say.newsKnown(reached),
      unseen.length === 0 ? null : say.newsUnseen(unseen),
      unreachable.length === 0 ? null : say.newsUnreachable(unreachable),
    ),
    text: choice.text,
    chosen: choice.groupIds.join(','),
    choices: groups.map(({ id, name }) => ({ title: name, value: id })),
    // What was just sent is on its way, and the numbers still count it.
    mayTell: people > 0 && sent === null,
    titles: say.titles,
    words: say.labels,
  };
  return { data, summary: say.newsTitle };
}

export function presentOwnerNews({ groups }: OwnerNewsData, wording: Wording): Presented {
  const say = wording.readiness;
  const data: NewsCard = {
    ...frame(wording),
    title: say.ownerNewsSummary(groups.length),
    lead: lines(say.ownerNews(groups.map(({ name }) => name))),
    can: lines(...say.ownerNewsCan),
    titles: say.titles,
  };
  return { data, summary: data.title };
}
