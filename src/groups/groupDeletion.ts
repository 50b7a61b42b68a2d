import type { LicenceImpact } from './licenceImpact.ts';
import type { NamedPerson } from './groupCreation.ts';
import type { IneligibleReason } from './eligibility.ts';

/** Source: Microsoft Graph, "Restore deleted directory object item". */
export const restorableDays = 30;

export type DeletionState =
  'deleting' | 'deleted' | 'deleteFailed' | 'restoring' | 'restored' | 'restoreFailed';
export type DeletionFailure = 'licensed' | 'refusedByDirectory' | 'directoryUnavailable' | 'nothingToRestore';

/** The end of a group, and perhaps its return. */
export interface GroupDeletion {
  readonly id: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly deletedBy: NamedPerson;
  /** Who owned it at its end; any of them may bring it back, as nobody owns what is not there. */
  readonly owners: readonly NamedPerson[];
  readonly state: DeletionState;
  readonly version: number;
  /** False where Graph deletes for good, as it does security groups. */
  readonly restorable: boolean;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly failure: DeletionFailure | null;
}

/** Every "no" about the end of a group, with the facts its sentence needs. */
export type DeletionRefusal =
  | { readonly code: 'noSuchGroup' }
  | { readonly code: 'notAnOwner'; readonly groupName: string }
  | { readonly code: 'groupLicensed'; readonly groupName: string }
  | { readonly code: 'deletionNotPossible'; readonly groupName: string; readonly reason: IneligibleReason }
  | { readonly code: 'nameDiffers'; readonly groupName: string }
  | { readonly code: 'deletionNotFound' }
  | { readonly code: 'restoreTooLate'; readonly groupName: string };

/** The card that asks for the name before anything happens. */
export interface GroupDeleteData {
  readonly groupId: string;
  readonly groupName: string;
  readonly restorable: boolean;
  readonly problem: DeletionRefusal | null;
}

export interface GroupDeletionData {
  readonly deletion: GroupDeletion;
  /** Whether this viewer can bring it back now. */
  readonly mayRestore: boolean;
}

export interface DeletionRefusalData {
  readonly refusal: DeletionRefusal;
  /** Of a group that gives licences: what taking them off would do. */
  readonly impact?: LicenceImpact | null;
}

export type GroupDeletionView =
  | { readonly card: 'groupDelete'; readonly data: GroupDeleteData }
  | { readonly card: 'groupDeletion'; readonly data: GroupDeletionData }
  | { readonly card: 'deletionRefusal'; readonly data: DeletionRefusalData };
