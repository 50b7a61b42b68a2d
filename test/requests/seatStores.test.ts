import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  saveKeptSeats,
  insertChange,
  listKeepingSeats,
  findChange,
} from '../../src/groups/membershipChangeStore.ts';
import { noRules } from '../../src/groups/policyRules.ts';
import type { LicenceReading } from '../../src/licensing/licenceReading.ts';
import { freeSeats, type SeatReading } from '../../src/licensing/seats.ts';
import {
  endPromises,
  listPromises,
  listReadings,
  promiseSeats,
  saveReadings,
} from '../../src/licensing/seatStore.ts';
import { admit } from '../../src/requests/decideSeat.ts';
import type { JoinRequest } from '../../src/requests/joinRequest.ts';
import { weighSeats } from '../../src/requests/seats.ts';
import {
  isAnybodyWaiting,
  listSeatWaits,
  saveSeatOrder,
  saveSeatPlace,
} from '../../src/requests/seatWaitStore.ts';
import { findRequest, insertRequest, lockRequest, updateRequest } from '../../src/requests/store.ts';
import type { Store } from '../../src/store/store.ts';
import { ada, aJoinRequest, bob, chen, monday } from '../support/aJoinRequest.ts';
import { aChange } from '../support/aMembershipChange.ts';
import { eachDatabase } from '../support/databases.ts';

const visio = 'c5928f49-12ba-48f7-ada3-0d743a3601d5';
const minute = 60_000;
const at = (minutes: number): Date => new Date(monday.getTime() + minutes * minute);

describe('seats in the store', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(async () => {
      await store.db.deleteFrom('seat_promises').execute();
      await store.db.deleteFrom('join_requests').execute();
      await store.db.deleteFrom('licence_products').execute();
      await store.db.deleteFrom('membership_changes').execute();
    });

    const ask = (requests: readonly JoinRequest[]): Promise<void> =>
      store.db.transaction().execute(async (trx) => {
        for (const request of requests) await insertRequest(trx, request);
      });
    const keepReading = (reading: SeatReading): Promise<void> =>
      store.db.transaction().execute((trx) => saveReadings(trx, [reading]));

    it('are counted from the reading that began last, in whatever order they come', async () => {
      await keepReading(aReading({ readAt: at(2), consumedUnits: 2 }));
      await keepReading(aReading({ readAt: at(1), consumedUnits: 3 }));
      expect(await listReadings(store.db, [visio])).toEqual([aReading({ readAt: at(2), consumedUnits: 2 })]);
      expect(await listReadings(store.db, [])).toEqual([]);
    });

    it('that were promised count until a reading began after the licence was seen', async () => {
      await ask([aJoinRequest()]);
      const promise = { requestId: aJoinRequest().id, userId: ada.id, skuIds: [visio], at: at(0) };
      await store.db.transaction().execute((trx) => promiseSeats(trx, promise));
      expect(await freeAfter(store, aReading({ readAt: at(1) }))).toBe(0);
      await store.db.transaction().execute((trx) => endPromises(trx, promise.requestId, 'seen', at(3)));
      expect(await freeAfter(store, aReading({ readAt: at(2) }))).toBe(0);
      expect(await freeAfter(store, aReading({ readAt: at(4) }))).toBe(1);
    });

    it('that were promised and not needed are free at once, and can be promised anew', async () => {
      await ask([aJoinRequest()]);
      const promise = { requestId: aJoinRequest().id, userId: ada.id, skuIds: [visio], at: at(0) };
      await store.db.transaction().execute((trx) => promiseSeats(trx, promise));
      await store.db.transaction().execute((trx) => endPromises(trx, promise.requestId, 'released', at(1)));
      expect(await freeAfter(store, aReading())).toBe(1);
      await store.db.transaction().execute((trx) => promiseSeats(trx, { ...promise, at: at(2) }));
      expect(await freeAfter(store, aReading())).toBe(0);
    });

    it('that are kept for somebody an owner added count like promised ones, and are found again', async () => {
      const change = aChange();
      await store.db.transaction().execute(async (trx) => {
        await insertChange(trx, change);
        await saveKeptSeats(trx, change.id, [{ userId: ada.id, skuId: visio }]);
      });
      expect(await freeAfter(store, aReading())).toBe(0);
      expect((await findChange(store.db, change.id))?.facts).toBeNull();
      expect(await listKeepingSeats(store.db, new Date('2026-11-21T00:00:00Z'), 10)).toEqual([change.id]);
      await store.db.transaction().execute((trx) => saveKeptSeats(trx, change.id, []));
      expect(await freeAfter(store, aReading())).toBe(1);
      expect(await listKeepingSeats(store.db, new Date('2026-11-21T00:00:00Z'), 10)).toEqual([]);
    });

    it('the last one goes to one of two who are approved at the same moment; the other waits', async () => {
      const requests = [aRequest(1, ada), aRequest(2, chen)];
      await ask(requests);
      await Promise.all(requests.map((request) => approve(store, request)));
      const states = await Promise.all(
        requests.map(async ({ id }) => (await findRequest(store.db, id))?.state),
      );
      expect(states.sort()).toEqual(['delivering', 'waitingForSeat']);
      expect(await listPromises(store.db, [aReading()])).toHaveLength(1);
    });
  });
});

describe('the waiting list in the store', () => {
  eachDatabase((open) => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    beforeEach(() => store.db.deleteFrom('join_requests').execute());

    it('stands in the order that was given, tells new places once, and forgets who waits no longer', async () => {
      expect(await isAnybodyWaiting(store.db)).toBe(false);
      const waits = [aWait(1, ada, 2), aWait(2, chen, 1), aWait(3, bob, 3)];
      await store.db.transaction().execute(async (trx) => {
        for (const wait of waits) await insertRequest(trx, wait);
      });
      expect(await namesOf(store)).toEqual(['Chen Wei', 'Ada Lindqvist', 'Bob Brown']);
      await store.db.transaction().execute(async (trx) => {
        await saveSeatOrder(trx, aWait(3, bob, 3).id, 0);
        expect(await saveSeatPlace(trx, aWait(3, bob, 3).id, 1)).toBe(2);
      });
      expect(await namesOf(store)).toEqual(['Bob Brown', 'Chen Wei', 'Ada Lindqvist']);
      const withdrawn = {
        ...aWait(3, bob, 0),
        state: 'withdrawn' as const,
        seatOrder: null,
        seatPlace: null,
      };
      await store.db.transaction().execute(async (trx) => {
        await updateRequest(trx, withdrawn);
        expect(await saveSeatPlace(trx, withdrawn.id, 1)).toBeUndefined();
      });
      expect(await namesOf(store)).toEqual(['Chen Wei', 'Ada Lindqvist']);
      expect(await isAnybodyWaiting(store.db)).toBe(true);
    });
  });
});

/** One seat of Visio, and nobody has it. */
function aReading(over: Partial<SeatReading> = {}): SeatReading {
  return {
    skuId: visio,
    skuPartNumber: 'VISIOCLIENT',
    enabledUnits: 1,
    warningUnits: 0,
    consumedUnits: 0,
    readAt: monday,
    ...over,
  };
}

function aRequest(n: number, requester: JoinRequest['requester']): JoinRequest {
  return aJoinRequest({ id: `20000000-0000-4000-8000-00000000000${String(n)}`, requester });
}

function aWait(n: number, requester: JoinRequest['requester'], seatOrder: number): JoinRequest {
  const products = [{ skuId: visio, name: 'Visio Plan 2', takesSeat: true, isHeld: false }];
  const licence = { products, findings: [], outcome: null };
  return { ...aRequest(n, requester), state: 'waitingForSeat', licence, seatOrder, seatPlace: n };
}

async function freeAfter(store: Store, reading: SeatReading): Promise<number> {
  return freeSeats(reading, await listPromises(store.db, [reading]));
}

async function namesOf(store: Store): Promise<readonly string[]> {
  return (await listSeatWaits(store.db)).map(({ requesterName }) => requesterName);
}

/** Cards that are owed are no matter here. */
const quiet = { rules: () => noRules, enqueue: () => Promise.resolve() };

/** What an approval does to the store, both having read that one seat is free. */
async function approve(store: Store, { id, requester }: JoinRequest): Promise<void> {
  const products = [{ skuId: visio, name: 'Visio Plan 2', takesSeat: true, isHeld: false }];
  const reading: LicenceReading = {
    needs: new Map([[requester.id, { products, findings: [] }]]),
    readings: [aReading()],
  };
  await store.db.transaction().execute(async (trx) => {
    const weighed = { requestId: id, requesterId: requester.id };
    const seat = await weighSeats(trx, quiet, reading, weighed);
    const request = await lockRequest(trx, id);
    if (request === undefined) return;
    const { after, effects } = admit(seat, monday);
    const decision = { decidedBy: bob, decidedAs: 'owner' as const, decidedAt: monday };
    await updateRequest(trx, { ...request, ...decision, ...after, version: request.version + 1 });
    const skuIds = effects.seats !== null && 'take' in effects.seats ? effects.seats.take : [];
    await promiseSeats(trx, { requestId: id, userId: requester.id, skuIds, at: monday });
  });
}
