import type { SubscribedSku } from '../directory/licenceTypes.ts';
import { productName } from './productNames.ts';
import { freeSeats, promisedSeats, toReading, type SeatPromise } from './seats.ts';
import { seatsAwaited, type SeatWait } from './waitingList.ts';

/** How the seats of one product stand. */
export interface ProductSeats {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly name: string;
  /** Seats that can be given, those of subscriptions in warning included. */
  readonly bought: number;
  readonly used: number;
  readonly promised: number;
  readonly free: number;
  /** People on waiting lists. */
  readonly waiting: number;
  readonly level: SeatLevel;
  /** Graph's capabilityStatus when it is not Enabled; null when all is well. */
  readonly status: string | null;
}

export const seatLevels = ['fine', 'low', 'empty'] as const;
export type SeatLevel = (typeof seatLevels)[number];

export interface OverviewFacts {
  readonly skus: readonly SubscribedSku[];
  readonly readAt: Date;
  readonly promises: readonly SeatPromise[];
  readonly waits: readonly SeatWait[];
  /** No more than this share free is too little. */
  readonly warnBelowPercent: number;
}

/** Every product of which people get seats, the scarcest first. */
export function overviewOf(facts: OverviewFacts): readonly ProductSeats[] {
  return facts.skus
    .filter(({ isForUsers }) => isForUsers)
    .map((sku) => seatsOf(sku, facts))
    .sort((a, b) => urgency(a) - urgency(b) || a.name.localeCompare(b.name, 'en'));
}

/** How scarce a product is. What nobody bought is not scarce: it is gone. */
export function levelOf(bought: number, free: number, warnBelowPercent: number): SeatLevel {
  if (bought === 0) return 'fine';
  if (free === 0) return 'empty';
  return free * 100 <= bought * warnBelowPercent ? 'low' : 'fine';
}

/** True when administrators have to hear of it: it became scarcer than they were told. */
export function isWorse(now: SeatLevel, told: SeatLevel): boolean {
  return seatLevels.indexOf(now) > seatLevels.indexOf(told);
}

function seatsOf(sku: SubscribedSku, { readAt, promises, waits, ...facts }: OverviewFacts): ProductSeats {
  const reading = toReading(sku, readAt);
  const bought = reading.enabledUnits + reading.warningUnits;
  const free = freeSeats(reading, promises);
  return {
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    name: productName(sku.skuId, sku.skuPartNumber),
    bought,
    used: sku.consumedUnits,
    promised: promisedSeats(reading, promises),
    free,
    waiting: seatsAwaited(waits, sku.skuId),
    level: levelOf(bought, free, facts.warnBelowPercent),
    status: sku.status === 'Enabled' || sku.status === '' ? null : sku.status,
  };
}

/** Who waits first, then what is short, then by the share that is free. */
function urgency({ waiting, bought, free, level }: ProductSeats): number {
  if (waiting > 0) return -2;
  if (bought === 0) return 2;
  return level === 'fine' ? free / bought : -1;
}
