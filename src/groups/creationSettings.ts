/** How groups may be named. Prefix and suffix may hold attributes of the creator: `[Department]`, `[Title]`. */
export interface NamingRules {
  readonly prefix: string;
  readonly suffix: string;
  /** Words or phrases no name may hold; compared as whole words, without case and accents. */
  readonly blockedWords: readonly string[];
  /** Characters of the whole name, prefix and suffix included; at most 256, which is Graph's own limit. */
  readonly maxLength: number;
}

/** The section `creation` of the administrator's policy: who may make groups, who agrees, what they are called. */
export interface CreationSettings {
  readonly whoMayCreate: 'nobody' | 'everybody' | { readonly membersOf: string };
  /** Entra object ids of users or groups of whom one has to agree; null when nobody has to. */
  readonly approval: { readonly approverIds: readonly string[] } | null;
  readonly naming: NamingRules;
}

/** What holds where the administrator says nothing. */
export const defaultCreationSettings: CreationSettings = {
  whoMayCreate: 'everybody',
  approval: null,
  naming: { prefix: '', suffix: '', blockedWords: [], maxLength: 256 },
};
