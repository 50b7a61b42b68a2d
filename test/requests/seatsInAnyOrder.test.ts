/** Two products, some people, and everything that may happen to their seats, in any order. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPromised } from '../../src/licensing/availableSeats.ts';
import { freeSeats } from '../../src/licensing/seats.ts';
import {
  aStory,
  begin,
  happen,
  holdersOf,
  people,
  products,
  readingOf,
  waitsOf,
} from '../support/seatWorld.ts';

test('whatever happens in whatever order, a seat is promised only while one is free, and none is below zero', () => {
  let [promised, waited] = [0, 0];
  fc.assert(
    fc.property(aStory, ([visio, project, events]) => {
      const world = begin(visio, project);
      for (const event of events) {
        const free = products.map((skuId) => freeSeats(readingOf(world, skuId), world.promises));
        const before = world.promises.length;
        happen(world, event);
        waited += waitsOf(world).length;
        products.forEach((skuId, place) => {
          const added = world.promises.slice(before).filter((one) => one.skuId === skuId);
          promised += added.length;
          expect(added.length).toBeLessThanOrEqual(free[place] ?? 0);
          expect(freeSeats(readingOf(world, skuId), world.promises)).toBeGreaterThanOrEqual(0);
        });
      }
    }),
    { numRuns: 800 },
  );
  // The property means nothing unless seats went and people waited.
  expect(promised).toBeGreaterThan(1_000);
  expect(waited).toBeGreaterThan(1_000);
});

test('while nobody takes units away, nobody is promised a seat that is not there, however old the reading', () => {
  fc.assert(
    fc.property(aStory, ([visio, project, events]) => {
      const world = begin(visio, project);
      for (const event of events.filter(({ does }) => does !== 'buy')) {
        happen(world, event);
        for (const skuId of products)
          expect(holdersOf(world, skuId).size).toBeLessThanOrEqual(world.bought.get(skuId) ?? 0);
      }
    }),
    { numRuns: 1_500 },
  );
});

test('nobody who comes later is given a seat that somebody on the list waits for', () => {
  fc.assert(
    fc.property(aStory, ([visio, project, events]) => {
      const world = begin(visio, project);
      for (const event of events) {
        const waiting = waitsOf(world);
        const before = world.promises.length;
        happen(world, event);
        for (const { userId, skuId } of world.promises.slice(before)) {
          const ahead = waiting.slice(
            0,
            event.does === 'offer' ? waiting.findIndex((wait) => wait.userId === userId) : undefined,
          );
          // Whoever is ahead and still waits keeps a seat of this product out of reach, if there was one for them.
          const passed = ahead.filter((wait) => wait.userId !== userId && wait.skuIds.includes(skuId));
          const still = passed.filter(
            ({ requestId }) => world.requests.get(requestId)?.state === 'waitingForSeat',
          );
          const without = still.filter((wait) => !isPromised(world.promises, wait.userId, skuId));
          const owed = new Set(without.map((wait) => wait.userId)).size;
          expect(freeSeats(readingOf(world, skuId), world.promises)).toBeGreaterThanOrEqual(owed);
        }
      }
    }),
    { numRuns: 1_500 },
  );
});

test('once nothing is under way any more and the tenant was read, exactly what nobody has is free', () => {
  fc.assert(
    fc.property(aStory, ([visio, project, events]) => {
      const world = begin(visio, project);
      for (const event of events) happen(world, event);
      for (const does of ['give', 'see', 'fail', 'withdraw'] as const)
        for (const person of people)
          for (const skuId of products) happen(world, { does, person, wants: [skuId], count: 0 });
      happen(world, { does: 'read', person: 'ada', wants: products, count: 0 });
      for (const skuId of products) {
        const used = [...world.licensed].filter((one) => one.endsWith(skuId)).length;
        const bought = world.bought.get(skuId) ?? 0;
        expect(freeSeats(readingOf(world, skuId), world.promises)).toBe(Math.max(0, bought - used));
      }
    }),
    { numRuns: 500 },
  );
});
