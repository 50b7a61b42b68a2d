import type { SubscribedSku, UserLicences } from '../directory/licenceTypes.ts';
import type { Directory, Urgency } from '../directory/types.ts';
import { DirectoryError } from '../errors.ts';
import { assessNeed, type LicenceNeed } from './licenceNeed.ts';
import type { LicenceReading } from './licenceReading.ts';
import { toReading, type SeatReading } from './seats.ts';

type LicenceReads = Pick<Directory, 'readGroupLicences' | 'readUserLicences' | 'listSubscribedSkus'>;

/**
 * Reads what joining a group takes. Undefined where the group gives no licences, or where that may not be read: then
 * nothing is known, and nothing is said. Without the permission for products the names are known and the seats not.
 * Throws `DirectoryError` for what may be better in a minute. No transaction may be open.
 */
export async function readLicences(
  { directory, now }: { readonly directory: LicenceReads; readonly now: () => Date },
  groupId: string,
  userIds: readonly string[],
  urgency: Urgency,
): Promise<LicenceReading | undefined> {
  const group = await ifAllowed(directory.readGroupLicences(groupId, urgency));
  if (group === undefined || group.licences.length === 0) return undefined;
  // What happens after this instant may be missing in what is read next.
  const readAt = now();
  const [users, skus] = await Promise.all([
    ifAllowed(directory.readUserLicences(userIds, urgency)),
    ifAllowed(directory.listSubscribedSkus(urgency)),
  ]);
  const needOf = (userId: string): LicenceNeed => assessNeed(group, users?.get(userId), skus ?? null);
  return {
    needs: new Map(userIds.map((userId) => [userId, needOf(userId)])),
    readings: readingsOf(
      skus,
      users,
      group.licences.map(({ skuId }) => skuId),
      readAt,
    ),
  };
}

/** The seats of all products, for work in the background; undefined when they may not be read. */
export async function readSeats(
  { directory, now }: { readonly directory: LicenceReads; readonly now: () => Date },
  urgency: Urgency,
): Promise<readonly SeatReading[] | undefined> {
  const readAt = now();
  const skus = await ifAllowed(directory.listSubscribedSkus(urgency));
  return skus?.filter(({ isForUsers }) => isForUsers).map((sku) => toReading(sku, readAt));
}

/** Names of the products a group gives; empty where it gives none, or nothing may be read. */
export async function listProductNames(directory: LicenceReads, groupId: string): Promise<readonly string[]> {
  const group = await ifAllowed(directory.readGroupLicences(groupId, 'interactive'));
  if (group === undefined || group.licences.length === 0) return [];
  const skus = await ifAllowed(directory.listSubscribedSkus('interactive'));
  return assessNeed(group, undefined, skus ?? null).products.map(({ name }) => name);
}

function readingsOf(
  skus: readonly SubscribedSku[] | undefined,
  users: ReadonlyMap<string, UserLicences> | undefined,
  skuIds: readonly string[],
  readAt: Date,
): readonly SeatReading[] | null {
  if (skus === undefined || users === undefined) return null;
  return skus.filter(({ skuId }) => skuIds.includes(skuId)).map((sku) => toReading(sku, readAt));
}

/** A permission that was not given is no fault: less is known then. */
export async function ifAllowed<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof DirectoryError && error.reason === 'forbidden') return undefined;
    throw error;
  }
}
