import { sql, type Kysely, type RawBuilder } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '../store/schema.ts';
import type { PeoplePage } from './evaluatePage.ts';
import { mirrorFields } from './mirrorFields.ts';

/**
 * So many people at once that asking is cheap, and so few that the embedded store, which works in this thread, keeps
 * nobody else waiting for more than some milliseconds.
 */
export const peoplePerPage = 1_000;

export interface PagesWish {
  readonly withManagers?: boolean;
  /** Values under Graph's names, of which each person is told to have so many; empty when nobody asks. */
  readonly like?: ReadonlyMap<string, string> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A list for each column. */
interface Row {
  readonly last: string | null;
  readonly ids: readonly string[];
  readonly flags: readonly number[];
  readonly managers?: readonly (string | null)[];
  readonly likeness?: readonly number[];
  readonly [field: `f${number}`]: readonly unknown[];
}

/**
 * Everybody in the mirror, with these fields only. Each page is the state of its own moment, and is asked for while the
 * one before it is worked on; between pages everything else in this process gets its turn.
 */
export async function* readPeoplePages(
  db: Kysely<Database>,
  fields: readonly string[],
  { withManagers = false, like = new Map(), signal }: PagesWish,
): AsyncGenerator<PeoplePage> {
  const columns: readonly (readonly [name: string, value: RawBuilder<unknown>])[] = [
    ['ids', sql`id`],
    ['flags', sql`is_guest::int + case when account_enabled then 0 else 2 end`],
    ...(withManagers ? [['managers', sql`manager_id`] as const] : []),
    ...(like.size > 0 ? [['likeness', likenessTo(like)] as const] : []),
    ...fields.map((field, at) => [`f${String(at)}`, valueOf(field)] as const),
  ];
  const values = sql.join(columns.map(([name, value]) => sql`${value} as ${sql.ref(name)}`));
  const lists = sql.join(columns.map(([name]) => sql`json_agg(${sql.ref(name)}) as ${sql.ref(name)}`));
  const ask = (after: string): Promise<Row | undefined> => {
    const asked = sql<Row>`
      select max(position)::text as last, ${lists} from (
        select position, ${values} from people_mirror
        where position > ${after} order by position limit ${sql.lit(peoplePerPage)}
      ) as page`
      .execute(db)
      .then(({ rows }) => rows[0]);
    // It may fail while the page before it is worked on; whoever waits for it hears of it, and nothing ends before.
    asked.catch(() => undefined);
    return asked;
  };
  let next = ask('0');
  try {
    for (;;) {
      signal?.throwIfAborted();
      const row = await next;
      if (row === undefined || row.last === null) return;
      next = ask(row.last);
      yield toPage(row, fields);
      await setImmediate();
    }
  } finally {
    // Whoever stops early leaves a page behind that nobody asks about, and the store may be closed next.
    await next.catch(() => undefined);
  }
}

function valueOf(field: string): RawBuilder<unknown> {
  const column = mirrorFields.get(field)?.column;
  return column === undefined ? sql`others -> ${sql.lit(field)}` : sql`${sql.ref(column)}`;
}

function likenessTo(like: ReadonlyMap<string, string>): RawBuilder<unknown> {
  const same = [...like].map(([field, value]) => sql`(${valueOf(field)} is not distinct from ${value})::int`);
  return sql.join(same, sql` + `);
}

function toPage(row: Row, fields: readonly string[]): PeoplePage {
  const { ids, flags, managers = null, likeness = null } = row;
  const columns = new Map(fields.map((field, at) => [field, row[`f${at}`] ?? []]));
  return { ids, flags, managers, likeness, columns };
}
