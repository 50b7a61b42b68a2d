import type { Faults } from './faults.ts';
import type { Relation, TenantGroup, TenantState, TenantUser } from './state.ts';

/** A change that reads do not show yet. */
interface HeldChange {
  readonly what: Relation | 'object';
  /** The group whose relation changed, or the new object itself. */
  readonly id: string;
  readonly objectId: string;
  readonly isAddition: boolean;
  readonly version: number;
  readonly madeAt: number;
  readonly forMs: number;
  readonly forReads: number;
  reads: number;
}

export interface Lag {
  hold(change: Pick<HeldChange, 'what' | 'id' | 'objectId' | 'isAddition' | 'version'>): void;
  /** The tenant as one read sees it; `isEventual` reads come from an index that lags three times as long. */
  view(isEventual: boolean): View;
  /** Runs a change that everybody sees at once. */
  withoutHolding(change: () => void): void;
  clear(): void;
}

export interface View {
  user(id: string): TenantUser | undefined;
  group(id: string): TenantGroup | undefined;
  users(): TenantUser[];
  groups(): TenantGroup[];
  linkedIds(group: TenantGroup, relation: Relation): string[];
  /** The newest version a delta may tell; what came later is late. */
  settledVersion(): number;
  /** Counts this read once for every change it was kept from seeing. */
  finish(): void;
}

const eventualFactor = 3;

export function createLag(state: () => TenantState, faults: Faults, now: () => number): Lag {
  let held: HeldChange[] = [];
  let isSuspended = false;
  const isHeld = (change: HeldChange, factor: number): boolean =>
    change.reads < change.forReads * factor || now() - change.madeAt < change.forMs * factor;
  return {
    hold: (change) => {
      held = held.filter((old) => isHeld(old, eventualFactor));
      if (isSuspended || (faults.lagMs === 0 && faults.lagReads === 0)) return;
      held.push({ ...change, madeAt: now(), forMs: faults.lagMs, forReads: faults.lagReads, reads: 0 });
    },
    view: (isEventual) => {
      const factor = isEventual ? eventualFactor : 1;
      return createView(
        state(),
        held.filter((change) => isHeld(change, factor)),
      );
    },
    withoutHolding: (change) => {
      isSuspended = true;
      try {
        change();
      } finally {
        isSuspended = false;
      }
    },
    clear: () => {
      held = [];
    },
  };
}

function createView(state: TenantState, held: readonly HeldChange[]): View {
  const missed = new Set<HeldChange>();
  const isVisible = (id: string): boolean => {
    const change = held.find((candidate) => candidate.what === 'object' && candidate.id === id);
    if (change) missed.add(change);
    return !change;
  };
  return {
    user: (id) => (isVisible(id) ? state.users.get(id) : undefined),
    group: (id) => (isVisible(id) ? state.groups.get(id) : undefined),
    users: () => [...state.users.values()].filter((user) => isVisible(user.id)),
    groups: () => [...state.groups.values()].filter((group) => isVisible(group.id)),
    linkedIds: (group, relation) => {
      const changes = held.filter((change) => change.what === relation && change.id === group.id);
      for (const change of changes) missed.add(change);
      return undo(relation === 'members' ? group.memberIds : group.ownerIds, changes);
    },
    settledVersion: () => {
      for (const change of held) missed.add(change);
      return Math.min(state.version, ...held.map((change) => change.version - 1));
    },
    finish: () => {
      for (const change of missed) change.reads += 1;
    },
  };
}

/** Takes changes back, the newest first, so that "added, then removed" ends where it began. */
function undo(ids: readonly string[], changes: readonly HeldChange[]): string[] {
  if (changes.length === 0) return [...ids];
  const before = new Set(ids);
  for (const change of changes.toReversed()) {
    if (change.isAddition) before.delete(change.objectId);
    else before.add(change.objectId);
  }
  return [...before];
}
