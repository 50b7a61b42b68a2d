import type { GroupKindName, IneligibleReason } from '../../groups/eligibility.ts';
import type { FailureCode, JoinRequestState } from '../../requests/joinRequest.ts';
import type { RequestRefusal } from '../../requests/requestViews.ts';
import type { AdminWording } from './admin/adminWording.ts';
import type { CommandWords } from './commandWords.ts';
import type { CreationWording, DeletionWording } from './creation/creationWording.ts';
import type { DeskWording } from './desk/deskWording.ts';
import type { KeptWording } from './kept/keptWording.ts';
import type { FilesWording } from './files/filesWording.ts';
import type { LicencesWording } from './licences/licencesWording.ts';
import type { LicensingWording } from './licensing/licensingWording.ts';
import type { PolicyWording } from './policy/policyWording.ts';
import type { RulesWording } from './rules/rulesWording.ts';
import type { ReadinessWording } from './readiness/readinessWording.ts';
import type { SearchWording } from './search/searchWording.ts';
import type { Text } from './text.ts';

/**
 * Everything Usher says in one language. A language is one file that implements this; the compiler names the
 * sentence it lacks. Strings may stand anywhere; a Text may carry people's words and stands in TextRuns only.
 * Sentences say what is so, then what to do next.
 */
export interface Wording {
  /** Two-letter tag of the language. */
  readonly language: string;
  readonly commands: CommandWords;
  readonly files: FilesWording;
  readonly actions: Readonly<Record<ActionTitle, string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly kinds: Readonly<Record<GroupKindName, string>>;
  /** Why membership of a group is not changed here, and whom to ask. */
  readonly ineligible: Readonly<Record<IneligibleReason, string>>;
  /** Why an approved change could not be carried out; read by the requester and by approvers alike. */
  readonly failures: Readonly<Record<FailureCode, string>>;
  readonly refusals: RefusalWording;
  readonly names: (names: readonly string[]) => Text;
  readonly members: (count: number) => string;
  readonly days: (days: number) => string;
  readonly home: HomeWording;
  readonly groups: GroupsWording;
  readonly request: RequestWording;
  readonly approval: ApprovalWording;
  readonly approvals: ApprovalsWording;
  readonly mine: MineWording;
  readonly leaving: LeavingWording;
  readonly creation: CreationWording;
  readonly deletion: DeletionWording;
  readonly desk: DeskWording;
  readonly search: SearchWording;
  /** The one message at the end, for every state that could be told. */
  readonly outcome: Readonly<Record<JoinRequestState, (group: string) => Text>>;
  readonly admin: AdminWording;
  readonly readiness: ReadinessWording;
  readonly messages: MessageWording;
  readonly policy: PolicyWording;
  readonly rules: RulesWording;
  readonly kept: KeptWording;
  readonly licensing: LicensingWording;
  readonly licences: LicencesWording;
}

export type ActionTitle =
  | 'requestToJoin'
  | 'sendRequest'
  | 'withdraw'
  | 'approve'
  | 'deny'
  | 'denyRequest'
  | 'find'
  | 'myGroups'
  | 'myRequests'
  | 'approvals'
  | 'leave'
  | 'cancel'
  | 'back'
  | 'more'
  | 'previous'
  | 'details'
  | 'askAgain'
  | 'goOn'
  | 'home';

export type Label =
  | 'reason'
  | 'reasonPlaceholder'
  | 'reasonError'
  | 'duration'
  | 'untilILeave'
  | 'untilTheyLeave'
  | 'note'
  | 'notePlaceholder'
  | 'noteError'
  | 'search'
  | 'searchPlaceholder'
  | 'group'
  | 'manager'
  | 'asked'
  | 'ends'
  | 'alsoAsked'
  | 'whyYou'
  | 'decided'
  | 'owners';

export type RefusalWording = {
  readonly [Code in RequestRefusal['code']]: (refusal: Extract<RequestRefusal, { code: Code }>) => Text;
};

export interface HomeWording {
  readonly title: (firstName: string) => Text;
  readonly intro: string;
  readonly notUnderstood: (text: string) => Text;
  readonly waitingForYou: (count: number) => string;
  readonly yourOpenRequests: (count: number) => string;
  readonly approvalsWith: (count: number) => string;
  readonly myRequestsWith: (count: number) => string;
  readonly typedHint: string;
  /** Commands as they are typed. */
  readonly examples: readonly string[];
}

export interface GroupsWording {
  readonly found: (text: string) => Text;
  readonly didYouMean: (text: string) => Text;
  readonly choose: (text: string) => Text;
  /** Of a single group whose name is only like the one typed. */
  readonly chooseOnly: (text: string) => Text;
  /** Of a command without a group. */
  readonly whichGroup: Text;
  readonly chooseError: string;
  readonly youTyped: (text: string) => Text;
  readonly moreToChoose: string;
  readonly noneFound: (text: string) => Text;
  readonly noneFoundHint: string;
  readonly owners: (names: readonly string[]) => Text;
  readonly ownersDecide: string;
  readonly standInsDecide: string;
  readonly member: string;
  readonly waiting: (names: readonly string[], since: Date) => Text;
  readonly delivering: string;
  readonly mineTitle: string;
  readonly direct: string;
  readonly nested: string;
  readonly nestedHint: string;
  readonly none: string;
  readonly managedElsewhere: string;
}

export interface RequestWording {
  readonly formTitle: string;
  readonly title: string;
  readonly youAsked: (at: Date) => Text;
  readonly waitingForOwners: (count: number) => string;
  readonly waitingForStandIns: (count: number) => string;
  readonly searching: string;
  readonly wereAsked: (names: readonly string[]) => Text;
  readonly notReached: (names: readonly string[]) => Text;
  readonly endsAt: (at: Date) => Text;
  readonly approvedBy: (name: string) => Text;
  readonly deniedBy: (name: string) => Text;
  readonly willBeAdded: string;
  readonly beingAdded: string;
  readonly member: (verifiedAt: Date | null) => Text;
  readonly memberUnseen: string;
  readonly notAdded: string;
  readonly withdrawn: string;
  readonly expired: string;
  readonly expiredHint: string;
  readonly deniedHint: string;
  readonly noteFrom: (name: string) => Text;
}

export interface ApprovalWording {
  readonly title: string;
  readonly asksToJoin: (who: string, group: string) => Text;
  readonly askedToJoin: (who: string, group: string) => Text;
  readonly whyOwner: string;
  readonly whyFallback: string;
  readonly whyOther: string;
  readonly nobodyElse: string;
  readonly denyTitle: (who: string, group: string) => Text;
  readonly denyHint: (who: string) => Text;
  readonly approvedByYou: string;
  readonly deniedByYou: string;
  readonly beingAdded: (who: string) => Text;
  readonly isMember: (who: string) => Text;
  readonly notAdded: (who: string) => Text;
  readonly withdrawn: (who: string) => Text;
  readonly expired: string;
}

export interface ApprovalsWording {
  readonly title: string;
  readonly digestTitle: string;
  readonly none: string;
  readonly approved: (who: string, group: string) => Text;
  readonly denied: (who: string, group: string) => Text;
}

export interface MineWording {
  readonly title: string;
  readonly open: string;
  readonly recent: string;
  readonly none: string;
}

export interface LeavingWording {
  readonly title: string;
  readonly confirm: (group: string) => Text;
  readonly hint: string;
  readonly leaving: (group: string) => Text;
  readonly left: (group: string) => Text;
  readonly failed: (group: string) => Text;
}

/** What Usher says outside cards, or where no card can say it. */
export interface MessageWording {
  readonly welcome: string;
  readonly welcomeToChat: string;
  readonly inGroupChat: string;
  readonly messageEdited: string;
  readonly guestNotServed: string;
  readonly otherTenantNotServed: string;
  readonly cardTooOld: string;
  /** For clients that cannot draw a card. */
  readonly cardNotShown: string;
  readonly fault: (reference: string) => string;
}
