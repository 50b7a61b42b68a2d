import type { LicenceChange, LicenceChangeRefusal } from './licenceChange.ts';
import type { LicenceProblem } from './licenceOutcome.ts';
import type { ProductSeats, SeatLevel } from './licenceOverview.ts';
import type { SetReport } from './productSets.ts';
import type { SeatWeek } from './seatTrend.ts';

/** All products with their seats. */
export interface LicencesData {
  readonly products: readonly ProductSeats[];
  /** Used seats of the products shown, by week. */
  readonly trends: readonly ProductTrend[];
  readonly page: number;
  readonly more: boolean;
  readonly asOf: Date;
  readonly hasSets: boolean;
}

export interface ProductTrend {
  readonly skuId: string;
  readonly name: string;
  readonly weeks: readonly SeatWeek[];
  /** Null when seats do not run out at the present pace. */
  readonly weeksLeft: number | null;
}

/** What one group gives, and whom it could not give it. */
export interface LicenceGroupData {
  readonly groupId: string;
  readonly groupName: string;
  readonly products: readonly GroupProduct[];
  /** True while the service is still at it. */
  readonly isProcessing: boolean;
  readonly errors: readonly ShownError[];
  readonly moreErrors: number;
  readonly mayChange: boolean;
  /** Of whom the reader just asked to be tried again. */
  readonly retried: string | null;
}

export interface GroupProduct {
  readonly skuId: string;
  readonly name: string;
  readonly plansOn: readonly string[];
  readonly plansOff: readonly string[];
  /** Null when seats may not be read. */
  readonly free: number | null;
}

export interface ShownError {
  readonly userId: string;
  readonly name: string;
  readonly product: string;
  readonly problem: LicenceProblem;
  /** Products that are not given for its sake. */
  readonly blocked: readonly string[];
  readonly isRetrying: boolean;
}

/** The form for the products and plans of a group. */
export interface LicenceEditorData {
  readonly groupId: string;
  readonly groupName: string;
  readonly products: readonly { readonly skuId: string; readonly name: string; readonly free: number }[];
  readonly chosen: readonly string[];
  readonly plans: readonly { readonly key: string; readonly product: string; readonly name: string }[];
  readonly plansOff: readonly string[];
  readonly problem: LicenceChangeRefusal | null;
}

export interface LicenceChangeData {
  readonly change: LicenceChange;
  readonly products: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
  };
  /** Whether the viewer can say yes now. */
  readonly mayConfirm: boolean;
  readonly isWaitingForOther: boolean;
  readonly problem: LicenceChangeRefusal | null;
}

/** Told once to owners and licence administrators. */
export interface LicenceNewsData {
  readonly groupId: string;
  readonly groupName: string;
  readonly errors: readonly ShownError[];
  readonly moreErrors: number;
  readonly mayLook: boolean;
}

export interface LicenceRetryData {
  readonly groupId: string;
  readonly groupName: string;
  readonly name: string;
  readonly state: 'running' | 'solved' | 'remains' | 'failed';
  readonly product: string;
  readonly problem: LicenceProblem | null;
}

export interface LicenceWarningData {
  readonly products: readonly {
    readonly name: string;
    readonly free: number;
    readonly bought: number;
    readonly level: SeatLevel;
  }[];
}

export interface LicenceSetsData {
  readonly sets: readonly SetReport[];
  /** True when there were more people than are read at once. */
  readonly isPartial: boolean;
  readonly mayChange: boolean;
}

export interface LicenceRefusalData {
  readonly refusal: LicenceChangeRefusal;
}

export type LicenceView =
  | { readonly card: 'licences'; readonly data: LicencesData }
  | { readonly card: 'licenceGroup'; readonly data: LicenceGroupData }
  | { readonly card: 'licenceEditor'; readonly data: LicenceEditorData }
  | { readonly card: 'licenceChange'; readonly data: LicenceChangeData }
  | { readonly card: 'licenceNews'; readonly data: LicenceNewsData }
  | { readonly card: 'licenceRetry'; readonly data: LicenceRetryData }
  | { readonly card: 'licenceWarning'; readonly data: LicenceWarningData }
  | { readonly card: 'licenceSets'; readonly data: LicenceSetsData }
  | { readonly card: 'licenceRefusal'; readonly data: LicenceRefusalData };
