import type { SurveyedGroup, SurveyedProperties } from '../directory/surveyTypes.ts';
import { kindOf } from '../groups/eligibility.ts';
import { parseRule } from '../dynamic/language/parseRule.ts';
import type { GroupReading, MemberReading, OwnerReading } from './readiness.ts';

/** The links of a group as one page told them; `parts` of several pages are read in their order. */
export interface LinkPart {
  readonly owners: SurveyedGroup['owners'];
  readonly members: SurveyedGroup['members'];
  readonly ownersRemoved: readonly string[];
  readonly membersRemoved: readonly string[];
}

export interface KnownPerson {
  readonly name: string | null;
  readonly isEnabled: boolean;
  readonly isGuest: boolean;
  readonly isSynced: boolean;
  readonly hasLocation: boolean;
}

/** Who owns a group and who is in it, each once, after everything that was told. */
export interface GroupLinks {
  readonly owners: ReadonlyMap<string, 'user' | 'group' | 'other'>;
  readonly members: ReadonlyMap<string, 'user' | 'group' | 'other'>;
}

export function mergeLinks(parts: readonly LinkPart[]): GroupLinks {
  const owners = new Map<string, 'user' | 'group' | 'other'>();
  const members = new Map<string, 'user' | 'group' | 'other'>();
  for (const part of parts) {
    for (const { id, kind } of part.owners) owners.set(id, kind);
    for (const { id, kind } of part.members) members.set(id, kind);
    for (const id of part.ownersRemoved) owners.delete(id);
    for (const id of part.membersRemoved) members.delete(id);
  }
  return { owners, members };
}

/** A group with its people counted. Without `people` nothing is known of them, and they are counted by kind alone. */
export function readGroup(
  id: string,
  properties: SurveyedProperties,
  links: GroupLinks,
  people: ReadonlyMap<string, KnownPerson> | null,
  missesLicences: boolean | null,
): GroupReading {
  const { membershipRule } = properties;
  const isDynamic = properties.groupTypes.includes('DynamicMembership');
  const rule = isDynamic ? (membershipRule ?? '') : null;
  return {
    id,
    name: properties.displayName,
    kind: kindOf(properties),
    isSecurityEnabled: properties.securityEnabled,
    isSynced: properties.onPremisesSyncEnabled === true,
    syncDomain: properties.onPremisesDomainName,
    isRoleAssignable: properties.isAssignableToRole === true,
    isRestricted: properties.isManagementRestricted === true,
    isHidden: properties.visibility === 'HiddenMembership',
    rule,
    isRulePaused: properties.isRulePaused,
    isRuleUnderstood: rule === null || parseRule(rule).rule !== null,
    owners: [...links.owners].map(([ownerId, kind]) => readOwner(ownerId, kind, people)),
    members: countMembers(links, people),
    skuIds: properties.skuIds,
    missesLicences,
    createdOn: properties.createdOn,
    renewedOn: properties.renewedOn,
  };
}

function readOwner(
  id: string,
  kind: 'user' | 'group' | 'other',
  people: ReadonlyMap<string, KnownPerson> | null,
): OwnerReading {
  if (kind !== 'user') return { id, name: null, state: 'other' };
  if (people === null) return { id, name: null, state: 'unknown' };
  const person = people.get(id);
  if (person === undefined) return { id, name: null, state: 'gone' };
  const state = person.isGuest ? 'guest' : person.isEnabled ? 'able' : 'disabled';
  return { id, name: person.name, state };
}

function countMembers(
  { members }: GroupLinks,
  people: ReadonlyMap<string, KnownPerson> | null,
): MemberReading {
  const count = { people: 0, guests: 0, disabled: 0, synced: 0, withoutLocation: 0, groups: 0, others: 0 };
  for (const [id, kind] of members) {
    if (kind === 'group') count.groups += 1;
    else if (kind === 'other') count.others += 1;
    else if (people === null) count.people += 1;
    else countPerson(people.get(id), count);
  }
  return count;
}

/** Deleted people stay linked for a while; they are in no group any more. */
function countPerson(
  person: KnownPerson | undefined,
  count: { -readonly [Name in keyof MemberReading]: number },
): void {
  if (person === undefined) return;
  count.people += 1;
  if (person.isGuest) count.guests += 1;
  if (!person.isEnabled) count.disabled += 1;
  if (person.isSynced) count.synced += 1;
  if (!person.hasLocation) count.withoutLocation += 1;
}
