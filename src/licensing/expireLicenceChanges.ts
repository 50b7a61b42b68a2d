import { listUnanswered } from '../store/unanswered.ts';
import { commitLicenceChange } from './commitLicenceChange.ts';
import type { LicensingContext } from './context.ts';
import { expireChange } from './decideLicenceChange.ts';
import { lockLicenceChange, updateLicenceChange } from './licenceChangeStore.ts';

const batch = 100;
const dayMs = 24 * 60 * 60 * 1000;

/** Job: nobody agreed in time, so the change ends, its group is free for another, and whoever wanted it is told. */
export async function expireLicenceChanges(context: LicensingContext): Promise<void> {
  const now = context.now();
  const askedBefore = new Date(now.getTime() - context.expiryDays * dayMs);
  for (const id of await listUnanswered(context.db, 'licence_changes', askedBefore, batch))
    await context.db.transaction().execute(async (trx) => {
      const current = await lockLicenceChange(trx, id);
      const expired = current && expireChange(current, askedBefore, now);
      if (expired === undefined) return;
      await updateLicenceChange(trx, expired);
      const by = { kind: 'usher' } as const;
      await commitLicenceChange(trx, context, expired, { action: 'licensing.expireChange', by, others: [] });
    });
}
