import { sql } from 'kysely';
import type { Store } from './store.ts';

/**
 * What PostgreSQL's background processes do by themselves: the embedded store has none, so its files would only
 * ever grow. Holds the store up while it runs (well under a second at the sizes measured); nothing on a server.
 */
export async function maintainStore(store: Store): Promise<void> {
  if (store.kind !== 'pglite') return;
  await sql`vacuum (analyze)`.execute(store.db);
  await sql`checkpoint`.execute(store.db);
}
