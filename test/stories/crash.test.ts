/**
 * The real product is killed again and again while people ask and decide: when Graph gets a write, when it has
 * carried it out, when Teams gets a message, in the middle of a turn, while it starts. What is shown: nothing is lost,
 * and nothing happens twice but a message whose arrival nobody could know of. What is not: a power cut.
 */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLogger } from '../../src/log.ts';
import { openStore } from '../../src/store/store.ts';
import { chooseSeed, createChance } from '../support/chance.ts';
import { checkChats, checkMemberships, checkNothingIsLeft, checkRequests } from '../support/crashChecks.ts';
import { liveThroughKills } from '../support/crashStory.ts';
import { makeDataDir } from '../support/databases.ts';
import { startFleet, type Fleet } from '../support/usherFleet.ts';

const kills = 21;

describe('Usher is killed over and over', () => {
  const seed = chooseSeed();
  let dataDir: string;
  let fleet: Fleet | undefined;
  beforeEach(async () => {
    dataDir = await makeDataDir();
  });
  afterEach(async () => {
    await fleet?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('and every request still ends as its people decided, once', async () => {
    process.stderr.write(`The kills are chosen by USHER_TEST_SEED=${String(seed)}.\n`);
    const chance = createChance(seed);
    fleet = await startFleet({ store: { DATA_DIR: dataDir }, replicas: 1, chance });
    const wishes = await liveThroughKills(fleet, chance, kills);
    await fleet.quiet();
    expect(await fleet.stop()).toEqual([0]);
    const store = await openStore({ dataDir, log: createLogger('silent') });
    try {
      const ended = await checkRequests(store, wishes);
      await checkNothingIsLeft(store);
      checkMemberships(fleet, ended);
      const doubled = checkChats(fleet, ended);
      process.stderr.write(
        `${String(fleet.kills)} kills, ${String(wishes.length)} requests, ${String(doubled)} messages unrecorded.\n`,
      );
      expect(fleet.kills).toBeGreaterThanOrEqual(20);
    } finally {
      await store.close();
    }
  }, 900_000);
});
