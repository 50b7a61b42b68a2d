import { sql, type Kysely, type RawBuilder } from 'kysely';
import { setImmediate } from 'node:timers/promises';
import type { Database } from '../store/schema.ts';
import type { PeoplePage } from './evaluatePage.ts';
import { fieldColumn, jsonColumn, textColumn, type PageColumn } from './pageColumns.ts';

/**
 * So many people at once that asking is cheap, and so few that an answer passes the connection in one go and the
 * embedded store, which works in this thread, keeps nobody else waiting for more than some dozen milliseconds.
 */
export const peoplePerPage = 3_000;

export interface PagesWish {
  readonly withManagers?: boolean;
  /** Values under Graph's names, of which each person is told to have so many; empty when nobody asks. */
  readonly like?: ReadonlyMap<string, string> | undefined;
  readonly signal?: AbortSignal | undefined;
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
  const columns = new Map<string, PageColumn>([
    ['ids', textColumn(sql`id`)],
    ['flags', jsonColumn(sql`is_guest::int + case when account_enabled then 0 else 2 end`)],
    ...(withManagers ? [['managers', textColumn(sql`manager_id`)] as const] : []),
    ...(like.size > 0 ? [['likeness', jsonColumn(likenessTo(like))] as const] : []),
    ...fields.map((field, at) => [`f${String(at)}`, fieldColumn(field)] as const),
  ]);
  const askAhead = (after: string): Promise<Row | undefined> => {
    const asked = ask(db, columns, after);
    // It may fail while the page before it is worked on; whoever waits for it hears of it, and nothing ends before.
    asked.catch(() => undefined);
    return asked;
  };
  let next = askAhead('0');
  try {
    for (;;) {
      signal?.throwIfAborted();
      const row = await next;
      if (row === undefined || row['last'] === null) return;
      next = askAhead(row['last'] ?? '0');
      yield toPage(row, columns, fields);
      await setImmediate();
    }
  } finally {
    // Whoever stops early leaves a page behind that nobody asks about, and the store may be closed next.
    await next.catch(() => undefined);
  }
}

/** One text for each column, and the last position. */
type Row = Readonly<Record<string, string | null>>;

async function ask(
  db: Kysely<Database>,
  columns: ReadonlyMap<string, PageColumn>,
  after: string,
): Promise<Row | undefined> {
  const values = [...columns].map(([name, { select }]) => sql`${select} as ${sql.ref(name)}`);
  const texts = [...columns].map(([name, { join }]) => sql`${join(sql.ref(name))} as ${sql.ref(name)}`);
  const { rows } = await sql<Row>`
    select max(position)::text as last, ${sql.join(texts)} from (
      select position, ${sql.join(values)} from people_mirror
      where position > ${after} order by position limit ${sql.lit(peoplePerPage)}
    ) as page`.execute(db);
  return rows[0];
}

function likenessTo(like: ReadonlyMap<string, string>): RawBuilder<unknown> {
  const same = [...like].map(
    ([field, value]) => sql`(${fieldColumn(field).select} is not distinct from ${value})::int`,
  );
  return sql.join(same, sql` + `);
}

function toPage(row: Row, columns: ReadonlyMap<string, PageColumn>, fields: readonly string[]): PeoplePage {
  const listOf = (name: string): readonly unknown[] => columns.get(name)?.split(row[name] ?? '') ?? [];
  return {
    ids: listOf('ids') as readonly string[],
    flags: listOf('flags') as readonly number[],
    managers: columns.has('managers') ? (listOf('managers') as readonly (string | null)[]) : null,
    likeness: columns.has('likeness') ? (listOf('likeness') as readonly number[]) : null,
    columns: new Map(fields.map((field, at) => [field, listOf(`f${String(at)}`)])),
  };
}
