import type { PolicyView } from '../groups/policyViews.ts';
import type { CardCopy } from '../store/outbox.ts';
import type { RequestsContext } from './context.ts';
import { showJoinDigest } from './joinDigest.ts';
import { isOpen } from './joinRequest.ts';
import { showLeave } from './leave.ts';
import type { RequestsView } from './requestViews.ts';
import { showApprovals } from './show.ts';
import { awaitsLicence } from './decideLicence.ts';
import { countSeats } from './seats.ts';
import { findRequest } from './store.ts';
import { approverView, outcomeView, refusalView, statusView } from './views.ts';

export interface OwedView {
  readonly view: RequestsView | PolicyView;
  /** Which version of the matter the view shows. */
  readonly version: number;
  /** True when the card will never have to change again. */
  readonly isFinal: boolean;
}

type Load = (context: Pick<RequestsContext, 'db' | 'rules'>, copy: CardCopy) => Promise<OwedView | undefined>;

/** How each kind of owed card is made from what the store says now; undefined when it is no longer owed. */
export const owedCards: Readonly<Record<string, Load>> = {
  'requests.status': async ({ db }, { subject_id }) => {
    const request = await findRequest(db, subject_id);
    if (request === undefined) return undefined;
    const isFinal = !isOpen(request) && !awaitsLicence(request);
    return { view: statusView(request, null), version: request.version, isFinal };
  },
  'requests.approval': async (context, copy) => {
    const request = await findRequest(context.db, copy.subject_id);
    const isWaiting = request?.state === 'pendingApproval';
    const isAsked = request?.approvers.some((approver) => approver.id === copy.user_id) === true;
    // Somebody else decided, or has to, before this card could be sent: nothing is left to ask.
    if (request === undefined || (copy.activity_id === null && !(isWaiting && isAsked))) return undefined;
    if (isWaiting && !isAsked) {
      const view = refusalView({ code: 'notAnApprover', groupName: request.groupName });
      return { view, version: request.version, isFinal: true };
    }
    const view = approverView(request, copy.user_id, 'card', null, await countSeats(context, request));
    return { view, version: request.version, isFinal: !isOpen(request) && !awaitsLicence(request) };
  },
  'requests.outcome': async ({ db }, { subject_id }) => {
    const request = await findRequest(db, subject_id);
    return request && { view: outcomeView(request), version: request.version, isFinal: true };
  },
  'requests.digest': async (context, copy) => {
    const options = { page: 0, isDigest: true, justDecided: null, problem: null };
    const view = await showApprovals(context, copy.user_id, options);
    const isEmpty = view.card === 'approvalList' && view.data.total === 0;
    if (copy.activity_id === null && isEmpty) return undefined;
    return { view, version: copy.wanted_version, isFinal: isEmpty };
  },
  'requests.joined': ({ db }, { subject_id }) => showJoinDigest(db, subject_id),
  'requests.leaveStatus': async (context, copy) => {
    const view = await showLeave(context, copy.user_id, copy.subject_id);
    const isFinal = view.card !== 'leaveStatus' || view.data.state !== 'leaving';
    return { view, version: copy.wanted_version, isFinal };
  },
};
