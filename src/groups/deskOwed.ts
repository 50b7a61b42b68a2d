import type { CardCopy } from '../store/outbox.ts';
import { changeView } from './deskChanges.ts';
import type { DeskContext } from './deskContext.ts';
import { nominationView } from './deskNomination.ts';
import type { DeskView } from './deskViews.ts';
import { findChange } from './membershipChangeStore.ts';

interface OwedDeskView {
  readonly view: DeskView;
  readonly version: number;
  readonly isFinal: boolean;
}

type Load = (context: Pick<DeskContext, 'db' | 'now'>, copy: CardCopy) => Promise<OwedDeskView | undefined>;

/** How each card that the desk owes is made from what the store says now; undefined when it is no longer owed. */
export const owedDeskCards: Readonly<Record<string, Load>> = {
  'groups.change': async ({ db, now }, { subject_id }) => {
    const change = await findChange(db, subject_id);
    if (change === undefined || change.state === 'draft') return undefined;
    const view = changeView(change, now());
    return { view, version: change.version, isFinal: change.state === 'done' };
  },
  'groups.nomination': async ({ db }, { subject_id, activity_id }) => {
    const change = await findChange(db, subject_id);
    // Somebody answered before this card could be sent: nothing is left to ask.
    if (change === undefined || (activity_id === null && change.state !== 'pending')) return undefined;
    return { view: nominationView(change), version: change.version, isFinal: change.state === 'done' };
  },
  'groups.changeNotice': async ({ db }, { subject_id, user_id, wanted_version }) => {
    const change = await findChange(db, subject_id);
    const step = change?.steps.find(({ userId, outcome }) => userId === user_id && outcome === 'done');
    if (change === undefined || step === undefined || step.deed === 'writeFacts') return undefined;
    const { groupId, groupName, kind, actor } = change;
    const data = { groupId, groupName, kind, byName: actor.name, deed: step.deed };
    return { view: { card: 'deskNotice', data }, version: wanted_version, isFinal: true };
  },
};
