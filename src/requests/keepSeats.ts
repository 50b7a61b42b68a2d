import type { DirectoryGroup } from '../directory/types.ts';
import type { KeptSeat, MembershipChange } from '../groups/membershipChange.ts';
import { lockChange, saveKeptSeats } from '../groups/membershipChangeStore.ts';
import type { LicenceReading } from '../licensing/licenceReading.ts';
import type { RequestsContext } from './context.ts';
import { findMissingSeat, takenSeats } from './decideSeat.ts';
import { licencesOf } from './facts.ts';
import { refreshSeatCards } from './refreshSeatCards.ts';
import { weighSeats } from './seats.ts';

/**
 * Keeps seats for people whom an owner adds, under the same rule as for requests: whoever finds none stays out, unless
 * the policy lets people in without. What an earlier attempt kept counts. No transaction may be open.
 * @returns what became of those who are not to be added: no seat for them, or members already
 */
export async function keepSeats(
  context: RequestsContext,
  change: MembershipChange,
  group: DirectoryGroup,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, 'noSeat' | 'alreadySo'>> {
  const reading = userIds.length === 0 ? undefined : await licencesOf(context, group, userIds, 'background');
  if (reading === undefined) return new Map();
  const outcomes = new Map<string, 'noSeat' | 'alreadySo'>();
  for (const userId of await keepUnderLock(context, reading, change, userIds)) {
    // Who is in already needs no seat to stay, and is told so.
    const isMember = await context.directory.isDirectMember(group.id, userId, 'background');
    outcomes.set(userId, isMember ? 'alreadySo' : 'noSeat');
  }
  return outcomes;
}

async function keepUnderLock(
  context: RequestsContext,
  reading: LicenceReading,
  change: MembershipChange,
  userIds: readonly string[],
): Promise<readonly string[]> {
  return context.db.transaction().execute(async (trx) => {
    const without: string[] = [];
    for (const userId of userIds) {
      const seat = await weighSeats(trx, context, reading, { requestId: change.id, requesterId: userId });
      if (findMissingSeat(seat) !== undefined) {
        without.push(userId);
        continue;
      }
      const current = await lockChange(trx, change.id);
      const kept = takenSeats(seat).map((skuId): KeptSeat => ({ userId, skuId }));
      if (current === undefined || kept.length === 0) continue;
      const others = current.seats.filter((one) => one.userId !== userId);
      await saveKeptSeats(trx, change.id, [...others, ...kept]);
      await refreshSeatCards(trx, context, takenSeats(seat), change.id);
    }
    await context.enqueue(trx, 'requests.verifyAdded', [{ changeId: change.id }]);
    return without;
  });
}
