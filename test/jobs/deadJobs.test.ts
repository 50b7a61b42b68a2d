import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { countDeadJobs, dismissDeadJob, listDeadJobs } from '../../src/jobs/deadJobs.ts';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { createLogger } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import { eachDatabase } from '../support/databases.ts';
import { jobRows } from '../support/jobRows.ts';

const log = createLogger('silent');
const all = { skip: 0, limit: 10 };

describe('a job that was given up', () => {
  eachDatabase((open) => {
    let store: Store;
    let queue: Queue;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      queue = await createQueue({ store, log });
      await sql`delete from pgboss.job`.execute(store.db);
      await bury({ kind: 'teams.deliver', payload: { userId: 'ida' }, attempts: 101, isSettled: false });
      await bury({ kind: 'requests.removeMembership', payload: { departureId: 'd' }, isSettled: true });
      await bury({ kind: 'later.kind', payload: { id: 'x' } });
    });
    afterEach(() => queue.stop({ graceful: true, timeoutMs: 5_000 }));

    const bury = (data: object) =>
      sql`insert into pgboss.job (name, data) values ('jobs.dead', ${JSON.stringify({ attempts: 1, ...data })}::jsonb)`.execute(
        store.db,
      );
    const retry = (which: { readonly id: string } | 'all') =>
      store.db.transaction().execute((trx) => queue.retryDead(trx, which));
    const buried = async (kind: string) =>
      (await listDeadJobs(store.db, all)).find((job) => job.kind === kind)?.id ?? '';

    it('is listed for the operator', async () => {
      expect(await countDeadJobs(store.db)).toBe(3);
      expect((await listDeadJobs(store.db, all)).map(({ kind, isSettled }) => [kind, isSettled])).toEqual(
        expect.arrayContaining([
          ['teams.deliver', false],
          ['requests.removeMembership', true],
          ['later.kind', false],
        ]),
      );
      expect(await listDeadJobs(store.db, { skip: 2, limit: 10 })).toHaveLength(1);
    });

    it('goes back to its queue with all attempts before it', async () => {
      const retried = await retry('all');
      expect(retried).toMatchObject([{ kind: 'teams.deliver', payload: { userId: 'ida' }, attempts: 101 }]);
      expect(await jobRows(store, 'teams.deliver')).toMatchObject([
        { state: 'created', data: { userId: 'ida' }, retry_count: 0 },
      ]);
      expect(await countDeadJobs(store.db)).toBe(2);
    });

    it('goes back once when two press at the same moment', async () => {
      const id = await buried('teams.deliver');
      const both = await Promise.all([retry({ id }), retry({ id })]);
      expect(both.flat()).toHaveLength(1);
      expect(await jobRows(store, 'teams.deliver')).toHaveLength(1);
    });

    it('stays where it is when the transaction fails', async () => {
      const failing = store.db.transaction().execute(async (trx) => {
        await queue.retryDead(trx, 'all');
        throw new Error('the audit could not be written');
      });
      await expect(failing).rejects.toThrow('the audit could not be written');
      expect(await countDeadJobs(store.db)).toBe(3);
      expect(await jobRows(store, 'teams.deliver')).toEqual([]);
    });

    it('is not retried but dismissed when giving it up has ended the matter', async () => {
      const id = await buried('requests.removeMembership');
      expect(await retry({ id })).toEqual([]);
      const dismiss = (jobId: string) => store.db.transaction().execute((trx) => dismissDeadJob(trx, jobId));
      expect(await dismiss(id)).toMatchObject({ payload: { departureId: 'd' } });
      expect(await dismiss(id)).toBeUndefined();
      expect(await dismiss(await buried('teams.deliver'))).toBeUndefined();
    });
  });
});
