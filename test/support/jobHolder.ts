/** A worker that takes a job, says so, and never finishes it. Its argument is a data folder or a database's address. */
import { createQueue } from '../../src/jobs/queue.ts';
import { createLogger } from '../../src/log.ts';
import { openStore } from '../../src/store/store.ts';
import { handlersWith } from './jobHandlers.ts';

const [, , place = ''] = process.argv;
const log = createLogger('silent');
const where = place.startsWith('postgres:') ? { databaseUrl: place } : { dataDir: place };
const store = await openStore({ ...where, log });
const queue = await createQueue({ store, log });
const run = ([payload]: readonly { userId: string }[]) => {
  console.log(`working for ${payload?.userId ?? 'nobody'}`);
  return new Promise<undefined>(() => undefined);
};
await queue.work(handlersWith({ 'teams.deliver': { batchSize: 1, run } }));
await store.db.transaction().execute((trx) => queue.enqueue(trx, 'teams.deliver', { userId: 'ida' }));
