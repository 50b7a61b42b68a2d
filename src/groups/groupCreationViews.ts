import type { CreatableKind, CreationRefusal, GroupCreation } from './groupCreation.ts';
import type { GroupDeletionView } from './groupDeletion.ts';
import type { JoinMode } from './policy.ts';

export interface GroupFormData {
  readonly kind: CreatableKind;
  readonly name: string;
  readonly purpose: string;
  /** As typed: one person a line. */
  readonly owners: string;
  readonly members: string;
  /** Entra object ids, beside what was typed. */
  readonly pickedOwners: readonly string[];
  readonly pickedMembers: readonly string[];
  readonly joinMode: JoinMode;
  /** How the name will look, e.g. `GRP-…-EU`; null when anything goes. */
  readonly pattern: string | null;
  readonly maxLength: number;
  readonly needsApproval: boolean;
  readonly owned: number;
  readonly problems: readonly CreationRefusal[];
}

export interface GroupConfirmData {
  readonly creation: GroupCreation;
  /** Names of groups this one could be taken for. */
  readonly alike: readonly string[];
  readonly needsApproval: boolean;
}

/** Who looks decides what can be pressed. */
export interface GroupCreationData {
  readonly creation: GroupCreation;
}

export interface GroupApprovalData {
  readonly creation: GroupCreation;
  readonly problem: CreationRefusal | null;
}

export interface CreationRefusalData {
  readonly refusal: CreationRefusal;
}

export type GroupCreationView =
  | { readonly card: 'groupForm'; readonly data: GroupFormData }
  | { readonly card: 'groupConfirm'; readonly data: GroupConfirmData }
  | { readonly card: 'groupCreation'; readonly data: GroupCreationData }
  | { readonly card: 'groupApproval'; readonly data: GroupApprovalData }
  | { readonly card: 'creationRefusal'; readonly data: CreationRefusalData };

/** Every card about groups that come or go. */
export type LifecycleView = GroupCreationView | GroupDeletionView;
