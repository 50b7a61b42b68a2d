import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  moveWait,
  placeBehind,
  placesOf,
  seatsAwaited,
  whoseTurn,
  type SeatWait,
} from '../../src/licensing/waitingList.ts';

const wait = (requestId: string, skuIds: readonly string[], over: Partial<SeatWait> = {}): SeatWait => ({
  requestId,
  userId: `user of ${requestId}`,
  skuIds,
  order: Number(requestId),
  ...over,
});
const visio = (...ids: readonly string[]) => ids.map((id) => wait(id, ['visio']));

describe('whose turn it is', () => {
  test('the first in the list comes first, as many as there are seats', () => {
    expect(whoseTurn(visio('1', '2', '3'), new Map([['visio', 2]]))).toEqual(['1', '2']);
  });

  test('nobody overtakes a person who needs two products and finds a seat of one', () => {
    const waits = [wait('1', ['visio', 'project']), wait('2', ['visio']), wait('3', ['project'])];
    expect(whoseTurn(waits, new Map([['visio', 1]]))).toEqual([]);
    expect(
      whoseTurn(
        waits,
        new Map([
          ['visio', 2],
          ['project', 0],
        ]),
      ),
    ).toEqual(['2']);
  });

  test('two wishes of one person share a seat, and one who has it already needs none', () => {
    const both = [wait('1', ['visio'], { userId: 'ada' }), wait('2', ['visio'], { userId: 'ada' })];
    expect(whoseTurn([...both, wait('3', ['visio'])], new Map([['visio', 1]]))).toEqual(['1', '2']);
    expect(whoseTurn(visio('1'), new Map(), () => true)).toEqual(['1']);
  });

  test('who needs no seat any more waits for nobody', () => {
    expect(whoseTurn([wait('1', ['visio']), wait('2', [])], new Map())).toEqual(['2']);
  });

  test('never more people go on than there are seats of any product', () => {
    const products = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 });
    const lists = fc.array(products, { maxLength: 12 });
    const seats = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5));
    fc.assert(
      fc.property(lists, seats, (needs, [a, b, c]) => {
        const waits = needs.map((skuIds, index) => wait(String(index + 1), skuIds));
        const free = new Map(Object.entries({ a, b, c }));
        const turn = new Set(whoseTurn(waits, free));
        for (const [skuId, seatsLeft] of free) {
          const going = waits.filter(
            ({ requestId, skuIds }) => turn.has(requestId) && skuIds.includes(skuId),
          );
          expect(going.length).toBeLessThanOrEqual(seatsLeft);
        }
      }),
    );
  });
});

describe('places', () => {
  test('count those ahead who need one of the same products', () => {
    const waits = [wait('1', ['visio']), wait('2', ['project']), wait('3', ['visio', 'project'])];
    expect([...placesOf(waits).values()]).toEqual([1, 1, 3]);
    expect(placeBehind(waits, ['visio'])).toBe(3);
  });

  test('one person is one seat, however often they wait for it', () => {
    const waits = [wait('1', ['visio'], { userId: 'ada' }), wait('2', ['visio'], { userId: 'ada' })];
    expect(seatsAwaited([...waits, wait('3', ['visio'])], 'visio')).toBe(2);
  });
});

describe('moving somebody', () => {
  const orders = (list: readonly SeatWait[], moved: ReturnType<typeof moveWait>): readonly string[] =>
    list
      .map((one) => ({
        ...one,
        order: moved.find(({ requestId }) => requestId === one.requestId)?.order ?? one.order,
      }))
      .sort((left, right) => left.order - right.order)
      .map(({ requestId }) => requestId);

  test('up, down and to the front change places within the list alone', () => {
    const list = visio('2', '5', '9');
    expect(orders(list, moveWait(list, '9', 'up'))).toEqual(['2', '9', '5']);
    expect(orders(list, moveWait(list, '2', 'down'))).toEqual(['5', '2', '9']);
    expect(orders(list, moveWait(list, '9', 'first'))).toEqual(['9', '2', '5']);
    expect(
      moveWait(list, '9', 'first')
        .map(({ order }) => order)
        .sort(),
    ).toEqual([2, 5, 9]);
  });

  test('the first cannot rise, the last cannot fall, and a stranger changes nothing', () => {
    const list = visio('2', '5');
    expect(moveWait(list, '2', 'up')).toEqual([]);
    expect(moveWait(list, '2', 'first')).toEqual([]);
    expect(moveWait(list, '5', 'down')).toEqual([]);
    expect(moveWait(list, '7', 'up')).toEqual([]);
  });
});
