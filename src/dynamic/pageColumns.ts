import { sql, type RawBuilder } from 'kysely';
import { mirrorFields } from './mirrorFields.ts';

/**
 * How one column of a page travels: as one text for all people, with nothing quoted. Moving the texts is most of what
 * reading everybody takes.
 */
export interface PageColumn {
  readonly select: RawBuilder<unknown>;
  /** What makes one text of the column, by its name in the page. */
  readonly join: (name: RawBuilder<unknown>) => RawBuilder<unknown>;
  readonly split: (text: string) => readonly unknown[];
}

/** Between two values, and in place of none. The mirror keeps no value with either. */
const separator = '\u001f';
const none = '\u001e';

/** Texts, some of them missing. */
export function textColumn(select: RawBuilder<unknown>): PageColumn {
  return {
    select,
    join: (name) => sql`string_agg(coalesce(${name}, ${sql.lit(none)}), ${sql.lit(separator)})`,
    split: (text) => {
      const values: (string | null)[] = text.split(separator);
      for (const [at, value] of values.entries()) if (value === none) values[at] = null;
      return values;
    },
  };
}

/** Everything else, as JSON: a boolean or a number writes itself so. */
export function jsonColumn(select: RawBuilder<unknown>): PageColumn {
  return {
    select,
    join: (name) => sql`string_agg(coalesce(${name}::text, 'null'), ',')`,
    split: (text) => JSON.parse(`[${text}]`) as readonly unknown[],
  };
}

/** A property of everybody, under Graph's name. */
export function fieldColumn(field: string): PageColumn {
  const kept = mirrorFields.get(field);
  if (kept === undefined) return jsonColumn(sql`others -> ${sql.lit(field)}`);
  const column = sql.ref(kept.column);
  return kept.kind === 'text' ? textColumn(sql`${column}`) : jsonColumn(sql`${column}`);
}
