import type { CardCopy } from '../store/outbox.ts';
import type { CreationContext } from './creationContext.ts';
import { isUnderWay } from './groupCreation.ts';
import { findCreation } from './groupCreationStore.ts';
import type { GroupCreationView } from './groupCreationViews.ts';
import type { GroupDeletionView } from './groupDeletion.ts';
import { statusView } from './groupDeletionHandlers.ts';
import { findDeletion } from './groupDeletionStore.ts';

interface OwedCreation {
  readonly view: GroupCreationView | GroupDeletionView;
  readonly version: number;
  readonly isFinal: boolean;
}

type Load = (
  context: Pick<CreationContext, 'db' | 'now'>,
  copy: CardCopy,
) => Promise<OwedCreation | undefined>;

/** How each owed card about a group that comes or goes is made from what the store says now; undefined when it is no longer owed. */
export const creationCards: Readonly<Record<string, Load>> = {
  'groups.creation': loadStatus,
  'groups.creationOutcome': loadStatus,
  'groups.deletion': async ({ db, now }, copy) => {
    const deletion = await findDeletion(db, copy.subject_id);
    if (deletion === undefined) return undefined;
    const isFinal = deletion.finishedAt !== null && !(deletion.state === 'deleted' && deletion.restorable);
    return { view: statusView(deletion, copy.user_id, now()), version: deletion.version, isFinal };
  },
  'groups.creationApproval': async ({ db }, copy) => {
    const creation = await findCreation(db, copy.subject_id);
    if (creation === undefined) return undefined;
    // Somebody else decided before this card could be sent: nothing is left to ask.
    if (copy.activity_id === null && creation.state !== 'pendingApproval') return undefined;
    return {
      view: { card: 'groupApproval', data: { creation, problem: null } },
      version: creation.version,
      isFinal: !isUnderWay(creation),
    };
  },
};

async function loadStatus(
  { db }: Pick<CreationContext, 'db'>,
  copy: CardCopy,
): Promise<OwedCreation | undefined> {
  const creation = await findCreation(db, copy.subject_id);
  if (creation === undefined) return undefined;
  return {
    view: { card: 'groupCreation', data: { creation } },
    version: creation.version,
    isFinal: !isUnderWay(creation),
  };
}
