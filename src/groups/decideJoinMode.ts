import type { DirectoryGroup } from '../directory/types.ts';
import { classesOf, effectivePolicy, type PolicyClass } from './ceiling.ts';
import type { CreatableKind, CreationRefusal } from './groupCreation.ts';
import { defaultPolicy, type JoinMode, type JoinPolicy } from './policy.ts';

/** A group that is not there yet, as far as the administrator's classes ask. */
interface ComingGroup {
  readonly kind: CreatableKind;
  readonly name: string;
}

/** Why a new group cannot be joined so: a class it will belong to allows less. */
export function whyNotJoinedSo(
  group: ComingGroup,
  joinMode: JoinMode,
  classes: readonly PolicyClass[],
): CreationRefusal | undefined {
  const matching = classesOf(toGroup(group), classes);
  const policy = policyFor(joinMode);
  const { mode: loosest, limits } = effectivePolicy(policy, matching);
  if (loosest === joinMode) return undefined;
  const classNames = limits.filter(({ part }) => part === 'mode').map(({ className }) => className);
  return { code: 'joinBeyondCeiling', loosest, classNames };
}

/** What the owners of a new group have chosen by making it. */
export function policyFor(joinMode: JoinMode): JoinPolicy {
  return { ...defaultPolicy, mode: joinMode };
}

function toGroup({ kind, name }: ComingGroup): DirectoryGroup {
  const isUnified = kind === 'microsoft365';
  return {
    id: '',
    displayName: name,
    description: null,
    groupTypes: isUnified ? ['Unified'] : [],
    mailEnabled: isUnified,
    securityEnabled: !isUnified,
    onPremisesSyncEnabled: null,
    isAssignableToRole: null,
    isManagementRestricted: null,
    visibility: 'Private',
    membershipRule: null,
    isLicensed: false,
  };
}
