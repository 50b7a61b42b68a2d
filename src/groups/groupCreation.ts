import type { NameRefusal } from './naming.ts';
import type { JoinMode } from './policy.ts';

/** Source: Microsoft Entra service limits: "250 groups" for somebody who is no administrator. */
export const mostOwnedGroups = 250;
export const maxPurposeLength = 500;
/** Names of people in one form; the owner's desk adds more later. */
export const mostPeopleInForm = 50;
export const maxNoteLength = 500;

export type CreatableKind = 'security' | 'microsoft365';
export type CreationState =
  'draft' | 'pendingApproval' | 'creating' | 'created' | 'failed' | 'denied' | 'expired' | 'withdrawn';
export type CreationFailure = 'refusedByDirectory' | 'directoryUnavailable' | 'creatorGone';

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** What a person wants made, as they typed it and as Usher understood it. */
export interface GroupWish {
  readonly kind: CreatableKind;
  readonly typedName: string;
  /** With prefix and suffix. */
  readonly name: string;
  readonly purpose: string;
  /** Besides the creator. */
  readonly owners: readonly NamedPerson[];
  readonly members: readonly NamedPerson[];
  /** How people will join it; its owners may change it later. */
  readonly joinMode: JoinMode;
}

/** The wish for a new group, from the form to the group. */
export interface GroupCreation extends GroupWish {
  readonly id: string;
  readonly creator: NamedPerson;
  /** One of a kind: by it the group is found again when Graph's answer was lost. */
  readonly mailNickname: string;
  readonly state: CreationState;
  readonly version: number;
  /** Who was asked to agree; empty when nobody has to. */
  readonly approvers: readonly NamedPerson[];
  readonly decidedBy: NamedPerson | null;
  readonly note: string | null;
  /** Set before the first `POST`: from then on the group may exist. */
  readonly postedAt: Date | null;
  readonly groupId: string | null;
  /** People the directory did not take. */
  readonly notAdded: readonly NamedPerson[];
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly failure: CreationFailure | null;
}

/** Every "no" about making and deleting groups, with the facts its sentence needs. */
export type CreationRefusal =
  | NameRefusal
  | { readonly code: 'nobodyMayCreate' }
  | { readonly code: 'mayNotCreate' }
  | { readonly code: 'creatorNotServed' }
  | { readonly code: 'tooManyGroups'; readonly max: number }
  | {
      readonly code: 'joinBeyondCeiling';
      /** The loosest that is allowed. */
      readonly loosest: JoinMode;
      readonly classNames: readonly string[];
    }
  | { readonly code: 'purposeMissing' }
  | { readonly code: 'purposeTooLong'; readonly max: number }
  | { readonly code: 'personUnknown'; readonly typed: string }
  | { readonly code: 'personDoubtful'; readonly typed: string; readonly candidates: readonly string[] }
  | { readonly code: 'cannotOwn'; readonly name: string }
  | { readonly code: 'cannotJoin'; readonly name: string }
  | { readonly code: 'tooManyPeople'; readonly max: number }
  | { readonly code: 'noCreationApprover' }
  | { readonly code: 'creationNotFound' }
  | { readonly code: 'noWishWaits' }
  | { readonly code: 'severalWishes'; readonly names: readonly string[] }
  | { readonly code: 'notACreationApprover' }
  | { readonly code: 'ownCreation' }
  | { readonly code: 'creationNoteMissing' }
  | { readonly code: 'creationNoteTooLong'; readonly max: number };

/** True while somebody waits for it. */
export function isUnderWay({ state }: Pick<GroupCreation, 'state'>): boolean {
  return state === 'pendingApproval' || state === 'creating';
}
