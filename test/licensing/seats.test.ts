import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  freeSeats,
  promisedSeats,
  toReading,
  type SeatPromise,
  type SeatReading,
} from '../../src/licensing/seats.ts';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 16, 9, 0, second));
const reading = (over: Partial<SeatReading> = {}): SeatReading => ({
  skuId: 'visio',
  skuPartNumber: 'VISIOCLIENT',
  enabledUnits: 3,
  warningUnits: 0,
  consumedUnits: 2,
  readAt: at(10),
  ...over,
});
const promise = (over: Partial<SeatPromise> = {}): SeatPromise => ({
  skuId: 'visio',
  userId: 'ada',
  endedAt: null,
  outcome: null,
  ...over,
});

describe('free seats', () => {
  test('are bought ones and those in warning, less those people have or were promised', () => {
    expect(freeSeats(reading({ warningUnits: 2 }), [promise()])).toBe(2);
  });

  test('are never fewer than none, even when more are used than bought', () => {
    expect(freeSeats(reading({ consumedUnits: 9 }), [promise()])).toBe(0);
  });

  test('are not lessened by promises of another product, or twice by one person', () => {
    expect(freeSeats(reading(), [promise({ skuId: 'project' })])).toBe(1);
    expect(promisedSeats(reading(), [promise(), promise()])).toBe(1);
  });

  test('count a licence that was seen before the reading began among the used ones only', () => {
    const seen = promise({ endedAt: at(9), outcome: 'seen' });
    expect(freeSeats(reading({ consumedUnits: 2 }), [seen])).toBe(1);
  });

  test('still count a licence that was seen after the reading began as promised', () => {
    const seen = promise({ endedAt: at(11), outcome: 'seen' });
    expect(freeSeats(reading({ consumedUnits: 2 }), [seen])).toBe(0);
  });

  test('come back at once when a promise is released', () => {
    expect(freeSeats(reading(), [promise({ endedAt: at(11), outcome: 'released' })])).toBe(1);
  });

  test('are none where the subscription is gone, whatever its units say', () => {
    const sku = {
      skuId: 'visio',
      skuPartNumber: 'VISIOCLIENT',
      isForUsers: true,
      status: 'Deleted',
      enabledUnits: 5,
      warningUnits: 1,
      suspendedUnits: 0,
      consumedUnits: 0,
      servicePlans: [],
    };
    expect(freeSeats(toReading(sku, at(0)), [])).toBe(0);
    expect(freeSeats(toReading({ ...sku, status: 'Warning' }, at(0)), [])).toBe(6);
  });
});

/** One tenant, one product, and everything that may happen to it in any order. */
interface World {
  readonly capacity: number;
  now: number;
  /** People who have the licence. */
  readonly licensed: Set<string>;
  readonly promises: Map<string, { endedAt: Date | null; outcome: SeatPromise['outcome'] }>;
  /** The last reading somebody took; decisions may be made on one that is old. */
  read: SeatReading;
}

type Deed = 'read' | 'approve' | 'give' | 'see' | 'fail' | 'leave';
const people = ['ada', 'bob', 'chen', 'dora', 'eva'];
const deeds = fc.array(
  fc.tuple(
    fc.constantFrom<Deed>('read', 'approve', 'give', 'see', 'fail', 'leave'),
    fc.constantFrom(...people),
  ),
  { minLength: 1, maxLength: 60 },
);

function promisesOf(world: World): readonly SeatPromise[] {
  return [...world.promises].map(([userId, kept]) => ({ skuId: 'visio', userId, ...kept }));
}

function readNow(world: World): SeatReading {
  return reading({ enabledUnits: world.capacity, consumedUnits: world.licensed.size, readAt: at(world.now) });
}

function happen(world: World, deed: Deed, userId: string): void {
  world.now += 1;
  const isKept = world.promises.get(userId)?.endedAt === null;
  const isLicensed = world.licensed.has(userId);
  const end = (outcome: 'seen' | 'released') =>
    world.promises.set(userId, { endedAt: at(world.now), outcome });
  const deeds: Readonly<Record<Deed, () => unknown>> = {
    read: () => (world.read = readNow(world)),
    approve: () => !isKept && !isLicensed && promiseIfFree(world, userId),
    give: () => isKept && world.licensed.add(userId),
    see: () => isKept && isLicensed && end('seen'),
    fail: () => isKept && !isLicensed && end('released'),
    leave: () => !isKept && world.licensed.delete(userId),
  };
  deeds[deed]();
}

function promiseIfFree(world: World, userId: string): boolean {
  const isFree = freeSeats(world.read, promisesOf(world)) > 0;
  if (isFree) world.promises.set(userId, { endedAt: null, outcome: null });
  return isFree;
}

test('whatever the order of events, no seat is promised twice and none is counted below zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), deeds, (capacity, events) => {
      const world: World = {
        capacity,
        now: 0,
        licensed: new Set(),
        promises: new Map(),
        read: reading({ enabledUnits: capacity, consumedUnits: 0, readAt: at(0) }),
      };
      for (const [deed, userId] of events) {
        happen(world, deed, userId);
        const kept = [...world.promises].filter(([, { endedAt }]) => endedAt === null).map(([id]) => id);
        expect(new Set([...world.licensed, ...kept]).size).toBeLessThanOrEqual(capacity);
        expect(freeSeats(world.read, promisesOf(world))).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 500 },
  );
});

test('once everything was seen and read again, exactly the unused seats are free: nothing is counted twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), deeds, (capacity, events) => {
      const read = reading({ enabledUnits: capacity, consumedUnits: 0, readAt: at(0) });
      const world: World = { capacity, now: 0, licensed: new Set(), promises: new Map(), read };
      for (const [deed, userId] of events) happen(world, deed, userId);
      for (const deed of ['give', 'see'] as const) for (const userId of people) happen(world, deed, userId);
      happen(world, 'read', 'ada');
      expect(freeSeats(world.read, promisesOf(world))).toBe(capacity - world.licensed.size);
    }),
    { numRuns: 300 },
  );
});
