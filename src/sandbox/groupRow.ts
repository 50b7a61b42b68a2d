/** One line of the company's list of groups; people and groups are named by display name. */
export interface GroupRow {
  readonly name: string;
  /** Entra's mailNickname: unique, ASCII. */
  readonly alias: string;
  readonly kind: 'security' | 'microsoft365' | 'mailEnabledSecurity' | 'distribution';
  readonly description: string;
  readonly owners: readonly string[];
  readonly members: readonly string[];
  readonly memberGroups?: readonly string[];
  readonly visibility?: 'Public' | 'HiddenMembership';
  readonly isSynced?: true;
  readonly isRoleAssignable?: true;
  readonly isManagementRestricted?: true;
  readonly rule?: string;
  readonly isPaused?: true;
  readonly licences?: readonly string[];
}
