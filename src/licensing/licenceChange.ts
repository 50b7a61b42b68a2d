import type { AssignedLicence } from '../directory/licenceTypes.ts';
import type { LicenceEffect } from './licenceEffect.ts';

/** What somebody wants to be otherwise about the products of a group: shown first, then carried out by its job. */
export interface LicenceChange {
  readonly id: string;
  readonly groupId: string;
  /** As it was called when asked. */
  readonly groupName: string;
  readonly state: LicenceChangeState;
  readonly version: number;
  readonly actor: NamedAdministrator;
  /** Who agreed, or did not, to a change that moves many people. */
  readonly confirmedBy: NamedAdministrator | null;
  readonly before: readonly AssignedLicence[];
  readonly after: readonly AssignedLicence[];
  readonly preview: LicencePreview;
  /** Tells two previews apart that name the same numbers and other people. */
  readonly fingerprint: string;
  /** True when something changed after somebody had said yes, so that it is asked again. */
  readonly isAgain: boolean;
  readonly failure: LicenceChangeFailure | null;
  readonly createdAt: Date;
  /** When a second person was asked; null as long as none was. */
  readonly askedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** `draft` → perhaps `pending`, for a second person → `writing` → `done` or `failed`. */
export type LicenceChangeState = 'draft' | 'pending' | 'writing' | 'done' | 'failed' | 'dropped' | 'expired';

export interface NamedAdministrator {
  readonly id: string;
  readonly name: string;
}

export interface LicencePreview extends LicenceEffect {
  readonly members: number;
  /** True when the group has more members than are read for a preview. */
  readonly isPartial: boolean;
  /** True when the change takes a second person. */
  readonly isMassChange: boolean;
}

export type LicenceChangeFailure = 'groupGone' | 'refusedByDirectory' | 'directoryUnavailable';

/** Every "no" about the products of a group, with the facts its sentence needs. */
export type LicenceChangeRefusal =
  | { readonly code: 'noSuchGroup' }
  | { readonly code: 'cannotCarryLicences'; readonly groupName: string }
  | { readonly code: 'guestsInGroup'; readonly groupName: string; readonly guests: readonly string[] }
  | { readonly code: 'nothingChanges'; readonly groupName: string }
  | { readonly code: 'unknownProduct' }
  | { readonly code: 'seatsNotReadable' }
  | { readonly code: 'changeClosed'; readonly groupName: string }
  | { readonly code: 'changeNotFound' }
  | { readonly code: 'otherChangeOpen'; readonly groupName: string }
  | { readonly code: 'noSecond'; readonly groupName: string }
  | { readonly code: 'setsNotNamed' };
