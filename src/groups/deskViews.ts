import type { GroupKindName, IneligibleReason } from './eligibility.ts';
import type { ChangeKind, MembershipChange, PeopleNamed } from './membershipChange.ts';
import type { NameRefusal } from './naming.ts';

/** Why not, on the owner's desk. */
export type DeskRefusal =
  | { readonly code: 'groupNotFound'; readonly text: string | null }
  | { readonly code: 'notAnOwner'; readonly groupName: string }
  | { readonly code: 'ownerless'; readonly groupName: string }
  | { readonly code: 'hasOwners'; readonly groupName: string }
  | { readonly code: 'notAMember'; readonly groupName: string }
  | { readonly code: 'noApprover'; readonly groupName: string }
  | { readonly code: 'notAnApprover'; readonly groupName: string }
  | { readonly code: 'ownNomination' }
  | { readonly code: 'notWritable'; readonly groupName: string; readonly reason: IneligibleReason }
  | { readonly code: 'nobodyNamed' }
  | { readonly code: 'tooManyPeople'; readonly max: number }
  | { readonly code: 'oneFileAtATime' }
  | { readonly code: 'fileTooLarge'; readonly megabytes: number }
  | { readonly code: 'fileNotReadable'; readonly why: 'gone' | 'empty' | 'notText' | 'notATable' }
  | { readonly code: 'listGone' }
  | { readonly code: 'groupMissing' }
  | { readonly code: 'nobodyFound'; readonly texts: readonly string[] }
  | { readonly code: 'lastOwner'; readonly groupName: string }
  | { readonly code: 'cannotOwn'; readonly name: string; readonly why: 'guest' | 'disabled' }
  | { readonly code: 'oneAtATime' }
  | { readonly code: 'notYourself' }
  | NameRefusal
  | { readonly code: 'descriptionTooLong'; readonly max: number }
  | { readonly code: 'visibilityFixed' }
  | { readonly code: 'nothingToChange' }
  | { readonly code: 'changeNotFound' }
  | { readonly code: 'undoTooLate' }
  | { readonly code: 'nothingToUndo' };

/** Groups somebody owns, with what waits in them. */
export interface DeskListData {
  readonly items: readonly DeskListItem[];
  readonly page: number;
  readonly more: boolean;
}

export interface DeskListItem {
  readonly groupId: string;
  readonly name: string;
  readonly kind: GroupKindName;
  readonly memberCount: number | null;
  readonly waiting: number;
}

export interface DeskGroupData {
  readonly groupId: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: GroupKindName;
  readonly visibility: string | null;
  readonly memberCount: number | null;
  readonly ownerNames: readonly string[];
  readonly waiting: number;
  /** Names of the products its members get. */
  readonly products: readonly string[];
  /** Why members are not changed here; undefined when they are. */
  readonly membersFixed: IneligibleReason | undefined;
  /** Why owners and facts are not changed here; undefined when they are. */
  readonly groupFixed: IneligibleReason | undefined;
}

export interface DeskMembersData {
  readonly groupId: string;
  readonly groupName: string;
  readonly items: readonly DeskMember[];
  /** How many fit the filter, of those that were read. */
  readonly total: number;
  /** True when the group has more members than can be read at once. */
  readonly isPartial: boolean;
  readonly page: number;
  readonly more: boolean;
  readonly filter: string;
  readonly fixed: IneligibleReason | undefined;
  readonly problem: DeskRefusal | null;
  /** Who was named, when that could not be used. */
  readonly named: PeopleNamed;
}

export interface DeskMember {
  readonly userId: string;
  readonly name: string;
  readonly title: string | null;
  readonly kind: 'user' | 'guest' | 'group' | 'other';
  readonly through: string | null;
  /** Undefined when Usher does not know. */
  readonly since: { readonly at: Date; readonly byName: string } | undefined;
  readonly mayRemove: boolean;
}

export interface DeskOwnersData {
  readonly groupId: string;
  readonly groupName: string;
  readonly owners: readonly DeskOwner[];
  readonly fixed: IneligibleReason | undefined;
  readonly problem: DeskRefusal | null;
  readonly named: PeopleNamed;
}

export interface DeskOwner {
  readonly userId: string;
  readonly name: string;
  readonly title: string | null;
  readonly isViewer: boolean;
  readonly mayRemove: boolean;
}

export interface DeskFactsData {
  readonly groupId: string;
  readonly groupName: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: 'Public' | 'Private' | null;
  /** How names look, e.g. `GRP-…-EU`; null when anything goes. */
  readonly pattern: string | null;
  readonly maxLength: number;
  readonly fixed: IneligibleReason | undefined;
  readonly problem: DeskRefusal | null;
}

/** A change that waits for a yes, with the texts that need a choice. */
export interface DeskAskData {
  readonly change: MembershipChange;
  /** Names of groups that the new name could be taken for. */
  readonly alike: readonly string[];
  /** Names of guests who would come into a group that gives licences. */
  readonly guests: readonly string[];
}

export interface DeskChangeData {
  readonly change: MembershipChange;
  readonly mayUndo: boolean;
}

/** Somebody wants to own a group that nobody owns; for those who stand in. */
export interface DeskNominationData {
  readonly change: MembershipChange;
}

/** People read from a file, and the question what to do with them. */
export interface DeskFileData {
  readonly listId: string;
  readonly fileName: string;
  readonly people: readonly string[];
  /** Groups this person owns, by name; bounded. */
  readonly groups: readonly { readonly groupId: string; readonly name: string }[];
  /** The group that was meant, when that is known already; else null. */
  readonly groupId: string | null;
  readonly problem: DeskRefusal | null;
  /** What was written as the group's name, when it could not be used. */
  readonly typed: string;
}

/** What somebody hears about themselves. */
export interface DeskNoticeData {
  readonly groupId: string;
  readonly groupName: string;
  readonly byName: string;
  readonly kind: ChangeKind;
  readonly deed: 'addMember' | 'removeMember' | 'addOwner' | 'removeOwner';
}

export interface DeskRefusalData {
  readonly refusal: DeskRefusal;
  /** Null when there is no way back to one group. */
  readonly groupId: string | null;
}

export type DeskView =
  | { readonly card: 'deskList'; readonly data: DeskListData }
  | { readonly card: 'deskGroup'; readonly data: DeskGroupData }
  | { readonly card: 'deskMembers'; readonly data: DeskMembersData }
  | { readonly card: 'deskOwners'; readonly data: DeskOwnersData }
  | { readonly card: 'deskFacts'; readonly data: DeskFactsData }
  | { readonly card: 'deskAsk'; readonly data: DeskAskData }
  | { readonly card: 'deskChange'; readonly data: DeskChangeData }
  | { readonly card: 'deskNomination'; readonly data: DeskNominationData }
  | { readonly card: 'deskFile'; readonly data: DeskFileData }
  | { readonly card: 'deskNotice'; readonly data: DeskNoticeData }
  | { readonly card: 'deskRefusal'; readonly data: DeskRefusalData };
