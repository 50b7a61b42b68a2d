/** What an owner wants to be otherwise in a group: recorded as a wish, carried out by its job. */
export interface MembershipChange {
  readonly id: string;
  readonly groupId: string;
  /** As it was called when asked. */
  readonly groupName: string;
  readonly kind: ChangeKind;
  /** A draft waits for its owner's yes, a nomination for somebody else's; nothing of it happens before. */
  readonly state: 'draft' | 'pending' | 'writing' | 'done';
  readonly actor: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly activityId: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** In the order in which they are written. */
  readonly steps: readonly ChangeStep[];
  /** Texts that may mean several people or only sound like one; of a draft only. */
  readonly doubts: readonly Doubt[];
  readonly facts: FactsChange | null;
  /** Seats that are kept for people who are added to a group with licences, until the licence is seen. */
  readonly seats: readonly KeptSeat[];
  /** The change this one takes back. */
  readonly undoOf: string | null;
}

export interface KeptSeat {
  readonly userId: string;
  readonly skuId: string;
}

export type ChangeKind =
  | 'addMembers'
  | 'removeMembers'
  | 'restoreMembers'
  | 'addOwners'
  | 'removeOwners'
  | 'handOver'
  | 'changeFacts'
  | 'nominate';

export interface ChangeStep {
  readonly deed: Deed;
  readonly userId: string;
  readonly name: string;
  readonly outcome: StepOutcome;
}

export type Deed = 'addMember' | 'removeMember' | 'addOwner' | 'removeOwner' | 'writeFacts';

export type StepOutcome = 'waiting' | 'done' | 'alreadySo' | StepFailure;

/** Why a step could not be carried out; each has a sentence. */
export type StepFailure =
  | 'notAnOwner'
  | 'groupGone'
  | 'groupNotWritable'
  | 'personGone'
  | 'personDisabled'
  | 'guestNotAllowed'
  | 'guestInLicensedGroup'
  | 'noSeat'
  | 'lastOwner'
  | 'refusedByDirectory'
  | 'directoryUnavailable'
  | 'notTried'
  | 'hasOwner'
  | 'denied';

export interface Doubt {
  readonly text: string;
  /** Empty when nobody is called anything like it. */
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly title: string | null;
  }[];
}

/** People as somebody named them: in words, by picking them from the directory, or both. */
export interface PeopleNamed {
  readonly typed: string;
  /** Entra object ids, lower case; as little trusted as words. */
  readonly pickedIds: readonly string[];
  /** Names and addresses that stand apart already, as in a file. */
  readonly listed?: readonly string[];
}

/** What is to be written; what is missing stays as it is. */
export interface FactsChange {
  readonly displayName?: string;
  readonly description?: string | null;
  readonly visibility?: 'Public' | 'Private';
}

/** How long a removal can be taken back. */
export const undoMs = 10 * 60 * 1000;
export const longestDescription = 1024;
/** More people than this at once are asked for in several goes. */
export const mostPeopleAtOnce = 500;

export function isFailure(outcome: StepOutcome): outcome is StepFailure {
  return outcome !== 'waiting' && outcome !== 'done' && outcome !== 'alreadySo';
}
