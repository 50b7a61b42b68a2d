import type { Kysely } from 'kysely';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';
import { openStates } from './joinRequest.ts';

/**
 * Ends whatever is open without telling anybody: the sandbox starts over, and the people and chats it was about are as
 * on the first day. The audit keeps what happened.
 */
export async function forgetOpenRequests(db: Kysely<Database>, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('join_requests')
      .set({ state: 'withdrawn', finished_at: now, seat_order: null, seat_place: null })
      .where('state', 'in', openStates)
      .execute();
    await trx
      .updateTable('seat_promises')
      .set({ ended_at: now, outcome: 'released' })
      .where('ended_at', 'is', null)
      .execute();
    await trx.deleteFrom('licence_products').execute();
    await trx
      .updateTable('departures')
      .set({ state: 'failed', finished_at: now })
      .where('state', '=', 'leaving')
      .execute();
    await trx.updateTable('card_copies').set({ state: 'settled' }).where('state', '=', 'open').execute();
    await trx.updateTable('conversations').set({ welcomed_at: null, install_state: 'installed' }).execute();
    await appendAudit(trx, {
      at: now,
      actor: { kind: 'usher' },
      action: 'sandbox.startOver',
      subjectKind: 'sandbox',
      subjectId: 'sandbox',
    });
  });
}
