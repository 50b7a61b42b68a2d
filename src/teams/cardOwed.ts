import { showHome } from '../groups/handlers.ts';
import { isOpen } from '../requests/joinRequest.ts';
import { showLeave } from '../requests/leave.ts';
import { showApprovals } from '../requests/show.ts';
import { findRequest } from '../requests/store.ts';
import { approverView, outcomeView, statusView } from '../requests/views.ts';
import type { CardCopy } from '../store/outbox.ts';
import type { BotParts, View } from './botParts.ts';

export interface CardNow {
  readonly view: View;
  /** Which version of the matter the view shows. */
  readonly version: number;
  /** True when the card will never have to change again. */
  readonly isFinal: boolean;
}

type Load = (parts: BotParts, copy: CardCopy) => Promise<CardNow | undefined>;

/** How each kind of owed card is made from what the store says now; undefined when it is no longer owed. */
const loaders: Readonly<Record<string, Load>> = {
  'requests.status': async ({ requests }, { subject_id }) => {
    const request = await findRequest(requests.db, subject_id);
    if (request === undefined) return undefined;
    return { view: statusView(request, null), version: request.version, isFinal: !isOpen(request) };
  },
  'requests.approval': async ({ requests }, copy) => {
    const request = await findRequest(requests.db, copy.subject_id);
    const isWaiting = request?.state === 'pendingApproval';
    // Somebody else decided before this card could be sent: nothing is left to ask.
    if (request === undefined || (copy.activity_id === null && !isWaiting)) return undefined;
    const view = approverView(request, copy.user_id, 'card', null);
    return { view, version: request.version, isFinal: !isOpen(request) };
  },
  'requests.outcome': async ({ requests }, { subject_id }) => {
    const request = await findRequest(requests.db, subject_id);
    return request && { view: outcomeView(request), version: request.version, isFinal: true };
  },
  'requests.digest': async ({ requests }, copy) => {
    const options = { page: 0, isDigest: true, justDecided: null, problem: null };
    const view = await showApprovals(requests, copy.user_id, options);
    const isEmpty = view.card === 'approvalList' && view.data.total === 0;
    if (copy.activity_id === null && isEmpty) return undefined;
    return { view, version: copy.wanted_version, isFinal: isEmpty };
  },
  'requests.leaveStatus': async ({ requests }, copy) => {
    const view = await showLeave(requests, copy.user_id, copy.subject_id);
    const isFinal = view.card !== 'leaveStatus' || view.data.state !== 'leaving';
    return { view, version: copy.wanted_version, isFinal };
  },
  'teams.welcome': async ({ groups }, copy) => {
    const view = await showHome(groups, { userId: copy.user_id, name: '' }, null);
    return { view, version: copy.wanted_version, isFinal: true };
  },
};

export async function loadCard(parts: BotParts, copy: CardCopy): Promise<CardNow | undefined> {
  return loaders[copy.view]?.(parts, copy);
}
