import { assignedGroups } from './groupsAssigned.ts';
import { groupsByRule, groupsToKeep, rulesToKeep } from './groupsByRule.ts';
import { fixedGroups } from './groupsFixed.ts';
import type { GroupRow } from './groupRow.ts';
import { personId, sandboxDomain } from './people.ts';
import { stableGuid } from './stableGuid.ts';

/** A group of the simulated tenant, in Entra's words, with its relations as ids. */
export interface SandboxGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly groupTypes: readonly string[];
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  readonly mailNickname: string;
  readonly mail: string | null;
  readonly visibility: string | null;
  /** Null means never synced, as in Entra. */
  readonly onPremisesSyncEnabled: boolean | null;
  readonly isAssignableToRole: boolean | null;
  readonly isManagementRestricted: boolean | null;
  readonly membershipRule: string | null;
  readonly membershipRuleProcessingState: 'On' | 'Paused' | null;
  readonly licenceSkuIds: readonly string[];
  readonly ownerIds: readonly string[];
  /** People and groups that are direct members. */
  readonly memberIds: readonly string[];
}

const rows: readonly GroupRow[] = [...assignedGroups, ...fixedGroups, ...groupsByRule, ...groupsToKeep];

/** Every group of the tenant, the same in every run. */
export function groups(): readonly SandboxGroup[] {
  return rows.map(asGroup);
}

/**
 * The id of a group by its display name. Two groups share the name "Project Aurora": the Microsoft 365 group is
 * `groupId('Project Aurora')`, the security group `groupId('Project Aurora', 'aurora-access')`.
 * Throws when no group has the name: the caller misspelt a constant.
 */
export function groupId(displayName: string, alias?: string): string {
  const row = rows.find(
    (candidate) => candidate.name === displayName && (alias === undefined || candidate.alias === alias),
  );
  if (!row) throw new RangeError(`no group is called ${displayName}`);
  return idOf(row);
}

/** Rules that are to be kept by the product and not by the simulated tenant, each with who wrote it. */
export function keptRules(): readonly KeptRuleSeed[] {
  return groupsToKeep.map((row) => {
    const [author = ''] = row.owners;
    return {
      groupId: idOf(row),
      groupName: row.name,
      text: rulesToKeep[row.alias] ?? '',
      author: { id: personId(author), name: author },
    };
  });
}

export interface KeptRuleSeed {
  readonly groupId: string;
  readonly groupName: string;
  readonly text: string;
  readonly author: { readonly id: string; readonly name: string };
}

function asGroup(row: GroupRow): SandboxGroup {
  const isUnified = row.kind === 'microsoft365';
  const hasMail = row.kind !== 'security';
  return {
    id: idOf(row),
    displayName: row.name,
    description: row.description,
    groupTypes: [...(isUnified ? ['Unified'] : []), ...(row.rule === undefined ? [] : ['DynamicMembership'])],
    mailEnabled: hasMail,
    securityEnabled: row.kind === 'security' || row.kind === 'mailEnabledSecurity',
    mailNickname: row.alias,
    mail: hasMail ? `${row.alias}@${sandboxDomain}` : null,
    visibility: row.visibility ?? (isUnified ? 'Private' : null),
    onPremisesSyncEnabled: row.isSynced ?? null,
    isAssignableToRole: row.isRoleAssignable ?? null,
    isManagementRestricted: row.isManagementRestricted ?? null,
    membershipRule: row.rule ?? null,
    membershipRuleProcessingState: row.rule === undefined ? null : row.isPaused ? 'Paused' : 'On',
    licenceSkuIds: row.licences ?? [],
    ownerIds: row.owners.map(personId),
    memberIds: [...row.members.map(personId), ...(row.memberGroups ?? []).map((name) => groupId(name))],
  };
}

function idOf(row: GroupRow): string {
  return stableGuid(`group ${row.alias}`);
}
