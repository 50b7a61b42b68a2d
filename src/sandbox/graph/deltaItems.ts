import { groupEntity, project, userEntity } from './entities.ts';
import type { Call } from './call.ts';
import type { DeltaPosition } from './deltaToken.ts';
import type { JournalEntry, Relation, TenantGroup, TenantUser } from './state.ts';
import { deletedGroups } from './tenant.ts';

type Item = Record<string, unknown>;
type DeltaType = 'group' | 'user';

/** A group with more links than this comes several times; clients merge. */
const linksPerItem = 100;
const relations: readonly Relation[] = ['members', 'owners'];
/** What `$select` may name beside properties. */
export const deltaRelations: Readonly<Record<DeltaType, readonly string[]>> = {
  group: relations,
  user: ['manager'],
};

/** A page of everything, as the first round of a delta tells it. */
export function snapshotPage(
  call: Call,
  type: DeltaType,
  position: DeltaPosition,
  size: number,
): { items: readonly Item[]; more: boolean } {
  const isWanted = ({ id }: { id: string }): boolean => position.ids?.includes(id) ?? true;
  const { start } = position;
  if (type === 'user') {
    const users = call.view.users().filter(isWanted);
    const items = users.slice(start, start + size).map((user) => userWithManager(call, user, position));
    return { items, more: start + size < users.length };
  }
  const items = call.view
    .groups()
    .filter(isWanted)
    .flatMap((group) => groupWithLinks(call, group, position));
  return { items: items.slice(start, start + size), more: start + size < items.length };
}

/** What has changed in the position's span of versions, one item for each object, deletions as `@removed`. */
export function changedItems(
  call: Call,
  type: DeltaType,
  position: DeltaPosition,
  isMinimal: boolean,
): Item[] {
  const since = position.since ?? 0;
  const entries = call.tenant.state.journal.filter(
    (entry) =>
      entry.type === type &&
      entry.version > since &&
      entry.version <= position.until &&
      (entry.relation !== 'manager' || position.select?.includes('manager') === true) &&
      (position.ids?.includes(entry.id) ?? true),
  );
  return [...Map.groupBy(entries, (entry) => entry.id)].map(([id, changes]) => {
    const full = fullItem(call, type, id, position);
    if (!full) return { id, '@removed': { reason: isRestorable(call, type, id) ? 'changed' : 'deleted' } };
    const isLinksOnly = changes.every((entry) => entry.relation !== undefined);
    const links = type === 'user' ? managerChanges(changes, position) : linkChanges(call, changes, position);
    return { ...(isMinimal && isLinksOnly ? { id } : full), ...links };
  });
}

/** Users can be brought back, and of the groups those of Microsoft 365. */
function isRestorable({ tenant }: Call, type: DeltaType, id: string): boolean {
  return type === 'user' || deletedGroups(tenant).some(({ group }) => group.id === id);
}

function fullItem(call: Call, type: DeltaType, id: string, { select }: DeltaPosition): Item | undefined {
  const { state } = call.tenant;
  const names = select?.filter((name) => !deltaRelations[type].includes(name));
  if (type === 'user') {
    const user = state.users.get(id);
    return user && project(userEntity(state, user), 'user', names);
  }
  const group = state.groups.get(id);
  return group && project(groupEntity(state, group), 'group', names);
}

function userWithManager(call: Call, user: TenantUser, position: DeltaPosition): Item {
  const full = fullItem(call, 'user', user.id, position) ?? { id: user.id };
  const { managerId } = user;
  if (managerId === null || position.select?.includes('manager') !== true) return full;
  return { ...full, 'manager@delta': [managerItem(managerId, true)] };
}

/** Who was the manager when the round began, and who is it now, unless that is the same person. */
function managerChanges(changes: readonly JournalEntry[], { select }: DeltaPosition): Item {
  const links = changes.filter((entry) => entry.relation === 'manager');
  const [first, last] = [links[0], links.at(-1)];
  if (select?.includes('manager') !== true || first === undefined || last === undefined) return {};
  const ended = first.change === 'unlinked' ? first.objectId : undefined;
  const begun = last.change === 'linked' ? last.objectId : undefined;
  if (ended === begun) return {};
  return {
    'manager@delta': [
      ...(ended === undefined ? [] : [managerItem(ended, false)]),
      ...(begun === undefined ? [] : [managerItem(begun, true)]),
    ],
  };
}

function managerItem(id: string, isLinked: boolean): Item {
  const removed = isLinked ? {} : { '@removed': { reason: 'deleted' } };
  return { '@odata.type': '#microsoft.graph.user', id, ...removed };
}

function groupWithLinks(call: Call, group: TenantGroup, position: DeltaPosition): Item[] {
  const full = fullItem(call, 'group', group.id, position) ?? { id: group.id };
  const items: Item[] = [full];
  for (const relation of relations) {
    if (position.select?.includes(relation) !== true) continue;
    const ids = call.view.linkedIds(group, relation);
    for (let at = 0; at < ids.length; at += linksPerItem) {
      const links = ids.slice(at, at + linksPerItem).map((id) => linkItem(call, id, true));
      if (at === 0) full[`${relation}@delta`] = links;
      else items.push({ id: group.id, [`${relation}@delta`]: links });
    }
  }
  return items;
}

/** The last word on each link; deleted users are told by id alone, as everybody else. */
function linkChanges(call: Call, changes: readonly JournalEntry[], { select }: DeltaPosition): Item {
  const told: Item = {};
  for (const relation of relations) {
    if (select?.includes(relation) !== true) continue;
    const last = new Map<string, boolean>();
    for (const entry of changes) {
      if (entry.relation === relation && entry.objectId !== undefined)
        last.set(entry.objectId, entry.change === 'linked');
    }
    if (last.size > 0)
      told[`${relation}@delta`] = [...last].map(([id, isLinked]) => linkItem(call, id, isLinked));
  }
  return told;
}

function linkItem(call: Call, id: string, isLinked: boolean): Item {
  const type = call.tenant.state.groups.has(id) ? 'group' : 'user';
  return {
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    ...(isLinked ? {} : { '@removed': { reason: 'deleted' } }),
  };
}
