import type { SubscribedSku } from '../directory/licenceTypes.ts';
import type { Urgency } from '../directory/types.ts';
import { listDays } from './careStore.ts';
import type { LicensingContext } from './context.ts';
import { overviewOf, type ProductSeats } from './licenceOverview.ts';
import type { LicenceView, ProductTrend } from './licenceViews.ts';
import { ifAllowed } from './readLicences.ts';
import { toReading } from './seats.ts';
import { dayOf, plusDays, weeksLeft, weeksOf, weeksShown } from './seatTrend.ts';
import { listPromises } from './seatStore.ts';

export const productsPerPage = 8;

/** What was read of the products, and what it means for their seats. */
export interface SeatsNow {
  readonly skus: readonly SubscribedSku[];
  readonly readAt: Date;
  readonly products: readonly ProductSeats[];
  /** Seats nobody has or was promised, by product. */
  readonly free: ReadonlyMap<string, number>;
}

/** All products with their seats, scarcest first; for readers whose right the caller has checked. */
export async function showLicences(context: LicensingContext, page: number): Promise<LicenceView> {
  const seats = await readSeatsNow(context, 'interactive');
  if (seats === undefined) return { card: 'licenceRefusal', data: { refusal: { code: 'seatsNotReadable' } } };
  const last = Math.max(0, Math.ceil(seats.products.length / productsPerPage) - 1);
  const at = Math.min(page, last);
  const products = seats.products.slice(at * productsPerPage, (at + 1) * productsPerPage);
  return {
    card: 'licences',
    data: {
      products,
      trends: await trendsOf(context, products),
      page: at,
      more: at < last,
      asOf: seats.readAt,
      hasSets: context.rules().licensing.productSets.length > 0,
    },
  };
}

/** Undefined when the app may not read the products. No transaction may be open. */
export async function readSeatsNow(
  context: LicensingContext,
  urgency: Urgency,
): Promise<SeatsNow | undefined> {
  const readAt = context.now();
  const skus = await ifAllowed(context.directory.listSubscribedSkus(urgency));
  if (skus === undefined) return undefined;
  const readings = skus.map((sku) => toReading(sku, readAt));
  const [promises, waits] = await Promise.all([listPromises(context.db, readings), context.listWaits()]);
  const { warnBelowPercent } = context.rules().licensing;
  const products = overviewOf({ skus, readAt, promises, waits, warnBelowPercent });
  return { skus, readAt, products, free: new Map(products.map(({ skuId, free }) => [skuId, free])) };
}

async function trendsOf(
  context: LicensingContext,
  products: readonly ProductSeats[],
): Promise<readonly ProductTrend[]> {
  const today = dayOf(context.now());
  const skuIds = products.map(({ skuId }) => skuId);
  const days = await listDays(context.db, skuIds, plusDays(today, -7 * (weeksShown + 1)));
  return products
    .map(({ skuId, name }) => {
      const weeks = weeksOf(days, skuId, today);
      return { skuId, name, weeks, weeksLeft: weeksLeft(weeks) };
    })
    .filter(({ weeks }) => weeks.length > 1);
}
