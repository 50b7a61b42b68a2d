import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { DirectoryGroup, GroupChange } from '../directory/types.ts';
import type { Database } from '../store/schema.ts';
import type { GroupIndexStateTable, GroupIndexTable } from '../store/schemaGroupIndex.ts';
import { OwnerChanges } from './ownerChanges.ts';
import { isCorrectable, listOf, spellingsOf, wordsIn } from './groupWords.ts';

export type IndexState = Selectable<GroupIndexStateTable>;
export type IndexedGroup = Omit<Selectable<GroupIndexTable>, 'name_words' | 'all_words'>;

export const indexedColumns = [
  'id',
  'display_name',
  'description',
  'group_types',
  'mail_enabled',
  'security_enabled',
  'on_premises_sync_enabled',
  'is_assignable_to_role',
  'is_management_restricted',
  'visibility',
  'membership_rule',
  'is_licensed',
  'name_key',
  'generation',
] as const satisfies readonly (keyof GroupIndexTable)[];

const writtenColumns = [...indexedColumns, 'name_words', 'all_words'] as const;

/** The state of the index; the first call ever makes its row. */
export async function getIndexState(db: Kysely<Database>, now: Date): Promise<IndexState> {
  const first = { id: 1, link: null, is_full: true, generation: 1, pages: 0, round_started_at: now };
  await db
    .insertInto('group_index_state')
    .values(first)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db.selectFrom('group_index_state').selectAll().executeTakeFirstOrThrow();
}

export function findIndexState(db: Kysely<Database>): Promise<IndexState | undefined> {
  return db.selectFrom('group_index_state').selectAll().executeTakeFirst();
}

export async function countIndexed(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('group_index')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether nobody else has gone on from here meanwhile; keeps others waiting until the transaction ends. */
export async function lockIndexState(trx: Transaction<Database>, seen: IndexState): Promise<boolean> {
  const state = await trx.selectFrom('group_index_state').selectAll().forUpdate().executeTakeFirst();
  return state?.link === seen.link && state.generation === seen.generation && state.pages === seen.pages;
}

export async function saveIndexState(
  trx: Transaction<Database>,
  change: Partial<Omit<IndexState, 'id'>>,
): Promise<void> {
  await trx.updateTable('group_index_state').set(change).execute();
}

/** Outside transactions. */
export async function gatherStatistics(db: Kysely<Database>): Promise<void> {
  await sql`analyze group_index, group_index_owners, group_index_spellings`.execute(db);
}

/** Groups that the full reading which has just ended did not tell of: they are gone. */
export async function dropOlder(trx: Transaction<Database>, generation: number): Promise<void> {
  const gone = await trx
    .deleteFrom('group_index')
    .where('generation', '<', generation)
    .returning('id')
    .execute();
  const ids = gone.map(({ id }) => id);
  if (ids.length > 0) await trx.deleteFrom('group_index_owners').where('group_id', 'in', ids).execute();
}

/** Brings one page into the index. Twice has the effect of once, and later changes of one group win. */
export async function applyChanges(
  trx: Transaction<Database>,
  changes: readonly GroupChange[],
  { generation, isFull }: { readonly generation: number; readonly isFull: boolean },
): Promise<void> {
  const ids = [...new Set(changes.map(({ groupId }) => groupId))];
  if (ids.length === 0) return;
  const rows = await trx.selectFrom('group_index').select(indexedColumns).where('id', 'in', ids).execute();
  const groups = new Map(rows.map((row) => [row.id, toDirectoryGroup(row)]));
  const known = new Map(rows.map((row) => [row.id, row]));
  const owners = new OwnerChanges();
  for (const change of changes) {
    if (change.kind === 'removed') {
      groups.delete(change.groupId);
      owners.forget(change.groupId);
      continue;
    }
    // A full reading tells all owners in the first item of a group; what is left of an older one has to go.
    if (isFull && known.get(change.groupId)?.generation !== generation && !owners.isNew(change.groupId)) {
      owners.forget(change.groupId);
    }
    owners.add(change.groupId, change.ownersAdded, change.ownersRemoved);
    const group = groups.get(change.groupId);
    // Links may be told of a group before the group itself; it comes by itself.
    if (group === undefined && change.properties.displayName === undefined) continue;
    groups.set(change.groupId, { ...(group ?? blank(change.groupId)), ...change.properties });
  }
  const gone = ids.filter((id) => !groups.has(id));
  if (gone.length > 0) await trx.deleteFrom('group_index').where('id', 'in', gone).execute();
  await saveGroups(trx, [...groups.values()], generation);
  await owners.save(trx);
}

export function toDirectoryGroup(row: IndexedGroup): DirectoryGroup {
  return {
    id: row.id,
    displayName: row.display_name,
    description: row.description,
    groupTypes: row.group_types,
    mailEnabled: row.mail_enabled,
    securityEnabled: row.security_enabled,
    onPremisesSyncEnabled: row.on_premises_sync_enabled,
    isAssignableToRole: row.is_assignable_to_role,
    isManagementRestricted: row.is_management_restricted,
    visibility: row.visibility,
    membershipRule: row.membership_rule,
    isLicensed: row.is_licensed,
  };
}

async function saveGroups(
  trx: Transaction<Database>,
  groups: readonly DirectoryGroup[],
  generation: number,
): Promise<void> {
  if (groups.length === 0) return;
  await trx
    .insertInto('group_index')
    .values(groups.map((group) => toRow(group, generation)))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) =>
          Object.fromEntries(writtenColumns.map((column) => [column, eb.ref(`excluded.${column}`)])),
        ),
    )
    .execute();
  await saveSpellings(trx, groups);
}

/** Words of names that are gone stay: they lead to nothing, and are few. */
async function saveSpellings(trx: Transaction<Database>, groups: readonly DirectoryGroup[]): Promise<void> {
  const words = new Set(groups.flatMap((group) => wordsIn(group.displayName)).filter(isCorrectable));
  const spellings = [...words].flatMap((word) => spellingsOf(word).map((variant) => ({ variant, word })));
  if (spellings.length === 0) return;
  await sql`
    insert into group_index_spellings (variant, word)
    select distinct variant, word from unnest(
      ${spellings.map(({ variant }) => variant)}::text[], ${spellings.map(({ word }) => word)}::text[]
    ) as spelling (variant, word)
    on conflict do nothing`.execute(trx);
}

function toRow(group: DirectoryGroup, generation: number) {
  const name = wordsIn(group.displayName);
  return {
    id: group.id,
    display_name: group.displayName,
    description: group.description,
    group_types: group.groupTypes,
    mail_enabled: group.mailEnabled,
    security_enabled: group.securityEnabled,
    on_premises_sync_enabled: group.onPremisesSyncEnabled,
    is_assignable_to_role: group.isAssignableToRole,
    is_management_restricted: group.isManagementRestricted,
    visibility: group.visibility,
    membership_rule: group.membershipRule,
    is_licensed: group.isLicensed,
    name_key: name.join(' '),
    name_words: listOf(name),
    all_words: listOf([...new Set([...name, ...wordsIn(group.description ?? '')])]),
    generation,
  };
}

function blank(id: string): DirectoryGroup {
  return {
    id,
    displayName: id,
    description: null,
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: false,
    onPremisesSyncEnabled: null,
    isAssignableToRole: null,
    isManagementRestricted: null,
    visibility: null,
    membershipRule: null,
    isLicensed: null,
  };
}
