/** What the administrator laid down about groups that give licences. */
export interface LicensingSettings {
  /** What an approval does when no seat is free: wait for one, or come in without a licence. */
  readonly whenNoSeat: 'wait' | 'addAnyway';
  /** Whether a guest may come into a group that gives licences; Microsoft advises against it. */
  readonly guests: 'refuse' | 'warn';
  /** How long somebody stays on a waiting list. */
  readonly waitDays: number;
  /** Administrators are told when no more than this share of a product's seats is free. */
  readonly warnBelowPercent: number;
  /** Products that people should have together. */
  readonly productSets: readonly ProductSet[];
}

/** Of each part a person should have one product, by part number or skuId. */
export interface ProductSet {
  readonly name: string;
  readonly parts: readonly (readonly string[])[];
}

export const defaultLicensing: LicensingSettings = {
  whenNoSeat: 'wait',
  guests: 'refuse',
  waitDays: 90,
  warnBelowPercent: 10,
  productSets: [],
};

/** How long a seat is looked for after somebody was taken out of a group: the service gives it back a little later. */
export const followForMs = 5 * 60 * 1000;

/** The job that looks for the seat of somebody who was just taken out. */
export function removalToFollow(
  groupId: string,
  now: Date,
): { readonly groupId: string; readonly until: string } {
  return { groupId, until: new Date(now.getTime() + followForMs).toISOString() };
}
