import { sql, type Kysely } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '../store/schema.ts';
import type { PeoplePage } from './evaluatePage.ts';
import { mirrorFields } from './mirrorFields.ts';

/**
 * So many people at once that asking is cheap, and so few that the embedded store, which works in this thread, keeps
 * nobody else waiting for more than some milliseconds.
 */
export const peoplePerPage = 500;

interface Row {
  readonly last: string | null;
  readonly [column: string]: unknown;
}

/**
 * Everybody in the mirror, with these fields only. Each page is the state of its own moment; between pages everything
 * else in this process gets its turn.
 */
export async function* readPeoplePages(
  db: Kysely<Database>,
  fields: readonly string[],
  options: { readonly withManagers: boolean; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<PeoplePage> {
  const columns = [
    sql`id`,
    sql`is_guest::int + case when account_enabled then 0 else 2 end`,
    ...fields.map(expressionOf),
    ...(options.withManagers ? [sql`manager_id`] : []),
  ];
  for (let after = '0'; ;) {
    options.signal?.throwIfAborted();
    const names = columns.map((_, at) => `c${String(at)}`);
    const lists = names.map((name) => sql`array_to_json(array_agg(${sql.ref(name)}))`);
    const page = sql`
      select position, ${sql.join(columns.map((column, at) => sql`${column} as ${sql.ref(names[at] ?? '')}`))}
      from people_mirror where position > ${after} order by position limit ${sql.lit(peoplePerPage)}`;
    const { rows } = await sql<Row>`
      select max(position)::text as last,
        ${sql.join(lists.map((list, at) => sql`${list} as ${sql.ref(names[at] ?? '')}`))}
      from (${page}) as page`.execute(db);
    const [row] = rows;
    if (row === undefined || row.last === null) return;
    after = row.last;
    yield toPage(row, fields, options.withManagers);
    await setImmediate();
  }
}

function expressionOf(field: string) {
  const column = mirrorFields.get(field)?.column;
  return column === undefined ? sql`others -> ${sql.lit(field)}` : sql`${sql.ref(column)}`;
}

function toPage(row: Row, fields: readonly string[], withManagers: boolean): PeoplePage {
  const list = (at: number): readonly unknown[] => row[`c${String(at)}`] as readonly unknown[];
  return {
    ids: list(0) as readonly string[],
    flags: list(1) as readonly number[],
    columns: new Map(fields.map((field, at) => [field, list(at + 2)])),
    managers: withManagers ? (list(fields.length + 2) as readonly (string | null)[]) : null,
  };
}
