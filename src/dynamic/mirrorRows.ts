import { isDeepStrictEqual } from 'node:util';
import type { UserChange } from '../directory/peopleTypes.ts';
import type { MirrorRow } from './people.ts';
import { mirrorFields } from './mirrorFields.ts';

/** Somebody as they are while a page of changes is brought in. */
export interface Person {
  readonly id: string;
  /** Under Graph's names; what has no value is left out. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly managerId: string | null;
}

/** One person before and after a page; undefined where they are not in the mirror. */
export interface PersonStep {
  readonly id: string;
  readonly before: Person | undefined;
  readonly after: Person | undefined;
  /** The full reading that told of them last, before this page. */
  readonly generation: number | undefined;
}

/**
 * What a page makes of the people it speaks of. Twice has the effect of once, and of several changes of one person
 * the later ones win. In a full reading the first item of a person tells all there is.
 */
export function stepsOf(
  changes: readonly UserChange[],
  rows: readonly MirrorRow[],
  { generation, isFull }: { readonly generation: number; readonly isFull: boolean },
): readonly PersonStep[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const before = new Map(rows.map((row) => [row.id, toPerson(row)]));
  const after = new Map(before);
  const told = new Set<string>();
  for (const change of changes) {
    const id = change.userId;
    if (change.kind === 'removed') {
      after.delete(id);
    } else {
      const isFirst = isFull && !told.has(id) && known.get(id)?.['generation'] !== generation;
      const base = isFirst ? undefined : after.get(id);
      // A link may be told of somebody before themselves; they come by themselves.
      if (base !== undefined || Object.keys(change.values).length > 0) {
        after.set(id, withChange(base ?? { id, values: {}, managerId: null }, change));
      }
    }
    told.add(id);
  }
  return [...told].map((id) => ({
    id,
    before: before.get(id),
    after: after.get(id),
    generation: known.get(id)?.['generation'] as number | undefined,
  }));
}

/** Graph's names of what is different; `manager` among them. */
export function differences(before: Person, after: Person): readonly string[] {
  const fields = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
  const changed = [...fields].filter(
    (field) => !isDeepStrictEqual(before.values[field], after.values[field]),
  );
  return before.managerId === after.managerId ? changed : [...changed, 'manager'];
}

export function toPerson(row: MirrorRow): Person {
  const others = (row['others'] ?? {}) as Readonly<Record<string, unknown>>;
  const own = [...mirrorFields.values()].map(({ field, column }) => [field, row[column]] as const);
  const values = [...own, ...Object.entries(others)].filter(([, value]) => hasValue(value));
  return { id: row.id, values: Object.fromEntries(values), managerId: row.manager_id };
}

/** The row of a person, columns by name. */
export function toRow({ id, values, managerId }: Person, generation: number): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    const kept = mirrorFields.get(field);
    if (kept === undefined) others[field] = value;
    else columns[kept.column] = value;
  }
  return {
    ...columns,
    id,
    generation,
    is_guest: isGuest(values),
    manager_id: managerId,
    others: Object.keys(others).length > 0 ? others : null,
  };
}

function withChange(base: Person, change: Extract<UserChange, { kind: 'changed' }>): Person {
  const told = cleaned(change.values) as typeof change.values;
  const values = Object.entries({ ...base.values, ...told }).filter(([, value]) => hasValue(value));
  const { manager } = change;
  const managerId =
    manager === undefined
      ? base.managerId
      : 'set' in manager
        ? manager.set
        : manager.removed === base.managerId
          ? null
          : base.managerId;
  return { id: base.id, values: Object.fromEntries(values), managerId };
}

/** PostgreSQL keeps no U+0000; the others stand between values where people are read. */
const unkept = ['\0', '\u001e', '\u001f'];

/** Without the characters that are not kept; no name or attribute means one of them. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string')
    return unkept.reduce((text, character) => text.replaceAll(character, '\ufffd'), value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
}

/** An empty list, or attributes of which none is set, and no value are the same to a rule. */
function hasValue(value: unknown): boolean {
  if (typeof value !== 'object') return value !== undefined;
  return value !== null && Object.values(value).some((item) => item !== null);
}

/** Old guests have no `userType`; their principal name still tells where they come from. */
function isGuest({ userType, userPrincipalName }: Readonly<Record<string, unknown>>): boolean {
  if (typeof userType === 'string') return userType === 'Guest';
  return typeof userPrincipalName === 'string' && userPrincipalName.toUpperCase().includes('#EXT#');
}
