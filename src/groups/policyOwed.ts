import type { CardCopy } from '../store/outbox.ts';
import { findPolicyChange } from './policyChangeStore.ts';
import { changeView } from './policyChangeView.ts';
import type { PolicyContext } from './policyContext.ts';
import type { PolicyView } from './policyViews.ts';

interface OwedPolicyView {
  readonly view: PolicyView;
  readonly version: number;
  readonly isFinal: boolean;
}

type Load = (context: Pick<PolicyContext, 'db'>, copy: CardCopy) => Promise<OwedPolicyView | undefined>;

/** How each card about a policy is made from what the store says now. */
export const owedPolicyCards: Readonly<Record<string, Load>> = {
  'policy.change': async ({ db }, { subject_id, user_id, activity_id }) => {
    const change = await findPolicyChange(db, subject_id);
    if (change === undefined || (activity_id === null && change.state === 'overtaken')) return undefined;
    const view = changeView(change, user_id, null);
    return { view, version: change.version, isFinal: change.state !== 'proposed' };
  },
};
