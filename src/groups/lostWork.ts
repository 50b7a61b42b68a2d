import type { CreationContext } from './creationContext.ts';
import { listCreationsIn, listDeletionsIn, listUnwrittenChanges } from './lostWorkStore.ts';

const batch = 200;
const minuteMs = 60 * 1000;
const dayMs = 24 * 60 * minuteMs;
const stuckAfterMs = 15 * minuteMs;

/**
 * Job: gives work that was agreed and whose job is gone its job back, such as after a table of the queue was restored
 * from an older copy. Every job looks first at what is done already, so one too many does no harm.
 */
export async function restartLostWork(
  context: Pick<CreationContext, 'db' | 'enqueueMissing' | 'expiryDays' | 'now'>,
): Promise<void> {
  const { db, enqueueMissing, expiryDays } = context;
  const now = context.now().getTime();
  const stuck = new Date(now - stuckAfterMs);
  // A draft may be confirmed for a day, and the days of a wish begin there.
  const overdue = new Date(now - (expiryDays + 1) * dayMs - stuckAfterMs);
  const [changes, creating, unanswered, deleting, restoring] = await Promise.all([
    listUnwrittenChanges(db, stuck, batch),
    listCreationsIn(db, 'creating', stuck, batch),
    listCreationsIn(db, 'pendingApproval', overdue, batch),
    listDeletionsIn(db, 'deleting', stuck, batch),
    listDeletionsIn(db, 'restoring', stuck, batch),
  ]);
  await db.transaction().execute(async (trx) => {
    await enqueueMissing(trx, 'groups.writeChange', changes);
    await enqueueMissing(trx, 'groups.create', creating);
    await enqueueMissing(trx, 'groups.expireCreate', unanswered);
    await enqueueMissing(trx, 'groups.delete', deleting);
    await enqueueMissing(trx, 'groups.restore', restoring);
  });
}
