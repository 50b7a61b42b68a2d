import { sql, type Transaction } from 'kysely';
import { wantVersion } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { RequestsContext } from './context.ts';

/** More open requests for seats of the same products than are told at once; a bound. */
const mostRefreshed = 200;

/**
 * Seats of these products were taken or came free: the open cards of other requests that need one have to tell it. To be called
 * while seats are locked, so that two of these never wait for each other.
 */
export async function refreshSeatCards(
  trx: Transaction<Database>,
  context: Pick<RequestsContext, 'enqueue'>,
  skuIds: readonly string[],
  takenBy: string | null,
): Promise<void> {
  if (skuIds.length === 0) return;
  const needy = trx
    .selectFrom('join_requests')
    .select('id')
    .where('state', '=', sql.lit('pendingApproval'))
    .$if(takenBy !== null, (query) => query.where('id', '<>', takenBy))
    .where(
      sql<boolean>`exists (
        select 1 from jsonb_array_elements(licence -> 'products') as product
        where product ->> 'skuId' in (${sql.join(skuIds)}) and (product ->> 'takesSeat')::boolean)`,
    )
    .orderBy('created_at')
    .limit(mostRefreshed);
  const refreshed = await trx
    .updateTable('join_requests')
    .set({ version: sql<number>`version + 1` })
    .where('id', 'in', needy)
    .where('state', '=', sql.lit('pendingApproval'))
    .returning(['id', 'version'])
    .execute();
  const readers = new Set<string>();
  for (const { id, version } of refreshed) {
    for (const userId of await wantVersion(trx, id, ['requests.approval'], version)) readers.add(userId);
  }
  await context.enqueue(
    trx,
    'teams.deliver',
    [...readers].map((userId) => ({ userId })),
  );
}
