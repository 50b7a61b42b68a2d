import type { CreationFailure, CreationRefusal } from '../../../groups/groupCreation.ts';
import type { DeletionFailure, DeletionRefusal, DeletionState } from '../../../groups/groupDeletion.ts';
import type { Text } from '../text.ts';

/** What Usher says about making groups. */
export interface CreationWording {
  /** What opens the form; what follows is the name. The first is the one Usher shows. */
  readonly commands: readonly string[];
  /** What takes a wish back; what follows is its name. */
  readonly withdrawCommands: readonly string[];
  readonly actions: Readonly<Record<CreationAction, string>>;
  readonly labels: Readonly<Record<CreationLabel, string>>;
  readonly refusals: CreationRefusalWording;
  readonly failures: Readonly<Record<CreationFailure, string>>;
  readonly form: {
    readonly title: string;
    /** Said before anything is filled in. */
    readonly limit: (owned: number, max: number) => Text;
    readonly pattern: (pattern: string) => Text;
    readonly length: (max: number) => string;
    readonly needsApproval: string;
  };
  readonly confirm: {
    readonly title: string;
    readonly question: (name: string) => Text;
    readonly alike: (names: readonly string[]) => Text;
    readonly youOwn: string;
    readonly ownersAreMembers: string;
  };
  readonly status: {
    readonly title: string;
    readonly pendingApproval: (name: string) => Text;
    readonly waitingFor: (names: readonly string[]) => Text;
    readonly creating: (name: string) => Text;
    readonly created: (name: string) => Text;
    readonly createdHint: string;
    readonly notAdded: (names: readonly string[]) => Text;
    readonly failed: (name: string) => Text;
    readonly denied: (name: string) => Text;
    readonly expired: (name: string) => Text;
    readonly expiredHint: string;
    readonly withdrawn: (name: string) => Text;
    readonly approvedBy: (name: string) => Text;
    readonly deniedBy: (name: string) => Text;
  };
  readonly approval: {
    readonly title: string;
    readonly asks: (who: string, name: string) => Text;
    readonly whyYou: string;
  };
}

/** What Usher says about the end of groups, and their return. */
export interface DeletionWording {
  readonly commands: readonly string[];
  readonly refusals: DeletionRefusalWording;
  readonly failures: Readonly<Record<DeletionFailure, string>>;
  readonly title: string;
  readonly question: (group: string) => Text;
  readonly forGood: string;
  readonly canReturn: (days: number) => string;
  readonly nameLabel: string;
  readonly nameError: string;
  readonly delete: string;
  readonly restore: string;
  readonly tryAgain: string;
  readonly states: Readonly<Record<DeletionState, (group: string) => Text>>;
  readonly by: (name: string) => Text;
  /** Before what taking a group's licences off would do. */
  readonly withoutLicences: string;
  readonly until: (at: Date) => Text;
}

export type DeletionRefusalWording = {
  readonly [Code in DeletionRefusal['code']]: (refusal: Extract<DeletionRefusal, { code: Code }>) => Text;
};

export type CreationAction = 'create' | 'check' | 'change' | 'newGroup' | 'manage';
export type CreationLabel =
  | 'kind'
  | 'name'
  | 'namePlaceholder'
  | 'nameError'
  | 'purpose'
  | 'purposePlaceholder'
  | 'purposeError'
  | 'owners'
  | 'pickOwners'
  | 'pickMembers'
  | 'pickPlaceholder'
  | 'ownersPlaceholder'
  | 'members'
  | 'membersPlaceholder'
  | 'alike';

export type CreationRefusalWording = {
  readonly [Code in CreationRefusal['code']]: (refusal: Extract<CreationRefusal, { code: Code }>) => Text;
};
