import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { createLogger } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { aCardCopyRow } from '../support/aStoreRow.ts';
import { eachDatabase } from '../support/databases.ts';
import { enqueueAll, handlersWith, recorder } from '../support/jobHandlers.ts';
import { jobRows, jobRowsWhen } from '../support/jobRows.ts';

const log = createLogger('silent');

describe('the job queue', () => {
  eachDatabase((open) => {
    let store: Store;
    let queue: Queue;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      queue = await createQueue({ store, log });
      await sql`delete from pgboss.job`.execute(store.db);
    });
    afterEach(() => queue.stop({ graceful: true, timeoutMs: 5_000 }));

    it('runs a job once its change has committed, and not before', async () => {
      const deliver = recorder<'teams.deliver'>();
      await queue.work(handlersWith({ 'teams.deliver': deliver.handler }));
      await store.db.transaction().execute(async (trx) => {
        await queue.enqueue(trx, 'teams.deliver', { userId: 'ida' });
        await trx.insertInto('card_copies').values(aCardCopyRow()).execute();
        expect(deliver.runs).toEqual([]);
      });
      const run = await deliver.seen(() => true);
      expect(run.payloads).toEqual([{ userId: 'ida' }]);
      expect(run.context).toMatchObject({ attempt: 1, lastAttempt: false });
    });

    it('leaves neither row nor job when the change is rolled back', async () => {
      const failing = store.db.transaction().execute(async (trx) => {
        await trx
          .insertInto('card_copies')
          .values(aCardCopyRow({ subject_id: 'never' }))
          .execute();
        await queue.enqueue(trx, 'teams.deliver', { userId: 'ida' });
        throw new Error('the change failed');
      });
      await expect(failing).rejects.toThrow('the change failed');
      expect(await jobRows(store, 'teams.deliver')).toEqual([]);
      const kept = store.db.selectFrom('card_copies').selectAll().where('subject_id', '=', 'never').execute();
      expect(await kept).toEqual([]);
    });

    it('adds what is missing and nothing that waits already, whatever the order of its ids', async () => {
      const first = { groupId: 'g', requestId: 'r1' };
      await enqueueAll(store, queue, 'requests.deliverMembership', [first]);
      await store.db.transaction().execute((trx) =>
        queue.enqueueMissing(trx, 'requests.deliverMembership', [
          { requestId: 'r1', groupId: 'g' },
          { groupId: 'g', requestId: 'r2' },
        ]),
      );
      const rows = await jobRows(store, 'requests.deliverMembership');
      expect(rows.map((row) => (row.data as { requestId: string }).requestId).sort()).toEqual(['r1', 'r2']);
    });

    it('holds a job back for as long as it was asked to', async () => {
      await store.db
        .transaction()
        .execute((trx) =>
          queue.enqueue(trx, 'requests.verifyMembership', { requestId: 'r' }, { startAfterSeconds: 300 }),
        );
      const [row] = await jobRows(store, 'requests.verifyMembership');
      expect(row?.state).toBe('created');
      expect(row?.wait).toBeGreaterThan(290);
    });

    it('runs jobs of one batch with the same key together', async () => {
      const deliver = recorder<'requests.deliverMembership'>({ keyOf: (payload) => payload.groupId });
      const payloads = ['a', 'b', 'a', 'a'].map((groupId, n) => ({ groupId, requestId: String(n) }));
      await enqueueAll(store, queue, 'requests.deliverMembership', payloads);
      await queue.work(handlersWith({ 'requests.deliverMembership': deliver.handler }));
      const ofA = await deliver.seen((run) => run.payloads[0]?.groupId === 'a');
      await deliver.seen((run) => run.payloads[0]?.groupId === 'b');
      expect(ofA.payloads.map((payload) => payload.requestId).sort()).toEqual(['0', '2', '3']);
      expect(deliver.runs).toHaveLength(2);
      await jobRowsWhen(store, 'requests.deliverMembership', (rows) => rows.length === 0);
    });

    it('runs as many groups at once as the handler allows', async () => {
      let release: () => void = () => undefined;
      const released = new Promise<undefined>((resolve) => {
        release = () => {
          resolve(undefined);
        };
      });
      const deliver = recorder<'teams.deliver'>({ concurrency: 2, answer: () => released });
      await enqueueAll(store, queue, 'teams.deliver', [{ userId: 'a' }, { userId: 'b' }, { userId: 'c' }]);
      await queue.work(handlersWith({ 'teams.deliver': deliver.handler }));
      await deliver.seen(() => deliver.runs.length === 2);
      expect((await queue.sizes())['teams.deliver']).toEqual({ queued: 0, active: 3, retry: 0, dead: 0 });
      expect(deliver.runs).toHaveLength(2);
      release();
      await deliver.seen(() => deliver.runs.length === 3);
    });

    it('finishes what runs before it stops and hands back what has not begun', async () => {
      let release: () => void = () => undefined;
      const released = new Promise<undefined>((resolve) => {
        release = () => {
          resolve(undefined);
        };
      });
      const deliver = recorder<'teams.deliver'>({ answer: () => released });
      await enqueueAll(store, queue, 'teams.deliver', [{ userId: 'a' }, { userId: 'b' }]);
      await queue.work(handlersWith({ 'teams.deliver': deliver.handler }));
      await deliver.seen(() => true);
      const stopped = queue.stop({ graceful: true, timeoutMs: 10_000 });
      release();
      await stopped;
      expect(deliver.runs).toHaveLength(1);
      expect(await jobRows(store, 'teams.deliver')).toMatchObject([{ state: 'created', retry_count: 0 }]);
      expect(await queue.isReady()).toBe(false);
    });

    it('is ready once it runs and keeps one entry per schedule', async () => {
      expect(await queue.isReady()).toBe(true);
      await queue.schedule('requests.sweep', '*/5 * * * *');
      await queue.schedule('requests.sweep', '*/10 * * * *');
      const { rows } = await sql`select name, cron from pgboss.schedule`.execute(store.db);
      expect(rows).toEqual([{ name: 'requests.sweep', cron: '*/10 * * * *' }]);
    });
  });
});
