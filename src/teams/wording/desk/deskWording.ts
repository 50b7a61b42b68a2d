import type { DeskRefusal } from '../../../groups/deskViews.ts';
import type { ChangeKind, Deed, StepFailure } from '../../../groups/membershipChange.ts';
import type { Text } from '../text.ts';

/** The same about a group itself and what was just done. */
export interface FactsCommandWords {
  readonly rename: readonly string[];
  readonly renameTo: readonly string[];
  /** The part of a verb that a language puts last. */
  readonly renameEnd: readonly string[];
  readonly describe: readonly string[];
  readonly describeAs: readonly string[];
  readonly make: readonly string[];
  readonly public: readonly string[];
  readonly private: readonly string[];
  readonly takeOver: readonly string[];
  readonly undo: readonly string[];
}

/** What owners may type, in lower case, in the manner of CommandWords. */
export interface DeskCommandWords extends FactsCommandWords {
  readonly manage: readonly string[];
  readonly members: readonly string[];
  readonly owners: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly addOwner: readonly string[];
  readonly removeOwner: readonly string[];
  readonly to: readonly string[];
  readonly from: readonly string[];
  readonly handOver: readonly string[];
  readonly exportMembers: readonly string[];
  readonly handTo: readonly string[];
  /** The part of a verb that a language puts last. */
  readonly atTheEnd: readonly string[];
}

export type DeskTitle =
  | 'manage'
  | 'overview'
  | 'members'
  | 'owners'
  | 'facts'
  | 'requests'
  | 'add'
  | 'remove'
  | 'removeThese'
  | 'addOwner'
  | 'handOver'
  | 'file'
  | 'exportFile'
  | 'addListed'
  | 'removeListed'
  | 'filter'
  | 'save'
  | 'yes'
  | 'undo'
  | 'allGroups'
  | 'nominate';

export type DeskLabel =
  | 'people'
  | 'pick'
  | 'pickOwner'
  | 'pickPlaceholder'
  | 'peoplePlaceholder'
  | 'fileGroup'
  | 'fileGroupPlaceholder'
  | 'fileOther'
  | 'fileOtherPlaceholder'
  | 'filter'
  | 'filterPlaceholder'
  | 'newOwner'
  | 'newOwnerPlaceholder'
  | 'name'
  | 'nameError'
  | 'description'
  | 'visibility'
  | 'public'
  | 'private'
  | 'kind'
  | 'size'
  | 'waiting';

export interface DeskWording {
  readonly commands: DeskCommandWords;
  readonly titles: Readonly<Record<DeskTitle, string>>;
  readonly labels: Readonly<Record<DeskLabel, string>>;
  readonly refusals: {
    readonly [Code in DeskRefusal['code']]: (refusal: Extract<DeskRefusal, { code: Code }>) => Text;
  };
  readonly failures: Readonly<Record<StepFailure, string>>;
  readonly listTitle: string;
  readonly noneOwned: string;
  readonly waiting: (count: number) => string;
  readonly nothingWaits: string;
  readonly noDescription: string;
  readonly membersFixed: string;
  readonly groupFixed: string;
  readonly membersOf: (group: string) => Text;
  readonly ownersOf: (group: string) => Text;
  readonly factsOf: (group: string) => Text;
  readonly shown: (total: number, filter: string) => Text;
  readonly noMembers: string;
  readonly partial: string;
  readonly through: (group: string) => Text;
  readonly since: (at: Date, byName: string) => Text;
  readonly guest: string;
  readonly group: string;
  readonly you: string;
  readonly lastOwnerHint: string;
  readonly handOverHint: string;
  readonly visibilityHint: string;
  /** What can be typed in place of the form. */
  readonly factsTyped: string;
  /** The question before a change begins. */
  readonly ask: Readonly<Record<ChangeKind, (group: string, people: readonly string[]) => Text>>;
  readonly askHint: Readonly<Record<ChangeKind, string>>;
  readonly doubt: (text: string) => string;
  readonly leaveOut: string;
  readonly notFound: (texts: readonly string[]) => Text;
  readonly askLater: (texts: readonly string[]) => Text;
  readonly becomes: (label: string, value: string) => Text;
  readonly emptied: string;
  readonly changeTitle: Readonly<Record<ChangeKind, string>>;
  readonly underWay: (done: number, total: number, group: string) => Text;
  readonly changed: (done: number, group: string) => Readonly<Record<ChangeKind, Text>>;
  readonly nothingChanged: (group: string) => Text;
  readonly result: Readonly<Record<Deed, Readonly<Record<'done' | 'alreadySo', string>>>>;
  readonly moreResults: (count: number) => string;
  readonly undoHint: string;
  readonly noticeTitle: string;
  readonly notice: Readonly<Record<Exclude<Deed, 'writeFacts'>, (by: string, group: string) => Text>>;
  readonly nominated: (group: string) => Text;
  readonly nominates: (who: string, group: string) => Text;
  readonly nominationHint: string;
  readonly nominationApproved: string;
  /** Before the first names of a list. */
  readonly listRead: (count: number, fileName: string) => Text;
  readonly listQuestion: string;
  readonly restored: (by: string, group: string) => Text;
}
