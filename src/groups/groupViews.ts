import type { GroupKindName, IneligibleReason } from './eligibility.ts';
import type { JoinMode } from './policy.ts';
import type { SearchView } from './searchViews.ts';

/** What already holds between a person and a group. */
export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'member' }
  | {
      readonly kind: 'waiting';
      readonly requestId: string;
      readonly since: Date;
      readonly approverNames: readonly string[];
    }
  | { readonly kind: 'waitingForSeat'; readonly requestId: string; readonly place: number }
  | { readonly kind: 'delivering'; readonly requestId: string };

export interface GroupItem {
  readonly groupId: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: GroupKindName;
  readonly memberCount: number | null;
  readonly ownerNames: readonly string[];
  /** Undefined when the owners decide. */
  readonly ineligible: IneligibleReason | undefined;
  /** Who may join: anybody at once, with approval, or nobody who asks. */
  readonly mode: JoinMode;
  readonly standing: Standing;
}

export interface GroupListData {
  readonly text: string;
  readonly items: readonly GroupItem[];
  /** Zero-based page of 10; `more` when another page exists. */
  readonly page: number;
  readonly more: boolean;
  /** Why the list is shown: asked for, "did you mean", or several groups with alike names. */
  readonly purpose: 'found' | 'didYouMean' | 'choose';
}

/** Groups of which one is meant, for a command that goes on with it. */
export interface GroupChoiceData {
  /** The name that fits all of them; empty where the command named none. */
  readonly text: string;
  /** The command as it was typed, to go on with. */
  readonly typed: string;
  readonly items: readonly GroupItem[];
  /** Whether others could be meant as well. */
  readonly more: boolean;
}

export interface HomeData {
  readonly firstName: string;
  /** Open requests of this person. */
  readonly openRequests: number;
  /** Requests that wait for this person. */
  readonly waitingForMe: number;
  /** What the person just typed, when Usher could not make sense of it. */
  readonly notUnderstood: string | null;
}

export interface MyGroupsData {
  readonly direct: readonly MyGroup[];
  readonly nested: readonly MyGroup[];
  readonly page: number;
  readonly more: boolean;
}

export interface MyGroup {
  readonly groupId: string;
  readonly name: string;
  readonly kind: GroupKindName;
  /** True when the person can leave from here. */
  readonly mayLeave: boolean;
}

export type GroupsView =
  | { readonly card: 'home'; readonly data: HomeData }
  | { readonly card: 'groupList'; readonly data: GroupListData }
  | { readonly card: 'groupChoice'; readonly data: GroupChoiceData }
  | { readonly card: 'myGroups'; readonly data: MyGroupsData }
  | SearchView;
