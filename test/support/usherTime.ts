import type { JobKind } from '../../src/jobs/kinds.ts';
import { bringForward } from './jobRows.ts';
import type { Usher } from './usher.ts';

/** Keeps approved memberships of one group from being written until `release` is called. */
export async function holdWrites({ app }: Usher, groupId: string): Promise<{ release(): Promise<void> }> {
  const name = `group:${groupId}`;
  const until = new Date(Date.now() + 60 * 60 * 1000);
  await app.store.db.insertInto('leases').values({ name, holder: 'the test', until }).execute();
  return {
    release: async () => {
      await app.store.db.deleteFrom('leases').where('name', '=', name).execute();
      await bringForward(app.store, 'requests.deliverMembership');
    },
  };
}

/** Lets this much time pass for Usher and its jobs of one kind that wait for their next attempt. */
export async function passWith(usher: Usher, ms: number, kind: JobKind): Promise<void> {
  usher.pass(ms);
  await bringForward(usher.app.store, kind);
}

/** The sweep comes round. */
export async function sweepNow({ app }: Usher): Promise<void> {
  await app.store.db.transaction().execute((trx) => app.queue.enqueue(trx, 'requests.sweep', {}));
}

/** What was recorded about requests, in order; the reasons people gave are left out. */
export async function readAudit({ app }: Usher, requesterId: string): Promise<readonly string[]> {
  const rows = await app.store.db
    .selectFrom('audit')
    .innerJoin('join_requests', 'join_requests.id', 'audit.request_id')
    .select('audit.action')
    .where('join_requests.requester_id', '=', requesterId)
    .orderBy('audit.id')
    .execute();
  return rows.map((row) => row.action);
}

/** Codes of what the operator is told. */
export async function readNotices({ app }: Usher): Promise<readonly string[]> {
  const rows = await app.store.db.selectFrom('operator_notices').select('code').orderBy('id').execute();
  return rows.map((row) => row.code);
}
