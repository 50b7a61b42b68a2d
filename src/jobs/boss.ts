import { randomUUID } from 'node:crypto';
import { fromPglite, PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Logger } from '../log.ts';
import type { PgBossDb, Store } from '../store/store.ts';
import { faultDetails } from './faultDetails.ts';
import { queuePolicies, type QueuePolicy } from './queuePolicy.ts';

/** Starts pg-boss on the store's database with every queue made, up to date and known to this process. */
export async function startBoss(store: Store, log: Logger): Promise<PgBoss> {
  const boss = new PgBoss({
    ...connection(store.pgBossDb),
    useListenNotify: true,
    // Looks for dead workers and for finished jobs to delete.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    maintenanceIntervalSeconds: 10 * 60,
  });
  boss.on('error', (error) => {
    log.error(faultDetails(error), 'job queue fault');
  });
  boss.on('warning', ({ data }) => {
    log.warn({ warning: (data as { type?: string }).type }, 'job queue warning');
  });
  await boss.start();
  await openQueues(boss);
  // Jobs of workers that died before this start need not wait for the first round.
  await boss.supervise();
  return boss;
}

/** What is as it should be already is left alone: on the embedded store every statement delays the start. */
async function openQueues(boss: PgBoss): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const [name, policy] of queuePolicies) {
    const queue = known.get(name);
    if (queue !== undefined && isAsWanted(queue, policy)) continue;
    await (queue === undefined ? boss.createQueue(name, policy) : boss.updateQueue(name, policy));
    await rememberQueue(boss, name);
  }
}

function isAsWanted(queue: object, policy: QueuePolicy): boolean {
  const settings = new Map(Object.entries(queue));
  return Object.entries(policy).every(([key, value]) => settings.get(key) === value);
}

/**
 * pg-boss looks a queue up at its first use when it was not there at the start. Inside a transaction on the embedded store that look-up would wait for
 * ever for the connection the transaction holds, so it is made here.
 */
async function rememberQueue(boss: PgBoss, name: string): Promise<void> {
  await boss.findJobs(name, { id: randomUUID() });
}

function connection(db: PgBossDb): ConstructorOptions {
  if (db.kind === 'pglite') {
    return { db: fromPglite(db.pglite), backend: 'pglite', reindex: false, monitorVacuum: false };
  }
  return {
    connectionString: db.databaseUrl,
    application_name: 'usher-jobs',
    max: 5,
    connectionTimeoutMillis: 5_000,
    options: '-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s',
  };
}
