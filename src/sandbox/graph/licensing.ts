import type { LicenceState, TenantGroup, TenantState, TenantUser } from './state.ts';

/** Seats in use: a person takes one seat of a product, however many ways it reaches them. */
export function consumedSeats(state: TenantState, skuId: string): number {
  const direct = [...state.users.values()].filter((user) =>
    user.licences.some((licence) => licence.skuId === skuId),
  );
  const inherited = state.licenceStates.filter((held) => held.skuId === skuId && held.state === 'Active');
  return new Set([...direct.map((user) => user.id), ...inherited.map((held) => held.userId)]).size;
}

export type Seats = ReadonlyMap<string, number>;

/**
 * Gives the group's products to its direct user members and takes them from those who left. When one product
 * finds no seat the person's other products of the same group fail with it, as `Other`.
 */
export function processLicences(state: TenantState, group: TenantGroup, seats: Seats, at: string): void {
  const isStillOwed = (held: LicenceState): boolean =>
    held.groupId !== group.id ||
    (group.memberIds.includes(held.userId) && group.licences.some((licence) => licence.skuId === held.skuId));
  state.licenceStates = state.licenceStates.filter(isStillOwed);
  for (const userId of group.memberIds) {
    const user = state.users.get(userId);
    if (user) grant(state, group, user, seats, at);
  }
  group.licenceProcessing = 'ProcessingComplete';
}

/** Tries again for one person, after something was put right. Returns the products that still find no seat. */
export function reprocess(state: TenantState, user: TenantUser, seats: Seats, at: string): readonly string[] {
  state.licenceStates = state.licenceStates.filter(
    (held) => held.userId !== user.id || held.state === 'Active',
  );
  for (const group of state.groups.values()) {
    if (group.licences.length > 0 && group.memberIds.includes(user.id)) grant(state, group, user, seats, at);
  }
  return state.licenceStates
    .filter((held) => held.userId === user.id && held.error === 'CountViolation')
    .map((held) => held.skuId);
}

function grant(state: TenantState, group: TenantGroup, user: TenantUser, seats: Seats, at: string): void {
  const owed = group.licences.filter(
    ({ skuId }) =>
      !state.licenceStates.some(
        (held) => held.userId === user.id && held.groupId === group.id && held.skuId === skuId,
      ),
  );
  const short = owed.filter(({ skuId }) => !hasSeat(state, user, skuId, seats));
  for (const { skuId, disabledPlans } of owed) {
    const error =
      short.length === 0
        ? 'None'
        : short.some((licence) => licence.skuId === skuId)
          ? 'CountViolation'
          : 'Other';
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

function hasSeat(state: TenantState, user: TenantUser, skuId: string, seats: Seats): boolean {
  const holdsAlready =
    user.licences.some((licence) => licence.skuId === skuId) ||
    state.licenceStates.some(
      (held) => held.userId === user.id && held.skuId === skuId && held.state === 'Active',
    );
  return holdsAlready || consumedSeats(state, skuId) < (seats.get(skuId) ?? 0);
}
