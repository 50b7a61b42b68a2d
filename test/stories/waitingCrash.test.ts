/**
 * The real product is killed while people take their places on a waiting list and move up as others leave. What is
 * shown: nobody loses their place, nobody is let in without a seat, and no seat is given twice. Two seats, both taken
 * at first; whoever comes in leaves again, so that everybody's turn comes.
 */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLogger } from '../../src/log.ts';
import { groupId, personId } from '../../src/sandbox/company.ts';
import { skuIds } from '../../src/sandbox/skus.ts';
import type { SimulatedMessage } from '../../src/sandbox/teams/teamsTypes.ts';
import { verifyAudit } from '../../src/store/auditChain.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { buttonsOf } from '../support/cardReading.ts';
import { chooseSeed, createChance, type Chance } from '../support/chance.ts';
import { makeDataDir } from '../support/databases.ts';
import { createInsistentPerson, wordsOf } from '../support/insistentPerson.ts';
import type { KillPoint } from '../support/killPoints.ts';
import { startFleet, type Fleet } from '../support/usherFleet.ts';

const visio = groupId('Visio Users');
const owner = personId('Viktor Lundgren');
/** No more than an owner is asked about on cards of their own within minutes. */
const waiting = ['Ada Lindqvist', 'Tom Hughes', 'Lukas Novák', 'Grace Kim'].map(personId);
const leaving = [...['Dorota Kowalczyk', 'Zofia Wiśniewska'].map(personId), ...waiting.slice(0, 2)];

/** Each comes to pass in its step for certain, or at a time of its own. */
const whileApproving: readonly KillPoint[] = [
  { at: 'send', stage: 'done' },
  { at: 'edit', stage: 'arriving' },
  { at: 'turn', ms: 15 },
  { at: 'moment', ms: 200 },
];
const whileMovingUp: readonly KillPoint[] = [
  { at: 'graphWrite', stage: 'arriving' },
  { at: 'graphWrite', stage: 'done' },
  { at: 'send', stage: 'answered' },
  { at: 'edit', stage: 'done' },
];

describe('Usher is killed while people wait for seats', () => {
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

  test('and everybody still moves up in turn, each into a seat of their own', async () => {
    process.stderr.write(`The kills are chosen by USHER_TEST_SEED=${String(seed)}.\n`);
    const chance = createChance(seed);
    fleet = await startFleet({ store: { DATA_DIR: dataDir }, replicas: 1, chance });
    fleet.cloud.graph.setSeats(skuIds.visioPlan2, 2);
    const requestIds = await liveThroughKills(fleet, chance);
    await fleet.quiet();
    expect(await fleet.stop()).toEqual([0]);
    const store = await openStore({ dataDir, log: createLogger('silent') });
    try {
      await checkSeats(store, requestIds);
    } finally {
      await store.close();
    }
    expect([...fleet.cloud.graph.membersOf(visio)].sort()).toEqual(waiting.slice(2).sort());
    expect(fleet.kills).toBe(whileApproving.length + whileMovingUp.length);
  }, 600_000);
});

/** @returns the ids of the requests, in the order in which they were approved */
async function liveThroughKills(fleet: Fleet, chance: Chance): Promise<readonly string[]> {
  const requestIds: string[] = [];
  const beforeSeats = chance.shuffled(whileApproving);
  const afterSeats = chance.shuffled(whileMovingUp);
  try {
    for (const [index, id] of waiting.entries()) {
      const [, requestId] = await Promise.all([kill(fleet, beforeSeats[index]), takePlace(fleet, id)]);
      requestIds.push(requestId);
    }
    for (const [index, id] of leaving.entries()) {
      await Promise.all([kill(fleet, afterSeats[index]), leave(fleet, id, waiting[index] ?? '')]);
    }
  } catch (cause) {
    throw new Error(`The story broke off; Usher said:\n${fleet.output()}`, { cause });
  }
  return requestIds;
}

async function kill(fleet: Fleet, point: KillPoint | undefined): Promise<void> {
  if (point !== undefined) await fleet.killAt(point);
}

async function takePlace(fleet: Fleet, id: string): Promise<string> {
  const person = createInsistentPerson(fleet, id);
  const status = await person.sayUntil(
    'join Visio Users because I draw',
    (message) => withdrawn(message) !== '',
  );
  const requestId = withdrawn(status);
  await createInsistentPerson(fleet, owner).press('Approve onto the waiting list', { requestId });
  await person.sees((message) => wordsOf(message).includes('on the list'), 'a place on the list');
  return requestId;
}

/** Somebody leaves, and the one whose turn it is comes in. */
async function leave(fleet: Fleet, id: string, nextId: string): Promise<void> {
  const person = createInsistentPerson(fleet, id);
  await person.sayUntil('leave Visio Users', ({ card }) =>
    buttonsOf(card).some(({ title, data }) => title === 'Leave' && data['groupId'] === visio),
  );
  await person.press('Leave', { groupId: visio });
  const next = createInsistentPerson(fleet, nextId);
  await next.sees(
    (message) => wordsOf(message).includes('your licence for Visio Plan 2 is active'),
    'the licence',
  );
}

function withdrawn({ card }: SimulatedMessage): string {
  const button = buttonsOf(card).find(({ title }) => title === 'Withdraw');
  return button === undefined ? '' : String(button.data['requestId']);
}

async function checkSeats(store: Store, requestIds: readonly string[]): Promise<void> {
  const rows = await store.db.selectFrom('join_requests').select(['id', 'state']).execute();
  expect(rows.map(({ id }) => id).sort()).toEqual([...requestIds].sort());
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['delivered']));
  expect(await verifyAudit(store.db)).toMatchObject({ intact: true });
  const audit = await store.db.selectFrom('audit').select(['request_id', 'action']).orderBy('id').execute();
  const continued = audit.filter(({ action }) => action === 'requests.continue');
  expect(continued.map(({ request_id }) => request_id)).toEqual(requestIds);
  expect(audit.filter(({ action }) => action === 'requests.licenceMissing')).toEqual([]);
  const promises = await store.db.selectFrom('seat_promises').select(['request_id', 'outcome']).execute();
  expect(promises.map(({ request_id }) => request_id).sort()).toEqual([...requestIds].sort());
  expect(promises.every(({ outcome }) => outcome === 'seen')).toBe(true);
}
