import { appendAudit } from '../store/audit.ts';
import { oweCards } from '../store/outbox.ts';
import { forgetDaysBefore, keptDays, lockLevels, saveDays, saveLevels } from './careStore.ts';
import type { LicensingContext } from './context.ts';
import { isWorse } from './licenceOverview.ts';
import { dayOf, plusDays } from './seatTrend.ts';
import { readSeatsNow } from './showLicences.ts';

/**
 * Job: records the seats of the day and tells administrators of products that became scarce. Each crossing is told once:
 * again only after the product had seats in between.
 */
export async function watchSeats(context: LicensingContext): Promise<void> {
  const seats = await readSeatsNow(context, 'background');
  if (seats === undefined) return;
  const { directory, adminGroup, licenceAdminGroup } = context;
  const groups = [adminGroup, licenceAdminGroup].filter((group) => group !== null);
  const members = await Promise.all(
    groups.map((group) => directory.listTransitiveUserIds(group, 'background')),
  );
  const people = [...new Set(members.flat())];
  const day = dayOf(seats.readAt);
  await context.db.transaction().execute(async (trx) => {
    const told = await lockLevels(trx);
    const levelOf = (skuId: string) => told.find((one) => one.skuId === skuId)?.level ?? 'fine';
    await saveDays(
      trx,
      seats.products.map(({ skuId, bought, used, promised }) => ({ skuId, day, bought, used, promised })),
    );
    await forgetDaysBefore(trx, plusDays(day, -keptDays));
    const moved = seats.products.filter(({ skuId, level }) => level !== levelOf(skuId));
    const worse = moved.filter(({ skuId, level }) => isWorse(level, levelOf(skuId)));
    const warningId = context.newId();
    const levels = moved.map((one) => ({ ...one, warningId: worse.includes(one) ? warningId : null }));
    await saveLevels(trx, levels, seats.readAt);
    if (worse.length === 0) return;
    await appendAudit(trx, {
      at: seats.readAt,
      actor: { kind: 'usher' },
      action: 'licensing.seatsScarce',
      subjectKind: 'licenceWarning',
      subjectId: warningId,
      details: { products: worse.map(({ skuId, level, free, bought }) => ({ skuId, level, free, bought })) },
    });
    const cards = people.map((userId) => ({
      userId,
      view: 'licensing.warning',
      subjectId: warningId,
      version: 1,
    }));
    await oweCards(trx, cards, seats.readAt);
    await context.enqueue(
      trx,
      'teams.deliver',
      people.map((userId) => ({ userId })),
    );
  });
}
