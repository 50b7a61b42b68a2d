import type { Refused } from './exchange.ts';
import {
  groupDefaults,
  groupFilterOnly,
  groupOnSelect,
  groupOnSingleSelect,
  listProperties,
  userDefaults,
  userOnSelect,
} from './properties.ts';
import { notImplemented, unknownProperty } from './refusals.ts';
import type { TenantGroup, TenantState, TenantUser } from './state.ts';

export type Entity = Readonly<Record<string, unknown>> & { readonly id: string };
export type EntityType = 'group' | 'user' | 'directoryObject';

const known: Readonly<Record<EntityType, ReadonlySet<string>>> = {
  group: new Set([...groupDefaults, ...groupOnSelect, ...groupOnSingleSelect, ...groupFilterOnly]),
  user: new Set([...userDefaults, ...userOnSelect]),
  directoryObject: new Set([...groupDefaults, ...groupOnSelect, ...userDefaults, ...userOnSelect]),
};

/** A group with every property the simulator knows, for filters and for `$select` to choose from. */
export function groupEntity(state: TenantState, group: TenantGroup): Entity {
  const states = state.licenceStates.filter((held) => held.groupId === group.id);
  return {
    ...blank([...groupDefaults, ...groupOnSelect]),
    allowExternalSenders: false,
    autoSubscribeNewMembers: false,
    hideFromAddressLists: false,
    hideFromOutlookClients: false,
    isSubscribedByMail: false,
    unseenCount: 0,
    ...group.properties,
    id: group.id,
    securityIdentifier: securityIdentifier(group.id),
    assignedLicenses: group.licences,
    licenseProcessingState: group.licenceProcessing === null ? null : { state: group.licenceProcessing },
    hasMembersWithLicenseErrors: states.some((held) => held.state === 'Error') ? true : null,
    owners: group.ownerIds,
  };
}

/** A user with every property the simulator knows, licences through groups included. */
export function userEntity(state: TenantState, user: TenantUser): Entity {
  const inherited = state.licenceStates.filter((held) => held.userId === user.id);
  const direct = user.licences.map((licence) => ({
    ...licence,
    assignedByGroup: null,
    state: 'Active',
    error: 'None',
    lastUpdatedDateTime: user.properties['createdDateTime'],
  }));
  const granted = new Map(
    [...user.licences, ...inherited.filter((held) => held.state === 'Active')].map(
      ({ skuId, disabledPlans }) => [skuId, { skuId, disabledPlans }],
    ),
  );
  return {
    ...blank([...userDefaults, ...userOnSelect]),
    ...user.properties,
    id: user.id,
    assignedLicenses: [...granted.values()],
    licenseAssignmentStates: [
      ...direct,
      ...inherited.map(({ skuId, disabledPlans, groupId, state: held, error, at }) => ({
        skuId,
        disabledPlans,
        assignedByGroup: groupId,
        state: held,
        error,
        lastUpdatedDateTime: at,
      })),
    ],
    manager: { id: user.managerId },
  };
}

/** S2: the default set without `$select`, else what was asked for, and always the id. */
export function project(
  entity: Entity,
  type: 'group' | 'user',
  select: readonly string[] | undefined,
): Record<string, unknown> {
  const names = select
    ? ['id', ...select.filter((name) => name !== 'id')]
    : type === 'group'
      ? groupDefaults
      : userDefaults;
  const kept = names.filter((name) => known[type].has(name) && !groupFilterOnly.includes(name));
  return Object.fromEntries(
    kept.map((name) => [name, entity[name] ?? (listProperties.includes(name) ? [] : null)]),
  );
}

/** Undefined when every selected name exists and may be selected here. */
export function checkSelect(
  select: readonly string[] | undefined,
  type: EntityType,
  isList: boolean,
): Refused | undefined {
  const unknown = select?.find((name) => !known[type].has(name));
  if (unknown !== undefined) return unknownProperty(unknown, type);
  return isList && select?.some((name) => groupOnSingleSelect.includes(name)) === true
    ? notImplemented
    : undefined;
}

/** The `@odata.context` Graph prints; clients must not read it, so only its usual form is kept. */
export function contextOf(target: string, select: readonly string[] | undefined, isEntity: boolean): string {
  const properties = select ? `(${select.join(',')})` : '';
  return `https://graph.microsoft.com/v1.0/$metadata#${target}${properties}${isEntity ? '/$entity' : ''}`;
}

function blank(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, listProperties.includes(name) ? [] : null]));
}

/** Entra derives the SID from the object id: four little-endian 32-bit numbers. */
function securityIdentifier(id: string): string {
  const hex = id.replaceAll('-', '');
  const bytes = Buffer.from(hex.slice(0, 8) + hex.slice(8, 12) + hex.slice(12, 16) + hex.slice(16), 'hex');
  if (bytes.length !== 16) return 'S-1-12-1-0-0-0-0';
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  const parts = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at));
  return `S-1-12-1-${parts.join('-')}`;
}
