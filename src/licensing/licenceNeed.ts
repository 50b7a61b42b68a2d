import type {
  AssignedLicence,
  GroupLicences,
  SubscribedSku,
  UserLicences,
} from '../directory/licenceTypes.ts';
import { findConflicts } from './planConflicts.ts';
import { productName } from './productNames.ts';

/** What joining a group means for one person's licences. */
export interface LicenceNeed {
  readonly products: readonly NeededProduct[];
  /** What the service will stumble over, as far as it can be known before. */
  readonly findings: readonly LicenceFinding[];
}

export interface NeededProduct {
  readonly skuId: string;
  readonly name: string;
  /** False when the person has it already by another way, or when seats cannot be read. */
  readonly takesSeat: boolean;
  /** True when the person has it already. */
  readonly isHeld: boolean;
}

export type LicenceFinding =
  /** Microsoft advises against guests in groups that give licences; the policy lets them in. */
  | { readonly code: 'guest' }
  /** The account names no country; the service takes the organisation's. */
  | { readonly code: 'noUsageLocation' }
  | { readonly code: 'forbiddenLocation'; readonly product: string; readonly location: string }
  | { readonly code: 'conflict'; readonly product: string; readonly other: string }
  | { readonly code: 'missingPlan'; readonly product: string };

/**
 * Compares what a group gives with what a person has.
 * @param skus Null when the products may not be read: then the names are known and the seats are not.
 */
export function assessNeed(
  group: Pick<GroupLicences, 'licences'>,
  user: UserLicences | undefined,
  skus: readonly SubscribedSku[] | null,
): LicenceNeed {
  const nameOf = (skuId: string): string =>
    productName(skuId, skus?.find((sku) => sku.skuId === skuId)?.skuPartNumber ?? null);
  const products = group.licences.map(({ skuId }) => {
    const isHeld = user?.licences.some((held) => held.skuId === skuId) === true;
    return { skuId, name: nameOf(skuId), isHeld, takesSeat: !isHeld && user !== undefined && skus !== null };
  });
  const wanted = group.licences.filter(({ skuId }) => !isHeldBy(user, skuId));
  const guest = user?.isGuest === true && products.length > 0 ? [{ code: 'guest' } as const] : [];
  const findings =
    user === undefined || wanted.length === 0
      ? []
      : [...locationOf(user), ...wanted.flatMap((licence) => findingsOf(licence, user, skus ?? [], nameOf))];
  return { products, findings: [...guest, ...findings] };
}

function isHeldBy(user: UserLicences | undefined, skuId: string): boolean {
  return user?.licences.some((held) => held.skuId === skuId) === true;
}

function locationOf({ usageLocation }: UserLicences): readonly LicenceFinding[] {
  return usageLocation === null || usageLocation === '' ? [{ code: 'noUsageLocation' }] : [];
}

/** The plans tell of conflicts; the country and missing plans show when the same product failed here before. */
function findingsOf(
  licence: AssignedLicence,
  user: UserLicences,
  skus: readonly SubscribedSku[],
  nameOf: (skuId: string) => string,
): readonly LicenceFinding[] {
  const product = nameOf(licence.skuId);
  const conflicts = findConflicts(licence, user.licences, skus);
  const errors = user.assignments.filter(({ skuId }) => skuId === licence.skuId).map(({ error }) => error);
  return [
    ...conflicts.map((other) => ({ code: 'conflict', product, other: nameOf(other) }) as const),
    ...(errors.includes('ProhibitedInUsageLocationViolation')
      ? [{ code: 'forbiddenLocation', product, location: user.usageLocation ?? '' } as const]
      : []),
    ...(errors.includes('DependencyViolation') ? [{ code: 'missingPlan', product } as const] : []),
  ];
}
