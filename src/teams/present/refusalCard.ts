import type { RefusalData, RequestRefusal } from '../../requests/requestViews.ts';
import { plain } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { explain, frame, type CardFrame, type Line, type Presented } from './presented.ts';

interface RefusalCard extends CardFrame {
  readonly explanation: readonly Line[];
  readonly requestId: string;
  readonly hasRequest: boolean;
  readonly offersMyGroups: boolean;
  readonly offersMyRequests: boolean;
  readonly offersApprovals: boolean;
}

const aboutMyGroups: readonly RequestRefusal['code'][] = [
  'alreadyMember',
  'notAMember',
  'nestedMember',
  'leaveNotPossible',
];
const aboutMyRequests: readonly RequestRefusal['code'][] = [
  'requestNotFound',
  'requestClosed',
  'notYourRequest',
];
const aboutApprovals: readonly RequestRefusal['code'][] = ['ownRequest', 'notAnApprover'];

/** A no with the way on: the sentence, and the button that helps with this one. */
export function presentRefusal({ refusal }: RefusalData, wording: Wording): Presented {
  const explanation = explain(refusal, wording);
  const requestId = refusal.code === 'alreadyAsked' ? refusal.requestId : '';
  const data: RefusalCard = {
    ...frame(wording),
    explanation,
    requestId,
    hasRequest: requestId !== '',
    offersMyGroups: aboutMyGroups.includes(refusal.code),
    offersMyRequests: aboutMyRequests.includes(refusal.code),
    offersApprovals: aboutApprovals.includes(refusal.code),
  };
  return { data, summary: explanation.map(({ runs }) => plain(runs)).join(' ') };
}
