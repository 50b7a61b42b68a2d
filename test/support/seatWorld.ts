import fc from 'fast-check';
import { defaultLicensing } from '../../src/groups/licensingSettings.ts';
import { availableFor, isPromised } from '../../src/licensing/availableSeats.ts';
import type { LicenceNeed } from '../../src/licensing/licenceNeed.ts';
import { freeSeats, type SeatPromise, type SeatReading } from '../../src/licensing/seats.ts';
import { moveWait, whoseTurn } from '../../src/licensing/waitingList.ts';
import {
  admit,
  continueWithSeat,
  endWaiting,
  findMissingSeat,
  takenSeats,
} from '../../src/requests/decideSeat.ts';
import type { JoinRequest } from '../../src/requests/joinRequest.ts';
import { aJoinRequest } from './aJoinRequest.ts';

export const products = ['visio', 'project'] as const;
export type Product = (typeof products)[number];
const dayMs = 24 * 60 * 60 * 1000;

/** The tenant as it is, what Usher read of it last, and what Usher keeps. */
export interface World {
  now: number;
  readonly bought: Map<Product, number>;
  /** `person product` of everybody who has a licence. */
  readonly licensed: Set<string>;
  readings: readonly SeatReading[];
  promises: SeatPromise[];
  readonly requests: Map<string, JoinRequest>;
}

export interface Deed {
  readonly does: (typeof deeds)[number];
  readonly person: string;
  readonly wants: readonly Product[];
  readonly count: number;
}

export const people = ['ada', 'bob', 'chen', 'dora', 'eva', 'finn'];
const deeds = [
  'read',
  'approve',
  'addOnDesk',
  'offer',
  'moveFirst',
  'moveDown',
  'withdraw',
  'expire',
  'give',
  'see',
  'fail',
  'leave',
  'buy',
] as const;
const anEvent: fc.Arbitrary<Deed> = fc.record({
  does: fc.constantFrom(...deeds),
  person: fc.constantFrom(...people),
  wants: fc.subarray([...products], { minLength: 1 }),
  count: fc.nat(4),
});
export const aStory = fc.tuple(
  fc.nat(3),
  fc.nat(3),
  fc.array(anEvent, { minLength: 1, maxLength: 80, size: 'max' }),
);

export function begin(visio: number, project: number): World {
  const bought = new Map<Product, number>([
    ['visio', visio],
    ['project', project],
  ]);
  const world: World = {
    now: Date.UTC(2026, 10, 16),
    bought,
    licensed: new Set(),
    readings: [],
    promises: [],
    requests: new Map(),
  };
  read(world);
  return world;
}

function read(world: World): void {
  world.readings = products.map((skuId) => ({
    skuId,
    skuPartNumber: skuId,
    enabledUnits: world.bought.get(skuId) ?? 0,
    warningUnits: 0,
    consumedUnits: [...world.licensed].filter((one) => one.endsWith(skuId)).length,
    readAt: new Date(world.now),
  }));
}

export function happen(world: World, { does, person, wants, count }: Deed): void {
  world.now += 1000;
  const at = new Date(world.now);
  const request = world.requests.get(person);
  const skuId = wants[0] ?? 'visio';
  const isKept = isPromised(world.promises, person, skuId);
  const isLicensed = world.licensed.has(`${person} ${skuId}`);
  const deed: Readonly<Record<Deed['does'], () => unknown>> = {
    read: () => {
      read(world);
    },
    approve: () => {
      if (request === undefined || isOver(request)) approve(world, person, wants);
    },
    addOnDesk: () => {
      const facts = weigh(world, person, wants);
      if (findMissingSeat(facts) === undefined) promise(world, person, takenSeats(facts));
    },
    offer: () => {
      offer(world);
    },
    moveFirst: () => {
      move(world, person, 'first');
    },
    moveDown: () => {
      move(world, person, 'down');
    },
    withdraw: () => request?.state === 'waitingForSeat' && world.requests.delete(person),
    expire: () => {
      const late = new Date(world.now + defaultLicensing.waitDays * dayMs);
      const change = request && endWaiting(request, count === 0 ? late : at);
      if (change !== undefined) world.requests.set(person, change.request);
    },
    give: () => isKept && hasRoom(world, skuId) && world.licensed.add(`${person} ${skuId}`),
    see: () => {
      if (isKept && isLicensed) end(world, person, skuId, 'seen');
    },
    fail: () => {
      if (isKept && !isLicensed) end(world, person, skuId, 'released');
    },
    leave: () => !isKept && world.licensed.delete(`${person} ${skuId}`),
    buy: () => world.bought.set(skuId, count),
  };
  deed[does]();
}

function approve(world: World, person: string, wants: readonly Product[]): void {
  const facts = weigh(world, person, wants);
  const { after, effects } = admit(facts, new Date(world.now));
  const requester = { id: person, name: person };
  world.requests.set(person, aJoinRequest({ id: person, requester, ...after }));
  if (effects.seats !== null && 'take' in effects.seats) promise(world, person, effects.seats.take);
}

function offer(world: World): void {
  const free = new Map(world.readings.map((one) => [one.skuId, freeSeats(one, world.promises)]));
  const turn = whoseTurn(waitsOf(world), free, (userId, skuId) => isPromised(world.promises, userId, skuId));
  for (const requestId of turn) {
    const request = world.requests.get(requestId);
    if (request === undefined) continue;
    const wants = products.filter((one) => request.licence?.products.some(({ skuId }) => skuId === one));
    const facts = weigh(world, requestId, wants);
    const change = continueWithSeat(request, { ...facts, available: free }, new Date(world.now));
    world.requests.set(requestId, change.request);
    if (change.seats !== null && 'take' in change.seats) promise(world, requestId, change.seats.take);
  }
}

function move(world: World, person: string, how: 'first' | 'down'): void {
  for (const { requestId, order } of moveWait(waitsOf(world), person, how)) {
    const request = world.requests.get(requestId);
    if (request !== undefined) world.requests.set(requestId, { ...request, seatOrder: order });
  }
}

function weigh(world: World, person: string, wants: readonly Product[]) {
  const waits = waitsOf(world).filter(({ requestId }) => requestId !== person);
  const need: LicenceNeed = {
    findings: [],
    products: wants.map((skuId) => {
      const isHeld = world.licensed.has(`${person} ${skuId}`);
      return { skuId, name: skuId, isHeld, takesSeat: !isHeld };
    }),
  };
  const { readings, promises } = world;
  return {
    need,
    available: availableFor(person, { readings, promises, waits }),
    lastPlace: { order: (waits.at(-1)?.order ?? 0) + 1, place: waits.length + 1 },
    settings: defaultLicensing,
  };
}

export function waitsOf({ requests }: World) {
  return [...requests.values()]
    .filter(({ state }) => state === 'waitingForSeat')
    .map(({ id, requester, licence, seatOrder }) => ({
      requestId: id,
      userId: requester.id,
      skuIds: (licence?.products ?? []).filter(({ takesSeat }) => takesSeat).map(({ skuId }) => skuId),
      order: seatOrder ?? 0,
    }))
    .sort((one, other) => one.order - other.order);
}

/** People who have a seat of the product in truth, or were promised one. */
export function holdersOf({ licensed, promises }: World, skuId: Product): ReadonlySet<string> {
  const holding = people.filter((person) => licensed.has(`${person} ${skuId}`));
  const promised = promises.filter((one) => one.skuId === skuId && one.endedAt === null);
  return new Set([...holding, ...promised.map(({ userId }) => userId)]);
}

function promise(world: World, userId: string, skuIds: readonly string[]): void {
  for (const skuId of skuIds)
    if (!isPromised(world.promises, userId, skuId))
      world.promises.push({ skuId, userId, endedAt: null, outcome: null });
}

function end(world: World, userId: string, skuId: string, outcome: 'seen' | 'released'): void {
  world.promises = world.promises.map((one) =>
    one.userId === userId && one.skuId === skuId && one.endedAt === null
      ? { ...one, endedAt: new Date(world.now), outcome }
      : one,
  );
}

function hasRoom({ licensed, bought }: World, skuId: Product): boolean {
  return [...licensed].filter((one) => one.endsWith(skuId)).length < (bought.get(skuId) ?? 0);
}

function isOver({ state, licence }: JoinRequest): boolean {
  return state !== 'waitingForSeat' && (state !== 'delivering' || licence === null);
}

export function readingOf({ readings }: World, skuId: string): SeatReading {
  const found = readings.find((one) => one.skuId === skuId);
  if (found === undefined) throw new Error(`Nobody read ${skuId}.`);
  return found;
}
