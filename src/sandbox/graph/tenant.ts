import type { Company } from '../company.ts';
import type { Faults } from './faults.ts';
import type { Lag } from './lag.ts';
import type {
  BackgroundTask,
  DeletedGroup,
  JournalEntry,
  Relation,
  TenantGroup,
  TenantState,
  TenantUser,
} from './state.ts';
import { isDynamic, isUnified } from './state.ts';

/** What the simulator counts, for tests, benchmarks and the sandbox page. */
export interface Counters {
  /** Write requests that Graph accounts as writes, the refused ones included. */
  writeRequests: number;
  /** Memberships added or removed by requests. */
  membershipsWritten: number;
  throttled: number;
  resourceUnits: number;
}

/** The running tenant: its state and everything a change of it must touch. */
export interface Tenant {
  readonly company: Company;
  state: TenantState;
  readonly faults: Faults;
  readonly lag: Lag;
  readonly counters: Counters;
  /** How long Graph takes to begin evaluating rules and licences, in ms. */
  readonly backgroundMs: number;
  readonly now: () => number;
  readonly newId: () => string;
  /** Hears of every change after it is on record. */
  readonly onRecord?: (entry: JournalEntry) => void;
  /** Says that the state changed and must be saved. */
  readonly markChanged: () => void;
}

const journalLength = 2000;

/** Puts one change on record: version, journal, and the mark that it must be saved. Returns the version. */
export function record(tenant: Tenant, entry: Omit<JournalEntry, 'version'>): number {
  const { state } = tenant;
  state.version += 1;
  state.journal.push({ ...entry, version: state.version });
  if (state.journal.length > journalLength) state.journal.splice(0, state.journal.length - journalLength);
  tenant.markChanged();
  tenant.onRecord?.({ ...entry, version: state.version });
  return state.version;
}

/** Links without asking any rule; rules are the caller's. */
export function link(tenant: Tenant, group: TenantGroup, relation: Relation, objectId: string): void {
  (relation === 'members' ? group.memberIds : group.ownerIds).push(objectId);
  noteLink(tenant, group, relation, objectId, true);
}

export function unlink(tenant: Tenant, group: TenantGroup, relation: Relation, objectId: string): void {
  if (relation === 'members') group.memberIds = group.memberIds.filter((id) => id !== objectId);
  else group.ownerIds = group.ownerIds.filter((id) => id !== objectId);
  noteLink(tenant, group, relation, objectId, false);
}

function noteLink(
  tenant: Tenant,
  group: TenantGroup,
  relation: Relation,
  objectId: string,
  isAddition: boolean,
): void {
  const change = isAddition ? 'linked' : 'unlinked';
  const version = record(tenant, { type: 'group', id: group.id, change, relation, objectId });
  tenant.lag.hold({ what: relation, id: group.id, objectId, isAddition, version });
  if (relation === 'members' && group.licences.length > 0) schedule(tenant, 'processLicences', group.id);
}

/** Saves new or changed properties of a group or a user; `isNew` objects are subject to lag. */
export function saved(tenant: Tenant, type: 'group' | 'user', id: string, isNew = false): void {
  const version = record(tenant, { type, id, change: 'saved' });
  if (isNew) tenant.lag.hold({ what: 'object', id, objectId: id, isAddition: true, version });
  if (type === 'group') return;
  for (const group of tenant.state.groups.values()) {
    if (isDynamic(group)) schedule(tenant, 'evaluateRule', group.id);
  }
}

const keptForMs = 30 * 24 * 60 * 60 * 1000;

export function deleteGroup(tenant: Tenant, id: string): void {
  const group = tenant.state.groups.get(id);
  if (group !== undefined && isUnified(group)) {
    tenant.state.deletedGroups = [...deletedGroups(tenant), { group, deletedAt: tenant.now() }];
  }
  tenant.state.groups.delete(id);
  forget(tenant, id);
  record(tenant, { type: 'group', id, change: 'deleted' });
}

/** Undefined when nothing with this id can be brought back. */
export function restoreGroup(tenant: Tenant, id: string): TenantGroup | undefined {
  const kept = deletedGroups(tenant);
  const found = kept.find(({ group }) => group.id === id);
  if (found === undefined) return undefined;
  tenant.state.deletedGroups = kept.filter((one) => one !== found);
  tenant.state.groups.set(id, found.group);
  saved(tenant, 'group', id);
  return found.group;
}

/** After 30 days a deleted group is gone for good. */
export function deletedGroups({ state, now }: Pick<Tenant, 'state' | 'now'>): DeletedGroup[] {
  return (state.deletedGroups ?? []).filter(({ deletedAt }) => now() - deletedAt < keptForMs);
}

export function deleteUser(tenant: Tenant, id: string): void {
  tenant.state.users.delete(id);
  forget(tenant, id);
  for (const user of tenant.state.users.values()) {
    if (user.managerId === id) setManager(tenant, user, null);
  }
  record(tenant, { type: 'user', id, change: 'deleted' });
}

/** One relation, of which delta tells the end and the beginning. */
export function setManager(tenant: Tenant, user: TenantUser, managerId: string | null): void {
  const before = user.managerId;
  if (before === managerId) return;
  user.managerId = managerId;
  const told = { type: 'user', id: user.id, relation: 'manager' } as const;
  if (before !== null) record(tenant, { ...told, change: 'unlinked', objectId: before });
  if (managerId !== null) record(tenant, { ...told, change: 'linked', objectId: managerId });
}

function forget(tenant: Tenant, id: string): void {
  const { state } = tenant;
  for (const group of state.groups.values()) {
    if (group.memberIds.includes(id)) unlink(tenant, group, 'members', id);
    if (group.ownerIds.includes(id)) unlink(tenant, group, 'owners', id);
  }
  state.licenceStates = state.licenceStates.filter((held) => held.userId !== id && held.groupId !== id);
  state.tasks = state.tasks.filter((task) => task.groupId !== id);
}

/** Graph will do this a little later. A task that already waits is not doubled, and not put off. */
export function schedule(
  tenant: Tenant,
  kind: BackgroundTask['kind'],
  groupId: string,
  inMs: number = tenant.backgroundMs,
): void {
  const { state } = tenant;
  const isSame = (task: BackgroundTask): boolean => task.kind === kind && task.groupId === groupId;
  const dueAt = tenant.now() + inMs;
  if (state.tasks.some((task) => isSame(task) && task.dueAt <= dueAt)) return;
  state.tasks = [...state.tasks.filter((task) => !isSame(task)), { kind, groupId, dueAt }];
}
