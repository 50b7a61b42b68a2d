/**
 * A process that is killed while it works leaves its job marked as running. What is shown: the job comes back to the
 * next process. What is not: how long PostgreSQL's heartbeat takes (up to a minute), as the test lets that time pass
 * in the queue's own row.
 */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createQueue, type Queue } from '../../src/jobs/queue.ts';
import { createLogger } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { makeDataDir } from '../support/databases.ts';
import { handlersWith, recorder, type Recorder } from '../support/jobHandlers.ts';
import { jobRowsWhen } from '../support/jobRows.ts';
import { startProcess } from '../support/otherProcess.ts';
import { startPostgres } from '../support/postgresServer.ts';

const log = createLogger('silent');

describe('a job whose process was killed', () => {
  let deliver: Recorder<'teams.deliver'>;
  let store: Store | undefined;
  let queue: Queue | undefined;
  let removePlace: () => Promise<void>;
  beforeEach(() => {
    deliver = recorder();
  });
  afterEach(async () => {
    await queue?.stop({ graceful: true, timeoutMs: 5_000 });
    await store?.close();
    await removePlace();
  });

  it('runs again at once when the embedded store is opened again', async () => {
    const dataDir = await makeDataDir();
    removePlace = () => rm(dataDir, { recursive: true, force: true });
    await killWhileWorking(dataDir);
    store = await openStore({ dataDir, log });
    queue = await createQueue({ store, log });
    await queue.work(handlersWith({ 'teams.deliver': deliver.handler }));
    const run = await deliver.seen(() => true);
    expect(run).toMatchObject({ payloads: [{ userId: 'ida' }], context: { attempt: 2 } });
    await jobRowsWhen(store, 'teams.deliver', (rows) => rows.length === 0);
  });

  it('runs again on another replica when its heartbeat has stopped', async () => {
    const server = await startPostgres();
    removePlace = () => server.stop();
    const databaseUrl = await server.createDatabase();
    await killWhileWorking(databaseUrl);
    store = await openStore({ databaseUrl, log });
    await letHeartbeatRunOut(store);
    queue = await createQueue({ store, log });
    await queue.work(handlersWith({ 'teams.deliver': deliver.handler }));
    const run = await deliver.seen(() => true);
    expect(run).toMatchObject({ payloads: [{ userId: 'ida' }], context: { attempt: 2 } });
    await jobRowsWhen(store, 'teams.deliver', (rows) => rows.length === 0);
  }, 60_000);
});

async function killWhileWorking(place: string): Promise<void> {
  const worker = startProcess('jobHolder.ts', [place]);
  expect(await worker.nextLine()).toBe('working for ida');
  await worker.kill();
}

async function letHeartbeatRunOut(store: Store): Promise<void> {
  await sql`update pgboss.job set heartbeat_on = now() - interval '31 seconds' where state = 'active'`.execute(
    store.db,
  );
  await sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`.execute(store.db);
}
