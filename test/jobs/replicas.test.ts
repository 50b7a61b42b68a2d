import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { createLogger } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { enqueueAll, handlersWith, recorder } from '../support/jobHandlers.ts';
import { jobRowsWhen } from '../support/jobRows.ts';
import { startPostgres, type PostgresServer } from '../support/postgresServer.ts';

const log = createLogger('silent');

describe('three replicas on an empty PostgreSQL', () => {
  let server: PostgresServer;
  let stores: readonly Store[] = [];
  let queues: readonly Queue[] = [];
  beforeAll(async () => {
    server = await startPostgres();
    const databaseUrl = await server.createDatabase();
    stores = await Promise.all([1, 2, 3].map(() => openStore({ databaseUrl, log })));
    queues = await Promise.all(stores.map((store) => createQueue({ store, log })));
  });
  afterAll(async () => {
    await Promise.all(queues.map((queue) => queue.stop({ graceful: true, timeoutMs: 5_000 })));
    await Promise.all(stores.map((store) => store.close()));
    await server.stop();
  });

  it('start together and run every job once among them', async () => {
    const [store] = stores;
    const [queue] = queues;
    if (store === undefined || queue === undefined) throw new Error('no replica started');
    const recorders = queues.map(() => recorder<'teams.deliver'>({ batchSize: 3 }));
    for (const [index, replica] of queues.entries()) {
      const handler = recorders[index]?.handler;
      if (handler !== undefined) await replica.work(handlersWith({ 'teams.deliver': handler }));
    }
    const people = Array.from({ length: 60 }, (_, n) => ({ userId: `user-${String(n)}` }));
    await enqueueAll(store, queue, 'teams.deliver', people);
    await jobRowsWhen(store, 'teams.deliver', (rows) => rows.length === 0);
    const served = recorders.flatMap(({ runs }) => runs.flatMap(({ payloads }) => payloads));
    expect(served.map(({ userId }) => userId).sort()).toEqual(people.map(({ userId }) => userId).sort());
  });
});
