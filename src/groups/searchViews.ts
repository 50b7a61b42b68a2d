import type { GroupKindName, IneligibleReason } from './eligibility.ts';

/** A group as a chat with others may see it: nothing about whoever looks. */
export interface SharedGroupData {
  readonly groupId: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: GroupKindName;
  readonly ineligible: IneligibleReason | undefined;
}

/** The dialog in which somebody asks for a group from the compose box. */
export interface AskDialogData {
  readonly groupText: string;
  readonly justification: string;
  readonly problem: 'groupMissing' | 'groupUnclear' | null;
}

export type SearchView =
  | { readonly card: 'sharedGroup'; readonly data: SharedGroupData }
  | { readonly card: 'askDialog'; readonly data: AskDialogData };
