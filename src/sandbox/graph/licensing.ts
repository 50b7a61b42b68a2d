import type { SandboxSku } from '../company.ts';
import type { LicenceState, TenantGroup, TenantState, TenantUser } from './state.ts';

/** Seats in use: a person takes one seat of a product, however many ways it reaches them. */
export function consumedSeats(state: TenantState, skuId: string): number {
  const direct = [...state.users.values()].filter((user) =>
    user.licences.some((licence) => licence.skuId === skuId),
  );
  const inherited = state.licenceStates.filter((held) => held.skuId === skuId && held.state === 'Active');
  return new Set([...direct.map((user) => user.id), ...inherited.map((held) => held.userId)]).size;
}

/** What the tenant bought. */
export interface Shop {
  readonly skus: readonly SandboxSku[];
  /** Seats that are paid for, by product. */
  readonly seats: ReadonlyMap<string, number>;
  /** Country of the organisation, which counts for people without one. */
  readonly location: string;
}

/**
 * Gives the group's products to its direct user members and takes them from those who left. When one product
 * cannot be given the person's other products of the same group fail with it, as `Other`.
 */
export function processLicences(state: TenantState, group: TenantGroup, shop: Shop, at: string): void {
  const isStillOwed = (held: LicenceState): boolean =>
    held.groupId !== group.id ||
    (group.memberIds.includes(held.userId) && group.licences.some((licence) => licence.skuId === held.skuId));
  state.licenceStates = state.licenceStates.filter(isStillOwed);
  for (const userId of group.memberIds) {
    const user = state.users.get(userId);
    if (user) grant(state, group, user, shop, at);
  }
  group.licenceProcessing = 'ProcessingComplete';
}

/** Why a product was not given. */
export interface Failed {
  readonly skuId: string;
  readonly error: string;
}

/** Tries again for one person, after something was put right. Returns the products that still cannot be given. */
export function reprocess(state: TenantState, user: TenantUser, shop: Shop, at: string): readonly Failed[] {
  state.licenceStates = state.licenceStates.filter(
    (held) => held.userId !== user.id || held.state === 'Active',
  );
  for (const group of state.groups.values()) {
    if (group.licences.length > 0 && group.memberIds.includes(user.id)) grant(state, group, user, shop, at);
  }
  return state.licenceStates
    .filter((held) => held.userId === user.id && held.state === 'Error' && held.error !== 'Other')
    .map(({ skuId, error }) => ({ skuId, error }));
}

function grant(state: TenantState, group: TenantGroup, user: TenantUser, shop: Shop, at: string): void {
  const owed = group.licences.filter(
    ({ skuId }) =>
      !state.licenceStates.some(
        (held) => held.userId === user.id && held.groupId === group.id && held.skuId === skuId,
      ),
  );
  const errors = new Map(owed.map(({ skuId }) => [skuId, errorFor(state, group, user, skuId, shop)]));
  const isBlocked = [...errors.values()].some((error) => error !== 'None');
  for (const { skuId, disabledPlans } of owed) {
    const own = errors.get(skuId) ?? 'None';
    const error = own === 'None' && isBlocked ? 'Other' : own;
    state.licenceStates.push({
      userId: user.id,
      groupId: group.id,
      skuId,
      disabledPlans,
      state: error === 'None' ? 'Active' : 'Error',
      error,
      at,
    });
  }
}

/** In the order in which the service looks: where the person is, what they have, then what is left. */
function errorFor(
  state: TenantState,
  group: TenantGroup,
  user: TenantUser,
  skuId: string,
  { skus, seats, location }: Shop,
): string {
  const sku = skus.find((one) => one.skuId === skuId);
  const country = user.properties['usageLocation'];
  const isForbidden = sku?.forbiddenLocations?.includes(typeof country === 'string' ? country : location);
  if (isForbidden === true) return 'ProhibitedInUsageLocationViolation';
  const others = heldBy(state, user).filter((held) => held !== skuId);
  if (sku?.excludes?.some((other) => others.includes(other)) === true) return 'MutuallyExclusiveViolation';
  const coming = group.licences.map((licence) => licence.skuId);
  const has = [...others, ...coming];
  if (sku?.requires !== undefined && !has.includes(sku.requires)) return 'DependencyViolation';
  if (user.properties['hasProxyAddressClash'] === true) return 'UniquenessViolation';
  const isHeld = heldBy(state, user).includes(skuId);
  return isHeld || consumedSeats(state, skuId) < (seats.get(skuId) ?? 0) ? 'None' : 'CountViolation';
}

function heldBy(state: TenantState, user: TenantUser): readonly string[] {
  const inherited = state.licenceStates.filter((held) => held.userId === user.id && held.state === 'Active');
  return [...user.licences, ...inherited].map(({ skuId }) => skuId);
}
