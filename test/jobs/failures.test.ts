import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { DeliveryError, DirectoryError } from '../../src/errors.ts';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { createLogger } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';
import { enqueueAll, handlersWith, recorder } from '../support/jobHandlers.ts';
import { bringForward, jobRows, jobRowsWhen, type JobRow } from '../support/jobRows.ts';

const log = createLogger('silent');
const at = new Date('2026-11-20T08:00:00Z');
const isRetry = (rows: readonly JobRow[]) => rows.length === 1 && rows[0]?.state === 'retry';

describe('a job that fails', () => {
  eachDatabase((open) => {
    let store: Store;
    let queue: Queue;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      queue = await createQueue({ store, log, now: () => at });
      await sql`delete from pgboss.job`.execute(store.db);
      await store.db.deleteFrom('operator_notices').execute();
    });
    afterEach(() => queue.stop({ graceful: true, timeoutMs: 5_000 }));

    it('comes back by itself after a second or two', async () => {
      const deliver = recorder<'teams.deliver'>({
        answer: ({ context }) => {
          if (context.attempt === 1) throw new DeliveryError('unavailable', 'Teams is down');
          return undefined;
        },
      });
      await enqueueAll(store, queue, 'teams.deliver', [{ userId: 'ida' }]);
      await queue.work(handlersWith({ 'teams.deliver': deliver.handler }));
      await deliver.seen((run) => run.context.attempt === 2);
      await jobRowsWhen(store, 'teams.deliver', (rows) => rows.length === 0);
    });

    it('does not take the other groups of its batch with it', async () => {
      const deliver = recorder<'teams.deliver'>({
        keyOf: (payload) => payload.userId,
        answer: ({ payloads }) => {
          if (payloads[0]?.userId === 'bad') throw new Error('a bug');
          return undefined;
        },
      });
      const payloads = [{ userId: 'good' }, { userId: 'bad' }, { userId: 'also good' }];
      await enqueueAll(store, queue, 'teams.deliver', payloads);
      await queue.work(handlersWith({ 'teams.deliver': deliver.handler }));
      await deliver.seen((run) => run.payloads[0]?.userId === 'also good');
      const rows = await jobRowsWhen(store, 'teams.deliver', isRetry);
      expect(rows[0]?.data).toEqual({ userId: 'bad' });
    });

    it('waits at least as long as the other side asked', async () => {
      const fault = new DirectoryError('throttled', 'slow down', { status: 429, retryAfterMs: 120_000 });
      const remove = recorder<'requests.removeMembership'>({ answer: () => Promise.reject(fault) });
      await enqueueAll(store, queue, 'requests.removeMembership', [{ departureId: 'd' }]);
      await queue.work(handlersWith({ 'requests.removeMembership': remove.handler }));
      const [row] = await jobRowsWhen(store, 'requests.removeMembership', isRetry);
      expect(row?.wait).toBeGreaterThan(110);
      expect(row?.wait).toBeLessThanOrEqual(121);
    });

    it('keeps its own longer wait when the other side asked for a short one', async () => {
      const fault = new DirectoryError('throttled', 'slow down', { retryAfterMs: 1_000 });
      const remove = recorder<'requests.removeMembership'>({ answer: () => Promise.reject(fault) });
      await enqueueAll(store, queue, 'requests.removeMembership', [{ departureId: 'd' }]);
      await sql`update pgboss.job set retry_count = 9 where name = 'requests.removeMembership'`.execute(
        store.db,
      );
      await queue.work(handlersWith({ 'requests.removeMembership': remove.handler }));
      const [row] = await jobRowsWhen(store, 'requests.removeMembership', isRetry);
      expect(row?.wait).toBeGreaterThan(200);
      expect(row?.wait).toBeLessThanOrEqual(300);
    });

    it('is asked to come again later without having failed', async () => {
      const verify = recorder<'requests.verifyMembership'>({ answer: () => ({ againInSeconds: 60 }) });
      await enqueueAll(store, queue, 'requests.verifyMembership', [{ requestId: 'r' }]);
      await queue.work(handlersWith({ 'requests.verifyMembership': verify.handler }));
      await verify.seen(() => true);
      const fresh = (rows: readonly JobRow[]) => rows.length === 1 && rows[0]?.state === 'created';
      const [row] = await jobRowsWhen(store, 'requests.verifyMembership', fresh);
      expect(row).toMatchObject({ data: { requestId: 'r' }, retry_count: 0 });
      expect(row?.wait).toBeGreaterThan(50);
      expect(row?.wait).toBeLessThanOrEqual(60);
    });

    it('is given up aloud after its last attempt: settled, noticed and kept', async () => {
      const remove = recorder<'requests.removeMembership'>({
        answer: () => Promise.reject(new DirectoryError('forbidden', 'no', { graphCode: 'Denied' })),
        exhausted: async ({ departureId }, trx) => {
          const row = { name: departureId, holder: 'exhausted', until: at };
          await trx.insertInto('leases').values(row).execute();
        },
      });
      await enqueueAll(store, queue, 'requests.removeMembership', [{ departureId: 'd' }]);
      await bringForward(store, 'requests.removeMembership', true);
      await queue.work(handlersWith({ 'requests.removeMembership': remove.handler }));
      const dead = await jobRowsWhen(store, 'jobs.dead', (rows) => rows.length === 1);
      expect(remove.runs).toMatchObject([{ context: { attempt: 1, lastAttempt: true } }]);
      expect(dead[0]?.data).toMatchObject({
        kind: 'requests.removeMembership',
        payload: { departureId: 'd' },
        attempts: 1,
        isSettled: true,
        failure: { fault: 'DirectoryError', reason: 'forbidden', code: 'Denied' },
      });
      expect(await store.db.selectFrom('operator_notices').selectAll().execute()).toMatchObject([
        { at, code: 'jobFailed', subject_id: 'requests.removeMembership:d', details: { attempts: 1 } },
      ]);
      expect(await store.db.selectFrom('leases').select('name').execute()).toEqual([{ name: 'd' }]);
      expect((await queue.sizes())['requests.removeMembership'].dead).toBe(1);
    });

    it('outlasts an outage of more than six hours', async () => {
      await enqueueAll(store, queue, 'requests.deliverMembership', [{ groupId: 'g', requestId: 'r' }]);
      expect(await jobRows(store, 'requests.deliverMembership')).toHaveLength(1);
      const { rows } = await sql<{ seconds: number }>`
        select sum(least(retry_delay_max, retry_delay * 2 ^ least(n, 16) / 2))::float8 as seconds
        from pgboss.job, generate_series(1, retry_limit) n
        where name = 'requests.deliverMembership' group by id`.execute(store.db);
      expect(rows[0]?.seconds).toBeGreaterThan(6 * 3600);
    });
  });
});
