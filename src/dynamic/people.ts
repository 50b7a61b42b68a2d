import { sql, type Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { DirectoryObject } from './language/readProperty.ts';
import { foldCase } from './language/foldCase.ts';
import { mirrorFields } from './mirrorFields.ts';

/** Somebody as the mirror knows them. */
export interface MirroredUser {
  readonly id: string;
  readonly displayName: string | null;
  readonly userPrincipalName: string | null;
  readonly isGuest: boolean;
  /** Null when it is not known. */
  readonly accountEnabled: boolean | null;
  readonly managerId: string | null;
  /**
   * What rules are evaluated over: Graph's names, null where there is no value. A property that is not mirrored is
   * absent, and so unknown to a rule.
   */
  readonly object: DirectoryObject;
}

/** How far the mirror is to be trusted. */
export interface MirrorFreshness {
  /** False until everybody was read once; until then somebody may be missing. */
  readonly loaded: boolean;
  /** What happened in the directory up to then is in the mirror, but for Graph's own delay. */
  readonly asOf: Date | null;
  readonly people: number;
  /** Pages read in the current round. */
  readonly pages: number;
  /** True while everybody is read, the first time or again. */
  readonly isFull: boolean;
}

/** A value that somebody has, and how many people have it. */
export interface SuggestedValue {
  readonly value: string;
  readonly people: number;
}

export interface MirrorKnowledge {
  readonly freshness: MirrorFreshness;
  /** Graph's names of what was read of everybody. */
  readonly knownFields: readonly string[];
}

export async function readFreshness(db: Kysely<Database>): Promise<MirrorFreshness> {
  return (await readKnowledge(db)).freshness;
}

export async function readKnowledge(db: Kysely<Database>): Promise<MirrorKnowledge> {
  const state = await db.selectFrom('people_mirror_state').selectAll().executeTakeFirst();
  const freshness = {
    loaded: state?.loaded_at instanceof Date,
    asOf: state?.as_of ?? null,
    people: state?.people ?? 0,
    pages: state?.pages ?? 0,
    isFull: state?.is_full ?? true,
  };
  return { freshness, knownFields: state?.known_fields ?? [] };
}

export async function findUser(db: Kysely<Database>, userId: string): Promise<MirroredUser | undefined> {
  return (await findUsers(db, [userId])).get(userId);
}

/** Those of the given people who are in the mirror. */
export async function findUsers(
  db: Kysely<Database>,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, MirroredUser>> {
  if (userIds.length === 0) return new Map();
  const { knownFields } = await readKnowledge(db);
  const rows = await db
    .selectFrom('people_mirror')
    .selectAll()
    .where('id', 'in', [...userIds])
    .execute();
  return new Map(rows.map((row) => [row.id, toMirroredUser(row, knownFields)]));
}

/** Whether the mirror knows this person as a guest; whom it does not know is taken for nobody's guest. */
export async function isKnownGuest(db: Kysely<Database>, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('people_mirror')
    .select('is_guest')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.is_guest === true;
}

/** By name. Direct reports only. */
export async function listDirectReports(
  db: Kysely<Database>,
  managerId: string,
  limit: number,
): Promise<readonly MirroredUser[]> {
  const { knownFields } = await readKnowledge(db);
  const rows = await db
    .selectFrom('people_mirror')
    .selectAll()
    .where('manager_id', '=', managerId)
    .orderBy('display_name')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => toMirroredUser(row, knownFields));
}

/**
 * Values that people have, the most frequent first; `field` is Graph's name, one of `suggestedFields`, and the
 * beginning is compared without case.
 */
export async function suggestValues(
  db: Kysely<Database>,
  field: string,
  beginning: string,
  limit: number,
): Promise<readonly SuggestedValue[]> {
  return db
    .selectFrom('people_values')
    .select(['value', 'people'])
    .where('field', '=', field)
    .where(sql<boolean>`starts_with(key, ${foldCase(beginning)})`)
    .where('people', '>', 0)
    .orderBy('people', 'desc')
    .orderBy('value')
    .limit(limit)
    .execute();
}

/** A row of the mirror with all its columns. */
export type MirrorRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly display_name: string | null;
  readonly user_principal_name: string | null;
  readonly is_guest: boolean;
  readonly account_enabled: boolean | null;
  readonly manager_id: string | null;
};

export function toMirroredUser(row: MirrorRow, knownFields: readonly string[]): MirroredUser {
  return {
    id: row.id,
    displayName: row.display_name,
    userPrincipalName: row.user_principal_name,
    isGuest: row.is_guest,
    accountEnabled: row.account_enabled,
    managerId: row.manager_id,
    object: toObject(row, knownFields),
  };
}

function toObject(row: MirrorRow, knownFields: readonly string[]): DirectoryObject {
  const others = (row['others'] ?? {}) as Readonly<Record<string, unknown>>;
  const values = knownFields.map((field) => {
    const column = mirrorFields.get(field)?.column;
    return [field, (column === undefined ? others[field] : row[column]) ?? null] as const;
  });
  const manager = row.manager_id === null ? null : { id: row.manager_id };
  return { ...Object.fromEntries(values), id: row.id, manager };
}
