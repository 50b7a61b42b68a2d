import type { HomeData } from '../../groups/groupViews.ts';
import { plain, said, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, type CardFrame, type Presented } from './presented.ts';

interface HomeCard extends CardFrame {
  readonly title: Text;
  readonly pick: string;
  readonly pickPlaceholder: string;
  readonly lead: Text;
  /** What waits for the person, in words; none of the two when nothing does. */
  readonly news: readonly { readonly sentence: string }[];
  readonly approvalsTitle: string;
  readonly myRequestsTitle: string;
  readonly manageTitle: string;
  readonly typedHint: string;
  readonly examples: readonly { readonly example: string }[];
}

export function presentHome(home: HomeData, wording: Wording): Presented {
  const { waitingForMe, openRequests } = home;
  const say = wording.home;
  const lead = home.notUnderstood === null ? said(say.intro) : say.notUnderstood(home.notUnderstood);
  const news = [
    ...(waitingForMe > 0 ? [{ sentence: say.waitingForYou(waitingForMe) }] : []),
    ...(openRequests > 0 ? [{ sentence: say.yourOpenRequests(openRequests) }] : []),
  ];
  const data: HomeCard = {
    ...frame(wording),
    title: say.title(home.firstName),
    pick: wording.search.pick,
    pickPlaceholder: wording.search.pickPlaceholder,
    lead,
    news,
    approvalsTitle: waitingForMe > 0 ? say.approvalsWith(waitingForMe) : wording.actions.approvals,
    myRequestsTitle: openRequests > 0 ? say.myRequestsWith(openRequests) : wording.actions.myRequests,
    manageTitle: wording.desk.titles.manage,
    typedHint: say.typedHint,
    examples: say.examples.map((example) => ({ example })),
  };
  return { data, summary: plain(lead) };
}
