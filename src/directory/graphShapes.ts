import { DirectoryError } from '../errors.ts';
import type { DirectoryGroup, DirectoryUser } from './types.ts';

/** An object as Graph sent it. */
export type Raw = Readonly<Record<string, unknown>>;

/** `$select` of every read of users, so that `toUser` finds what it needs and nobody sends more. */
export const USER_PROPERTIES = 'id,displayName,userPrincipalName,jobTitle,department,accountEnabled,userType';

export const GROUP_PROPERTIES =
  'id,displayName,description,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled,' +
  'isAssignableToRole,isManagementRestricted,visibility,membershipRule,assignedLicenses';

export function asRaw(value: unknown): Raw {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw;
  throw new DirectoryError('unavailable', 'Graph sent something other than an object');
}

export function toUser(raw: Raw): DirectoryUser {
  const userPrincipalName = text(raw, 'userPrincipalName');
  return {
    id: idOf(raw),
    displayName: text(raw, 'displayName'),
    userPrincipalName,
    jobTitle: text(raw, 'jobTitle'),
    department: text(raw, 'department'),
    // Unknown counts as disabled: nobody may decide on the strength of what we could not read.
    accountEnabled: raw['accountEnabled'] === true,
    userType: isGuest(raw, userPrincipalName) ? 'Guest' : 'Member',
  };
}

export function toGroup(raw: Raw): DirectoryGroup {
  const id = idOf(raw);
  return {
    id,
    // A group whose name the app may not read can still be asked for by its id.
    displayName: text(raw, 'displayName') ?? id,
    description: text(raw, 'description'),
    groupTypes: texts(raw, 'groupTypes'),
    mailEnabled: raw['mailEnabled'] === true,
    securityEnabled: raw['securityEnabled'] === true,
    onPremisesSyncEnabled: flag(raw, 'onPremisesSyncEnabled'),
    isAssignableToRole: flag(raw, 'isAssignableToRole'),
    isManagementRestricted: flag(raw, 'isManagementRestricted'),
    visibility: text(raw, 'visibility'),
    membershipRule: text(raw, 'membershipRule'),
    isLicensed: Array.isArray(raw['assignedLicenses']) ? raw['assignedLicenses'].length > 0 : null,
  };
}

/** Object id, lower case. */
export function idOf(raw: Raw): string {
  const id = text(raw, 'id');
  if (id === null) throw new DirectoryError('unavailable', 'Graph sent an object without its id');
  return id.toLowerCase();
}

/** True for an item of a mixed list (members, owners, memberOf) that is of this kind. */
export function isKind(raw: Raw, kind: 'user' | 'group'): boolean {
  return raw['@odata.type'] === `#microsoft.graph.${kind}`;
}

/** Old guests have no `userType`; their principal name still tells where they come from. */
function isGuest(raw: Raw, userPrincipalName: string | null): boolean {
  const userType = text(raw, 'userType');
  return userType === null ? (userPrincipalName ?? '').toUpperCase().includes('#EXT#') : userType === 'Guest';
}

export function text(raw: Raw, name: string): string | null {
  const value = raw[name];
  return typeof value === 'string' ? value : null;
}

export function texts(raw: Raw, name: string): readonly string[] {
  const value = raw[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function flag(raw: Raw, name: string): boolean | null {
  const value = raw[name];
  return typeof value === 'boolean' ? value : null;
}
