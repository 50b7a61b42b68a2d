import type { UserLicences } from '../directory/licenceTypes.ts';
import { DirectoryError } from '../errors.ts';
import { isFailure, type KeptSeat, type MembershipChange } from '../groups/membershipChange.ts';
import { findChange, lockChange, saveKeptSeats } from '../groups/membershipChangeStore.ts';
import { judgeLicences } from '../licensing/licenceOutcome.ts';
import { readSeats } from '../licensing/readLicences.ts';
import { lockSeats } from '../licensing/seatStore.ts';
import { recordNotice } from '../store/notices.ts';
import type { RequestsContext } from './context.ts';
import { licenceEndMs } from './decideLicence.ts';
import { keepReadings } from './keepReadings.ts';

/** What became of a kept seat; undefined while the licence may still come. */
type SeatEnd = 'seen' | 'failed' | 'notNeeded' | undefined;

/**
 * Job: reads the licences of people whom an owner added, and gives back the seats that were kept for them once the
 * licence is there, failed, or patience is over. A seat goes together with a reading that began after the licence was
 * seen, so that it is counted at every moment.
 */
export async function verifyAdded(
  context: RequestsContext,
  changeId: string,
): Promise<{ readonly againInSeconds: number } | undefined> {
  const change = await findChange(context.db, changeId);
  if (change === undefined || change.seats.length === 0) return undefined;
  const ends = await endsOf(context, change);
  if (ends.size > 0) await giveBack(context, change, ends);
  if (ends.size === change.seats.length) return undefined;
  const waitedMs = context.now().getTime() - change.createdAt.getTime();
  return { againInSeconds: Math.min(600, Math.max(1, Math.round(waitedMs / 4000))) };
}

async function endsOf(
  context: RequestsContext,
  change: MembershipChange,
): Promise<ReadonlyMap<KeptSeat, SeatEnd>> {
  const userIds = [...new Set(change.seats.map(({ userId }) => userId))];
  const users = await readUsers(context, userIds);
  const isOver = context.now().getTime() - change.createdAt.getTime() >= licenceEndMs;
  const ends = change.seats.map((seat): [KeptSeat, SeatEnd] => [seat, endOf(change, seat, users, isOver)]);
  return new Map(ends.filter(([, end]) => end !== undefined));
}

function endOf(
  { steps, groupId }: MembershipChange,
  { userId, skuId }: KeptSeat,
  users: ReadonlyMap<string, UserLicences> | undefined,
  isOver: boolean,
): SeatEnd {
  const outcome = steps.find((step) => step.userId === userId)?.outcome ?? 'notTried';
  const user = users?.get(userId);
  // Licences that may not be read any more are waited for in vain, as are those of somebody who is gone.
  if (isFailure(outcome) || user === undefined) return 'notNeeded';
  const product = { skuId, name: skuId, takesSeat: true, isHeld: false };
  const { state } = judgeLicences([product], groupId, user);
  if (state === 'active') return 'seen';
  return state === 'missing' || isOver ? 'failed' : undefined;
}

async function giveBack(
  context: RequestsContext,
  change: MembershipChange,
  ends: ReadonlyMap<KeptSeat, SeatEnd>,
): Promise<void> {
  const readings = await readSeats(context, 'background');
  const ended = [...ends.keys()];
  const isEnded = (seat: KeptSeat): boolean =>
    ended.some((one) => one.userId === seat.userId && one.skuId === seat.skuId);
  await context.db.transaction().execute(async (trx) => {
    await lockSeats(trx);
    const current = await lockChange(trx, change.id);
    if (current === undefined) return;
    await keepReadings(trx, context, readings ?? []);
    await saveKeptSeats(
      trx,
      change.id,
      current.seats.filter((seat) => !isEnded(seat)),
    );
    if ([...ends.values()].includes('failed')) {
      const details = { groupId: change.groupId };
      await recordNotice(trx, { code: 'licenceMissing', subjectId: change.id, details, at: context.now() });
    }
    await context.enqueue(trx, 'requests.offerSeats', [{}]);
  });
}

async function readUsers(
  { directory }: RequestsContext,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, UserLicences> | undefined> {
  try {
    return await directory.readUserLicences(userIds, 'background');
  } catch (error) {
    if (error instanceof DirectoryError && error.reason === 'forbidden') return undefined;
    throw error;
  }
}
