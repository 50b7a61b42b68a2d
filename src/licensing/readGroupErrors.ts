import type { SubscribedSku, UserLicences } from '../directory/licenceTypes.ts';
import type { Directory, Urgency } from '../directory/types.ts';
import { errorsIn, type GroupError } from './groupErrors.ts';
import { productName } from './productNames.ts';
import type { ErrorFacts } from './troubleStore.ts';

/** An error with the names a card says. */
export interface NamedError {
  readonly error: GroupError;
  readonly facts: Omit<ErrorFacts, 'groupName'>;
}

/** So many people with errors are looked at together; those beyond are counted. */
export const mostErrors = 200;

/**
 * Reads who could not be given what a group gives, and why: first the members, then their states. Throws
 * `DirectoryError`. No transaction may be open.
 * @param limit People whose states are read.
 */
export async function readGroupErrors(
  directory: Pick<Directory, 'listLicenceErrors' | 'readUserLicences'>,
  groupId: string,
  { skus, limit, urgency }: ErrorReading,
): Promise<{ readonly errors: readonly NamedError[]; readonly moreErrors: number }> {
  const members = await directory.listLicenceErrors(groupId, urgency);
  const looked = members.slice(0, limit);
  const users =
    looked.length === 0
      ? new Map<string, UserLicences>()
      : await directory.readUserLicences(
          looked.map(({ userId }) => userId),
          urgency,
        );
  const nameOf = (skuId: string): string =>
    productName(skuId, skus.find((sku) => sku.skuId === skuId)?.skuPartNumber ?? null);
  const errors = looked.flatMap(({ userId, displayName }) => {
    const user = users.get(userId);
    if (user === undefined) return [];
    return errorsIn(groupId, user).map((error) => ({
      error,
      facts: {
        name: displayName ?? userId,
        product: nameOf(error.skuId),
        blocked: error.blockedSkuIds.filter((skuId) => skuId !== error.skuId).map(nameOf),
      },
    }));
  });
  return { errors, moreErrors: members.length - looked.length };
}

export interface ErrorReading {
  readonly skus: readonly SubscribedSku[];
  readonly limit: number;
  readonly urgency: Urgency;
}
