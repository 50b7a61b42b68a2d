/**
 * Two replicas share a PostgreSQL, and one of them is killed while the other goes on. What a dead process held, its
 * leases and its jobs, would run out by itself within two minutes; the test lets that time pass in the rows.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql, type RawBuilder } from 'kysely';
import { createLogger } from '../../src/log.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { chooseSeed, createChance } from '../support/chance.ts';
import { checkChats, checkMemberships, checkNothingIsLeft, checkRequests } from '../support/crashChecks.ts';
import { liveThroughKills } from '../support/crashStory.ts';
import { startPostgres, type PostgresServer } from '../support/postgresServer.ts';
import { startFleet, type Fleet } from '../support/usherFleet.ts';

const kills = 6;

describe('one of two replicas is killed over and over', () => {
  const seed = chooseSeed();
  let server: PostgresServer;
  let databaseUrl: string;
  let store: Store;
  let fleet: Fleet | undefined;
  beforeEach(async () => {
    server = await startPostgres();
    databaseUrl = await server.createDatabase();
    store = await openStore({ databaseUrl, log: createLogger('silent') });
  });
  afterEach(async () => {
    await fleet?.close();
    await store.close();
    await server.stop();
  });

  test('and the other takes up its work, once', async () => {
    process.stderr.write(`The kills are chosen by USHER_TEST_SEED=${String(seed)}.\n`);
    const chance = createChance(seed);
    const bury = (pid: number): Promise<void> => letTimePass(store, pid);
    fleet = await startFleet({ store: { DATABASE_URL: databaseUrl }, replicas: 2, chance, bury });
    const wishes = await liveThroughKills(fleet, chance, kills);
    await fleet.quiet();
    expect(await fleet.stop()).toEqual([0, 0]);
    const ended = await checkRequests(store, wishes);
    await checkNothingIsLeft(store);
    checkMemberships(fleet, ended);
    checkChats(fleet, ended);
    expect(fleet.kills).toBeGreaterThanOrEqual(kills);
  }, 900_000);
});

/** The jobs of the living lose their heartbeat too, as they do when a machine stands still for a minute. */
async function letTimePass(store: Store, deadPid: number): Promise<void> {
  await store.db
    .deleteFrom('leases')
    .where('holder', 'like', `%:${String(deadPid)}:%`)
    .execute();
  await insist(
    sql`update pgboss.job set heartbeat_on = now() - interval '31 seconds' where state = 'active'`,
    store,
  );
  await insist(sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`, store);
}

/** The living replica changes the same rows in another order, so that one of the two may have to begin again. */
async function insist(statement: RawBuilder<unknown>, store: Store): Promise<void> {
  const deadlock = '40P01';
  for (;;) {
    try {
      await statement.execute(store.db);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== deadlock) throw error;
    }
  }
}
