import type { LicensingSettings } from '../groups/licensingSettings.ts';
import type { LicenceNeed } from '../licensing/licenceNeed.ts';
import type { JoinRequest } from './joinRequest.ts';
import { changeOf, type RequestChange } from './requestChange.ts';
import type { FailureCode } from './joinRequest.ts';

/** What the licences of the group mean for one request, weighed while nobody else gives seats away. */
export interface SeatFacts {
  readonly need: LicenceNeed;
  /**
   * Seats of each needed product that nobody has, was promised, or waits for ahead of this request. Null when seats
   * may not be read: then none is missing as far as is known.
   */
  readonly available: ReadonlyMap<string, number> | null;
  /** Where somebody would come who waits from now on. */
  readonly lastPlace: { readonly order: number; readonly place: number };
  readonly settings: LicensingSettings;
}

/** What an approved request becomes, and which seats it takes. */
export interface Admission {
  readonly after: Pick<JoinRequest, 'state' | 'licence' | 'seatOrder' | 'seatPlace'> & Partial<JoinRequest>;
  readonly effects: Pick<RequestChange, 'job' | 'seats'>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** A product without a free seat; undefined when the request can go on. */
export function findMissingSeat(seat: SeatFacts | undefined): string | undefined {
  const available = seat?.available ?? null;
  if (seat === undefined || available === null || seat.settings.whenNoSeat === 'addAnyway') return undefined;
  const { need } = seat;
  return need.products.find(({ skuId, takesSeat }) => takesSeat && (available.get(skuId) ?? 0) < 1)?.name;
}

/** Everything that is approved goes through here: with its seats it is delivered, without one it waits. */
export function admit(seat: SeatFacts | undefined, now: Date): Admission {
  const licence = licenceOf(seat);
  if (seat !== undefined && findMissingSeat(seat) !== undefined) {
    const { order, place } = seat.lastPlace;
    const expiresAt = new Date(now.getTime() + seat.settings.waitDays * dayMs);
    return {
      after: { state: 'waitingForSeat', licence, seatOrder: order, seatPlace: place, expiresAt },
      effects: { job: null, seats: null },
    };
  }
  const take = takenSeats(seat);
  return {
    after: { state: 'delivering', licence, seatOrder: null, seatPlace: null },
    effects: { job: 'deliverMembership', seats: take.length === 0 ? null : { take } },
  };
}

/** What a request remembers of the licences; null where the group gives none. */
export function licenceOf(seat: Pick<SeatFacts, 'need'> | undefined): JoinRequest['licence'] {
  return seat === undefined ? null : { ...seat.need, outcome: null };
}

/** Its turn has come: the seats are its own from this moment. */
export function continueWithSeat(request: JoinRequest, seat: SeatFacts, now: Date): RequestChange {
  const skuIds = seat.need.products.filter(({ takesSeat }) => takesSeat).map(({ skuId }) => skuId);
  return changeOf(
    request,
    { state: 'delivering', licence: licenceOf(seat), seatOrder: null, seatPlace: null },
    { at: now, actor: { kind: 'usher' }, action: 'requests.continue', reason: null, details: {} },
    { refreshApprovers: true, job: 'deliverMembership', seats: { take: skuIds } },
  );
}

/** No seat became free in all the time. Undefined when it is not time yet, or it no longer waits. */
export function endWaiting(request: JoinRequest, now: Date): RequestChange | undefined {
  if (request.state !== 'waitingForSeat' || request.expiresAt > now) return undefined;
  const failure: FailureCode = 'noSeatInTime';
  return changeOf(
    request,
    { state: 'deliveryFailed', failure, finishedAt: now, seatOrder: null, seatPlace: null },
    { at: now, actor: { kind: 'usher' }, action: 'requests.fail', reason: failure, details: {} },
    { refreshApprovers: true, tellOutcome: true },
  );
}

/**
 * The last look at seats before the write, for groups that came to their licences later and for requests of an earlier
 * release. Undefined when the request has all it needs.
 */
export function seatBeforeWrite(
  request: JoinRequest,
  seat: SeatFacts,
  promised: ReadonlySet<string>,
  now: Date,
): RequestChange | undefined {
  const needed = seat.need.products.filter(({ skuId, takesSeat }) => takesSeat && !promised.has(skuId));
  if (needed.length === 0 && request.licence !== null) return undefined;
  const { after, effects } = admit({ ...seat, need: { ...seat.need, products: needed } }, now);
  const licence = licenceOf(seat);
  const action = after.state === 'delivering' ? 'requests.takeSeat' : 'requests.waitForSeat';
  return changeOf(
    request,
    { ...after, licence },
    { at: now, actor: { kind: 'usher' }, action, reason: null, details: {} },
    { refreshApprovers: after.state !== 'delivering', seats: effects.seats },
  );
}

/** Products of which the person takes a seat now: the free ones of those that are needed. */
export function takenSeats(seat: SeatFacts | undefined): readonly string[] {
  const available = seat?.available ?? null;
  if (seat === undefined || available === null) return [];
  return seat.need.products
    .filter(({ skuId, takesSeat }) => takesSeat && (available.get(skuId) ?? 0) > 0)
    .map(({ skuId }) => skuId);
}
