import type { DirectoryGroup } from '../directory/types.ts';
import { isSameName } from './naming.ts';

/** Why nobody can ask for membership of a group here; each code has a sentence with the way forward. */
export type IneligibleReason =
  | 'mailEnabledSecurity'
  | 'distribution'
  | 'onPremises'
  | 'dynamic'
  | 'keptByRule'
  | 'roleAssignable'
  | 'restrictedManagement'
  | 'hiddenMembership'
  | 'unknownKind';

export type GroupKindName = 'security' | 'microsoft365' | 'mailEnabledSecurity' | 'distribution' | 'unknown';

/**
 * The kind of a group from its properties.
 * Source: Microsoft Graph, "Working with groups in Microsoft Graph", table of group types.
 */
export function kindOf(
  group: Pick<DirectoryGroup, 'groupTypes' | 'mailEnabled' | 'securityEnabled'>,
): GroupKindName {
  if (group.groupTypes.includes('Unified')) return 'microsoft365';
  if (group.mailEnabled) return group.securityEnabled ? 'mailEnabledSecurity' : 'distribution';
  return group.securityEnabled ? 'security' : 'unknown';
}

/** A group with what Usher alone knows of it. */
export interface KnownGroup extends DirectoryGroup {
  /** True when Usher keeps its members by a rule, without exceptions. */
  readonly isKeptByRule?: boolean;
}

/**
 * That a group with hidden members exists is told to nobody who has no part in it and did not name it: `typed` is what
 * the person wrote, perhaps its id, null for a button. To them it is as unknown as one that does not exist.
 */
export function isUnknownTo(group: DirectoryGroup, typed: string | null): boolean {
  return group.visibility === 'HiddenMembership' && !isNamed(group, typed);
}

export function isNamed(group: DirectoryGroup, typed: string | null): boolean {
  return typed !== null && isSameName(typed, group.displayName);
}

/**
 * Undefined when membership can be asked for; otherwise the first reason against it. The order is the one in
 * which a person can best act on it: who rules the membership comes before what the group is for.
 */
export function whyIneligible(group: KnownGroup): IneligibleReason | undefined {
  if (group.onPremisesSyncEnabled === true) return 'onPremises';
  if (group.groupTypes.includes('DynamicMembership')) return 'dynamic';
  if (group.isKeptByRule === true) return 'keptByRule';
  if (group.isAssignableToRole === true) return 'roleAssignable';
  if (group.isManagementRestricted === true) return 'restrictedManagement';
  if (group.visibility === 'HiddenMembership') return 'hiddenMembership';
  const kind = kindOf(group);
  if (kind === 'mailEnabledSecurity' || kind === 'distribution') return kind;
  return kind === 'unknown' ? 'unknownKind' : undefined;
}
