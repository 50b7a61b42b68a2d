import type { GroupReading, Need, Obstacle, Remark, System, TenantReading, Verdict } from './readiness.ts';

/**
 * What a group is ready for, in each of the three systems.
 * Source: Microsoft Entra, "What is group-based licensing" and "Dynamic membership rules"; Microsoft Graph,
 * "Working with groups in Microsoft Graph".
 */
export function classify(
  group: GroupReading,
  tenant: TenantReading,
  hasCandidate: boolean,
  isPeopleRead: boolean,
): Readonly<Record<System, Verdict>> {
  return {
    selfService: verdict(selfServiceObstacles(group), ownerNeeds(group, isPeopleRead), ownerRemarks(group)),
    dynamic: verdict(
      dynamicObstacles(group),
      dynamicNeeds(group, tenant, hasCandidate, isPeopleRead),
      when([
        [group.rule !== null, 'byRule'],
        [group.rule === null && group.skuIds.length > 0, 'losesLicences'],
      ]),
    ),
    licensing: verdict(
      licensingObstacles(group),
      licensingNeeds(group, tenant, isPeopleRead),
      licensingRemarks(group),
    ),
  };
}

function verdict(
  obstacles: readonly Obstacle[],
  needs: readonly Need[],
  remarks: readonly Remark[],
): Verdict {
  if (obstacles.length > 0) return { class: 'notPossible', reasons: obstacles, remarks: [] };
  return { class: needs.length > 0 ? 'readyAfter' : 'ready', reasons: needs, remarks };
}

/** What keeps Usher from changing who is in a group; a rule does too, where it is not the very thing wanted. */
function selfServiceObstacles(group: GroupReading): readonly Obstacle[] {
  return when([
    [group.isSynced, 'onPremises'],
    [group.rule !== null, 'dynamic'],
    [group.isRoleAssignable, 'roleAssignable'],
    [group.isRestricted, 'restrictedManagement'],
    [group.isHidden, 'hiddenMembership'],
    ...kindObstacles(group),
  ]);
}

function dynamicObstacles(group: GroupReading): readonly Obstacle[] {
  return selfServiceObstacles(group).filter((obstacle) => obstacle !== 'dynamic');
}

/** Synced security groups can carry licences: only their members are kept elsewhere. */
function licensingObstacles(group: GroupReading): readonly Obstacle[] {
  return when([
    [group.isRoleAssignable, 'roleAssignable'],
    [group.isRestricted, 'restrictedManagement'],
    ...kindObstacles(group),
    [group.kind === 'microsoft365' && !group.isSecurityEnabled, 'notSecurityEnabled'],
  ]);
}

function kindObstacles({ kind }: GroupReading): readonly (readonly [boolean, Obstacle])[] {
  return [
    [kind === 'mailEnabledSecurity', 'mailEnabledSecurity'],
    [kind === 'distribution', 'distribution'],
    [kind === 'unknown', 'unknownKind'],
  ];
}

function ownerNeeds({ owners }: GroupReading, isPeopleRead: boolean): readonly Need[] {
  if (owners.length === 0) return ['noOwner'];
  if (!isPeopleRead) return ['peopleUnread'];
  return owners.some(({ state }) => state === 'able') ? [] : ['ownersCannotAnswer'];
}

function ownerRemarks({ owners }: GroupReading): readonly Remark[] {
  return owners.filter(({ state }) => state === 'able').length === 1 ? ['oneOwner'] : [];
}

function dynamicNeeds(
  group: GroupReading,
  tenant: TenantReading,
  hasCandidate: boolean,
  isPeopleRead: boolean,
): readonly Need[] {
  const { members } = group;
  const premium = when<Need>([[tenant.hasPremium === false, 'noPremium']]);
  if (group.rule !== null)
    return [
      ...when<Need>([
        [group.isRulePaused, 'rulePaused'],
        [!group.isRuleUnderstood, 'ruleNotUnderstood'],
      ]),
      ...premium,
    ];
  const isEmpty = members.people + members.groups + members.others === 0;
  return [
    ...when<Need>([
      [members.groups > 0, 'nestedGroups'],
      [members.others > 0, 'otherMembers'],
    ]),
    ...premium,
    ...when<Need>([
      [!isPeopleRead, 'peopleUnread'],
      [isEmpty, 'noMembers'],
      [isPeopleRead && !isEmpty && !hasCandidate, 'noRuleFound'],
    ]),
  ];
}

/** Guests and groups inside are what licences do not go with; worse where the group carries some already. */
function licensingNeeds(
  { members, skuIds, missesLicences }: GroupReading,
  tenant: TenantReading,
  isPeopleRead: boolean,
): readonly Need[] {
  const isLicensed = skuIds.length > 0;
  return when([
    [missesLicences === true, 'licenceErrors'],
    [members.guests > 0, isLicensed ? 'guestsWithLicence' : 'guests'],
    [members.groups > 0, isLicensed ? 'nestedWithLicence' : 'nestedGroups'],
    [tenant.hasPremium === false, 'noPremium'],
    [!isPeopleRead, 'peopleUnread'],
    [isLicensed && missesLicences === null, 'licencesUnread'],
  ]);
}

function licensingRemarks(group: GroupReading): readonly Remark[] {
  return when([
    [group.skuIds.length > 0, 'licensed'],
    [group.isSynced, 'membersOnPremises'],
    [group.rule !== null, 'byRule'],
    [group.members.withoutLocation > 0, 'noUsageLocation'],
  ]);
}

function when<T>(cases: readonly (readonly [boolean, T])[]): readonly T[] {
  return cases.flatMap(([holds, what]) => (holds ? [what] : []));
}
