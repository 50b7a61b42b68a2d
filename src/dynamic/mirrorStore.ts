import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { UserChange } from '../directory/peopleTypes.ts';
import type { Database } from '../store/schema.ts';
import type { PeopleMirrorStateTable } from '../store/schemaPeople.ts';
import { mirrorFields, usualFields } from './mirrorFields.ts';
import { differences, stepsOf, toRow, type PersonStep } from './mirrorRows.ts';
import { countValues } from './mirrorValues.ts';
import { logChanges, type LoggedChange } from './peopleChanges.ts';

export type MirrorState = Selectable<PeopleMirrorStateTable>;

/** The round in which a page was read. */
export interface Round {
  readonly generation: number;
  readonly isFull: boolean;
  /** False until everybody was read once: that somebody is there is no news then. */
  readonly isLogged: boolean;
  readonly now: Date;
}

/** What a page did to the mirror. */
export interface Applied {
  /** How many more people there are now. */
  readonly added: number;
  readonly logged: number;
}

/** The state of the mirror; the first call ever makes its row. */
export async function getMirrorState(db: Kysely<Database>, now: Date): Promise<MirrorState> {
  await db
    .insertInto('people_mirror_state')
    .values({
      id: 1,
      link: null,
      is_full: true,
      generation: 1,
      pages: 0,
      people: 0,
      fields: usualFields,
      known_fields: [],
      round_started_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db.selectFrom('people_mirror_state').selectAll().executeTakeFirstOrThrow();
}

/** Whether nobody else has gone on from here meanwhile; keeps others waiting until the transaction ends. */
export async function lockMirrorState(trx: Transaction<Database>, seen: MirrorState): Promise<boolean> {
  const state = await trx.selectFrom('people_mirror_state').selectAll().forUpdate().executeTakeFirst();
  return state?.link === seen.link && state.generation === seen.generation && state.pages === seen.pages;
}

export async function saveMirrorState(
  trx: Transaction<Database>,
  change: Partial<Omit<MirrorState, 'id'>>,
): Promise<void> {
  await trx.updateTable('people_mirror_state').set(change).execute();
}

/** Brings one page into the mirror. Twice has the effect of once. */
export async function applyUserChanges(
  trx: Transaction<Database>,
  changes: readonly UserChange[],
  round: Round,
): Promise<Applied> {
  const ids = [...new Set(changes.map(({ userId }) => userId))];
  if (ids.length === 0) return { added: 0, logged: 0 };
  const rows = await trx.selectFrom('people_mirror').selectAll().where('id', 'in', ids).execute();
  const steps = stepsOf(changes, rows, round);
  await savePeople(trx, steps, round);
  const gone = steps.filter(({ before, after }) => before !== undefined && after === undefined);
  const news = steps.flatMap(newsOf);
  const applied = await settle(trx, steps, round, news);
  const orphans = await forgetPeople(
    trx,
    gone.map(({ id }) => id),
    round,
  );
  return { ...applied, logged: applied.logged + orphans };
}

/** People of whom the full reading that has just ended did not tell: they are gone. */
export async function dropOlderPeople(trx: Transaction<Database>, round: Round): Promise<Applied> {
  const rows = await trx
    .selectFrom('people_mirror')
    .selectAll()
    .where('generation', '<', round.generation)
    .execute();
  const changes = rows.map(({ id }) => ({ userId: id, kind: 'removed' as const }));
  const steps = stepsOf(changes, rows, round);
  const applied = await settle(trx, steps, round, steps.flatMap(newsOf));
  const orphans = await forgetPeople(
    trx,
    steps.map(({ id }) => id),
    round,
  );
  return { ...applied, logged: applied.logged + orphans };
}

/** Outside transactions: the embedded store would have no statistics until the night. */
export async function gatherPeopleStatistics(db: Kysely<Database>): Promise<void> {
  await sql`analyze people_mirror, people_values`.execute(db);
}

async function settle(
  trx: Transaction<Database>,
  steps: readonly PersonStep[],
  { isLogged, now }: Round,
  news: readonly LoggedChange[],
): Promise<Applied> {
  await countValues(trx, steps);
  if (isLogged) await logChanges(trx, news, now);
  const added = steps.reduce(
    (sum, { before, after }) => sum + Number(after !== undefined) - Number(before !== undefined),
    0,
  );
  return { added, logged: isLogged ? news.length : 0 };
}

function newsOf({ id, before, after }: PersonStep): readonly LoggedChange[] {
  if (before === undefined) return after === undefined ? [] : [{ userId: id, kind: 'added', fields: [] }];
  if (after === undefined) return [{ userId: id, kind: 'removed', fields: [] }];
  const fields = differences(before, after);
  return fields.length === 0 ? [] : [{ userId: id, kind: 'changed', fields }];
}

const columns: readonly (readonly [name: string, type: string])[] = [
  ['id', 'text'],
  ['generation', 'integer'],
  ['is_guest', 'boolean'],
  ['manager_id', 'text'],
  ['others', 'jsonb'],
  ...[...mirrorFields.values()].map(
    ({ column, kind }) => [column, kind === 'json' ? 'jsonb' : kind] as const,
  ),
];
const names = sql.join(columns.map(([name]) => sql.ref(name)));
const types = sql.join(columns.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`));
const replaced = sql.join(
  columns.slice(1).map(([name]) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`),
);

/** Whoever is as before is only noted to be there: a full reading of unchanged people writes no rows anew. */
async function savePeople(
  trx: Transaction<Database>,
  steps: readonly PersonStep[],
  { generation, isFull }: Round,
): Promise<void> {
  const changed = steps.filter(
    ({ before, after }) =>
      after !== undefined && (before === undefined || differences(before, after).length > 0),
  );
  const same = steps.filter((step) => step.after !== undefined && !changed.includes(step));
  if (changed.length > 0) {
    const rows = changed.flatMap(({ after }) => (after === undefined ? [] : [toRow(after, generation)]));
    await sql`
      insert into people_mirror (${names})
      select ${names} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as person (${types})
      on conflict (id) do update set ${replaced}`.execute(trx);
  }
  if (!isFull || same.length === 0) return;
  await trx
    .updateTable('people_mirror')
    .set({ generation })
    .where(
      'id',
      'in',
      same.map(({ id }) => id),
    )
    .where('generation', '<', generation)
    .execute();
}

/** With their reports, who have no manager now. Answers how many of those were logged. */
async function forgetPeople(
  trx: Transaction<Database>,
  ids: readonly string[],
  { isLogged, now }: Round,
): Promise<number> {
  if (ids.length === 0) return 0;
  await trx
    .deleteFrom('people_mirror')
    .where('id', 'in', [...ids])
    .execute();
  const reports = await trx
    .updateTable('people_mirror')
    .set({ manager_id: null })
    .where('manager_id', 'in', [...ids])
    .returning('id')
    .execute();
  if (!isLogged) return 0;
  const news = reports.map(({ id }) => ({ userId: id, kind: 'changed' as const, fields: ['manager'] }));
  await logChanges(trx, news, now);
  return news.length;
}
